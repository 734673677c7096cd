import type { Approvable } from '../record/approvable.ts';
import type { Approval } from '../record/approval-round.ts';
import { holds } from '../record/condition.ts';
import { filedUnder } from '../runtime/collection.ts';
import { findApprovables } from './approvables.ts';
import type { Cab } from './cab.ts';
import { approvals, cabSubject } from './keep.ts';

export type AgendaItem = { readonly round: Approval; readonly about: Approvable };

const begins = ({ about }: AgendaItem) => about.begins ?? '~';

/**
 * What waits for a CAB at a moment and is on its agenda: within its horizon and by its condition, what begins first on top. It is a
 * query, so that nobody has to put anything there.
 */
export async function agendaOf(cab: Cab, at: string): Promise<AgendaItem[]> {
  const rounds = (await filedUnder(approvals, 'subject', cabSubject(cab.id))).filter(
    ({ state }) => state === 'pending',
  );
  const known = await findApprovables(rounds.map(({ about }) => about));
  const last = new Date(Date.parse(at) + cab.horizonDays * 86_400_000).toISOString();
  return rounds
    .flatMap((round) => {
      const about = known.get(round.about);
      return about ? [{ round, about }] : [];
    })
    .filter(({ about }) => about.begins === undefined || about.begins <= last)
    .filter(({ about }) => !cab.agenda || holds(cab.agenda, about.facts))
    .sort((a, b) => (begins(a) < begins(b) ? -1 : 1));
}
