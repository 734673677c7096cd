import type { Actor } from '../kernel/actor.ts';
import type { Check } from '../kernel/decision.ts';
import type { Approval } from '../record/approval-round.ts';
import { contentHash } from './approval-content.ts';
import { succeed } from './approval-machine.ts';
import { forgetToken, leaveStanding, stepOfTurn } from './approval-token.ts';
import type { Change } from './change.ts';
import { approve, endorse, reject } from './course.ts';
import { changes } from './keep.ts';
import { isAsked } from './lifecycle.ts';

/** Holds while a round has ended in this way. */
export const endedAs = (id: string, state: Approval['state']): Check => ({
  table: 'change',
  pk: `approval#${id}`,
  sk: 'record',
  field: 'state',
  among: [state],
});

/** Holds while a change is put to the vote in this round, with what it asks for. */
export const stillAsked = ({ id, round }: Pick<Change, 'id' | 'round'>): Check => ({
  table: 'change',
  pk: `change#${id}`,
  sk: 'record',
  field: 'state',
  among: ['assess', 'authorize'],
  and: [{ field: 'round', among: [round] }],
});

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

/**
 * Brings what depends on a round into line with it: the change, then the machine. The record of the round decides; doing it again
 * changes nothing.
 */
export async function follow(round: Approval, by: Actor, at: string, depth: number): Promise<void> {
  const change = await changes.find(round.about);
  const decision = change && meaning(round, change, by, at);
  if (decision) await changes.save({ ...decision, checks: [endedAs(round.id, round.state)] }, { depth });
  const { state, step } = round;
  const { token, turn = 0 } = await leaveStanding(round.id, { state, step }, at);
  const over = state !== 'pending';
  if (token && (over || stepOfTurn(turn) < step)) await succeed(token, { state, step });
  if (token && over) await forgetToken(round.id, at);
}
