import { demandNone } from '../kernel/refusal.ts';
import { unknownTeams } from '../people/read.ts';
import type { Agreement } from './agreement.ts';
import { serviceCalendars } from './keep.ts';

type Names = Partial<Pick<Agreement, 'escalations'>> & { readonly calendar?: string | null | undefined };

/** Refuses a calendar or teams that the desk does not have, naming each. @throws {Refusal} `validation` */
export async function demandKnown({ calendar, escalations = [] }: Names, within = ''): Promise<void> {
  const named = escalations.flatMap(({ reassign }, index) => (reassign ? [{ reassign, index }] : []));
  const [found, unknown] = await Promise.all([
    calendar ? serviceCalendars.find(calendar) : undefined,
    unknownTeams([...new Set(named.map(({ reassign }) => reassign))]),
  ]);
  demandNone([
    ...(calendar && !found
      ? [{ pointer: `${within}/calendar`, detail: `there is no calendar ${calendar}` }]
      : []),
    ...named
      .filter(({ reassign }) => unknown.includes(reassign))
      .map(({ reassign, index }) => ({
        pointer: `${within}/escalations/${index}/reassign`,
        detail: `there is no team ${reassign}`,
      })),
  ]);
}
