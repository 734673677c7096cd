import type { Check } from '../kernel/decision.ts';
import { type Approval, roundId } from '../record/approval-round.ts';
import { approvals } from './keep.ts';

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
