import type { Check } from '../kernel/decision.ts';
import type { Approvable } from '../record/approvable.ts';
import { matching } from '../record/approval-policy.ts';
import { type Approval, roundId } from '../record/approval-round.ts';
import { collection } from '../runtime/collection.ts';
import { approvalPolicies, approvals } from './keep.ts';

/** One round of votes on a record; undefined when nobody has been asked in it yet. */
export const findRound = (id: string): Promise<Approval | undefined> => approvals.find(id);

/** The round in which a record is put to the vote, or was last. */
export const roundOf = ({
  id,
  round,
}: {
  readonly id: string;
  readonly round: number;
}): Promise<Approval | undefined> => approvals.find(roundId(id, round));

/** A condition for another practice's transaction: the round stands as whoever follows it has read it. */
export const stillStands = ({ id, state }: Pick<Approval, 'id' | 'state'>): Check => ({
  table: 'approval',
  pk: `approval#${id}`,
  sk: 'record',
  field: 'state',
  among: [state],
});

/** Whether a policy asks anybody about a record that is not there yet, or that asks nobody by itself. */
export const isAnybodyAsked = async (about: Approvable): Promise<boolean> =>
  matching(await collection(approvalPolicies), about).length > 0;

/** Which of these policies do not exist at this moment. */
export async function unknownPolicies(ids: readonly string[]): Promise<string[]> {
  const known = new Set((await approvalPolicies.all(ids)).map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}
