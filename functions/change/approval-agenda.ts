import type { Approval } from '../record/approval-round.ts';
import { holds } from '../record/condition.ts';
import { filedUnder } from '../runtime/collection.ts';
import { factsOf } from './approval-facts.ts';
import { approvals, cabSubject } from './approval-keep.ts';
import type { Cab } from './cab.ts';
import type { Change } from './change.ts';
import { stored } from './stored.ts';

export type AgendaItem = { readonly round: Approval; readonly change: Change };

const begins = ({ change }: AgendaItem) => change.plannedFrom ?? '~';

/**
 * What waits for a CAB at a moment and is on its agenda: within its horizon and by its condition, what begins first on top. It is a
 * query, so that nobody has to put anything there.
 */
export async function agendaOf(cab: Cab, at: string): Promise<AgendaItem[]> {
  const rounds = (await filedUnder(approvals, 'subject', cabSubject(cab.id))).filter(
    ({ state }) => state === 'pending',
  );
  const known = new Map(
    (await stored.all(rounds.map(({ about }) => about))).map((change) => [change.id, change]),
  );
  const last = new Date(Date.parse(at) + cab.horizonDays * 86_400_000).toISOString();
  return rounds
    .flatMap((round) => {
      const change = known.get(round.about);
      return change ? [{ round, change }] : [];
    })
    .filter(({ change }) => change.plannedFrom === undefined || change.plannedFrom <= last)
    .filter(({ change }) => !cab.agenda || holds(cab.agenda, factsOf(change)))
    .sort((a, b) => (begins(a) < begins(b) ? -1 : 1));
}
