import * as z from 'zod';
import { system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { escalate, expire, remind, withdraw } from '../record/approval-course.ts';
import { lapsesOf } from '../record/approval-deadlines.ts';
import { type Approval, currentStep } from '../record/approval-round.ts';
import { isRace } from '../runtime/races.ts';
import { task } from '../runtime/task.ts';
import { findApprovable } from './approvables.ts';
import { follow } from './following.ts';
import { groundAt } from './ground.ts';
import { approvals } from './keep.ts';
import { tokens, turnOf } from './token.ts';

const Ask = z.object({
  approval: z.string(),
  step: z.int().nonnegative(),
  lapse: z.int().nonnegative(),
  token: z.string(),
});
const by = system('do-ask');
const depth = 3;

/** The time of a round is over, unless its record asks for something else by now. */
async function end(round: Approval, now: string): Promise<Approval> {
  const about = await findApprovable(round.about);
  const still = about?.asked && about.round === round.round;
  try {
    if (still || !about)
      return await approvals.save(
        { ...expire(round, by, now), ...(about && { checks: [about.check] }) },
        { depth },
      );
  } catch (error) {
    if (!isRace(error, ['check-failed'])) throw error;
  }
  return approvals.save(withdraw(round, 'What was asked was taken back or edited.', by, now), { depth });
}

/** Does what a deadline asks for, once; the round as it is then. */
async function passed(round: Approval, lapse: number, now: string): Promise<Approval> {
  const step = currentStep(round);
  const act = lapsesOf(step.deadlines)[lapse - 1]?.act;
  if (act === 'expire') return end(round, now);
  if (act === 'remind' && !step.remindedAt)
    return approvals.save(remind(round, await groundAt(now), by, now), { depth });
  if (act === 'escalate' && !step.escalatedAt)
    return approvals.save(escalate(round, 'Nobody decided in time.', await groundAt(now), by, now), {
      depth,
    });
  return round;
}

/**
 * Keeps one deadline of a round and goes on waiting. The token is left first, where a decision that commits from now on finds it; then
 * the round is read again, so that a machine never waits for what has happened. A lost race starts over from the top.
 */
export const handler = task(Ask, async ({ approval: id, step, lapse, token }, now) => {
  const met = await tokens.leaveToken(id, turnOf(step, lapse), token, now);
  if (!met) return;
  const round = await approvals.find(id);
  if (!round) throw new Refusal('not-found', `There is no round ${id}.`);
  const still = round.state === 'pending' && round.step === step;
  const after = still && lapse > 0 ? await passed(round, lapse, now) : round;
  if (after.state !== 'pending' || after.step > step) await follow(after, now);
});
