import { stillStands } from '../approval/read.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Approval } from '../record/approval-round.ts';
import { contentHash } from './approvable.ts';
import type { Change } from './change.ts';
import { approve, endorse, reject } from './course.ts';
import { changes } from './keep.ts';
import { isAsked } from './lifecycle.ts';

/** What a round means for its change; undefined when it means nothing, any more or yet. */
function meaning(round: Approval, change: Change, by: Actor, at: string) {
  if (change.round !== round.round || !isAsked(change)) return undefined;
  if (round.state === 'approved')
    return contentHash(change) === round.content ? approve(change, by, at) : undefined;
  if (round.state === 'rejected' || round.state === 'expired') {
    const no = round.votes.findLast(({ decision }) => decision === 'reject');
    const why = round.reason ?? no?.comment ?? 'It was voted down.';
    return reject(change, why, by, at, { approval: round.id, outcome: round.state });
  }
  if (round.state === 'pending' && round.step > 0 && change.state === 'assess')
    return endorse(change, by, at);
  return undefined;
}

/** Brings a change into line with its round: the record of the round decides. Doing it again changes nothing. */
export async function followRound(round: Approval, by: Actor, at: string, depth: number): Promise<void> {
  const change = await changes.find(round.about);
  const decision = change && meaning(round, change, by, at);
  if (decision) await changes.save({ ...decision, checks: [stillStands(round)] }, { depth });
}
