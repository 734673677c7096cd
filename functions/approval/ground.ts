import { awayAt } from '../on-call/read.ts';
import type { Ground } from '../record/approval-notice.ts';
import type { Approval } from '../record/approval-round.ts';
import { collection, filedUnder } from '../runtime/collection.ts';
import { applies, delegatesAt } from './delegation.ts';
import { cabs, delegations } from './keep.ts';

/** Who is away at a moment, and who stands for whom: looked up when somebody is asked. */
export async function groundAt(at: string): Promise<Ground> {
  const [planned, away] = await Promise.all([collection(delegations), awayAt(at)]);
  return { delegates: delegatesAt(planned, at), away };
}

/**
 * For whom somebody stands at a moment, each with the delegation that says so: by delegation, and in a CAB by its own list, which needs
 * none.
 */
export async function standsFor(
  person: string,
  round: Approval | undefined,
  at: string,
): Promise<Map<string, string | undefined>> {
  const mine = await filedUnder(delegations, 'person', `to#${person}`);
  const cab = round?.steps[round.step]?.cab;
  const board = cab ? await cabs.find(cab) : undefined;
  const seats = Object.entries(board?.delegates ?? {}).filter(([, delegate]) => delegate === person);
  return new Map<string, string | undefined>([
    ...mine.filter((one) => applies(one, at)).map((one) => [one.person, one.id] as const),
    ...seats.map(([member]) => [member, undefined] as const),
  ]);
}
