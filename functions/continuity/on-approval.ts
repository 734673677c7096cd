import { findRound } from '../approval/read.ts';
import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { followPlan } from './following-approval.ts';
import { plans } from './keep.ts';

const by = system('on-approval');

/** A round of votes has ended: the plan that it is about holds from now on, or is written on. */
export const handler = reaction(async ({ id, next }, now) => {
  if (!id.startsWith('CPL-')) return;
  const plan = await plans.find((await findRound(id))?.about ?? '');
  if (plan) await followPlan(plan, by, now, next);
});
