import { queuePartitions } from '../record/index-keys.ts';
import { type IndexQuery, queryPage } from '../runtime/listing.ts';
import type { Escalation } from './escalation.ts';
import { escalations } from './keep.ts';

/** A page of the escalations of these teams that are paging, the oldest first. */
export async function pagingPage(teams: Iterable<string>, limit: number, after?: string) {
  const scans: IndexQuery[] = [...teams]
    .flatMap((team) => queuePartitions('escalation', team))
    .map((partition) => ({ practice: 'on-call', index: 'open', partition, limit, after }));
  const { rows, ...rest } = await queryPage(scans, limit);
  return { items: await escalations.all(rows.map(({ id }) => String(id))), ...rest };
}

/** Every escalation of a team that is paging. */
export async function pagingEscalations(team: string): Promise<Escalation[]> {
  const found: Escalation[] = [];
  let after: string | undefined;
  do {
    const page = await pagingPage([team], 100, after);
    found.push(...page.items);
    after = page.after;
  } while (after);
  return found;
}
