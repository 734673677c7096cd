import { queuePartitions } from '../record/index-keys.ts';
import { queryPage, type Row } from '../runtime/listing.ts';
import { alerts } from './keep.ts';

export type { Alert } from './alert.ts';

/** The alert as it is now; undefined when there is none. */
export const findAlert = (id: string) => alerts.find(id);

const inside = /^(pk|sk|openPk|openSk)$/;
const shown = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !inside.test(name)));

/** The first of these teams' open alerts, as the open index shows them: no record is read. */
export async function openAlerts(teams: readonly string[], limit: number) {
  const scans = teams
    .flatMap((team) => queuePartitions('alert', team))
    .map((partition) => ({ practice: 'monitoring', index: 'open', partition, limit }) as const);
  const { rows, after } = await queryPage(scans, limit);
  return { rows: rows.map(shown), after };
}
/** Which of these alerts fire at this moment. */
export const firingOf = async (ids: readonly string[]): Promise<string[]> =>
  (await alerts.all(ids)).filter(({ state }) => state === 'firing').map(({ id }) => id);
