import type { Approval } from '../record/approval-round.ts';
import { succeed } from './machine.ts';
import { stepOfTurn, tokens } from './token.ts';

/**
 * Brings the machine of a round into line with it. The record of the round decides, and whatever is approved by it follows by a
 * reaction of its own practice; doing it again changes nothing.
 */
export async function follow({ id, state, step }: Approval, at: string): Promise<void> {
  const { token, turn = 0 } = await tokens.leaveStanding(id, { state, step }, at);
  const over = state !== 'pending';
  if (token && (over || stepOfTurn(turn) < step)) await succeed(token, { state, step });
  if (token && over) await tokens.forgetToken(id, at);
}
