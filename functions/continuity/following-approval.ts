import { roundOf, stillStands } from '../approval/read.ts';
import type { Actor } from '../kernel/actor.ts';
import { contentHash } from './approvable.ts';
import { plans } from './keep.ts';
import { approvePlan, type ContinuityPlan, rejectPlan } from './plan.ts';

/** Brings a plan into line with its round of votes: the record of the round decides. Doing it again changes nothing. */
export async function followPlan(plan: ContinuityPlan, by: Actor, at: string, depth: number): Promise<void> {
  if (plan.state !== 'awaiting-approval') return;
  const round = await roundOf(plan);
  if (!round || round.state === 'pending') return;
  const approved = round.state === 'approved' && contentHash(plan) === round.content;
  const no = round.votes.findLast(({ decision, comment }) => decision === 'reject' && comment)?.comment;
  const decision = approved
    ? approvePlan(plan, by, at)
    : round.state === 'rejected' || round.state === 'expired'
      ? rejectPlan(plan, no ?? round.reason ?? 'It was voted down.', by, at)
      : undefined;
  if (decision) await plans.save({ ...decision, checks: [stillStands(round)] }, { depth });
}
