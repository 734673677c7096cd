import { findRound } from '../approval/read.ts';
import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { followRound } from './following-approval.ts';

const by = system('on-approval');

/** A step begins, or a round has ended: the change that it is about goes on, or back. */
export const handler = reaction(async ({ id, next }, now) => {
  if (!id.startsWith('CHG-')) return;
  const round = await findRound(id);
  if (round) await followRound(round, by, now, next);
});
