import { findRound } from '../approval/read.ts';
import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { followRound } from './following-approval.ts';

const by = system('on-approval');

/** A round of votes has ended: the request that it is about is begun, or is over. */
export const handler = reaction(async ({ id, next }, now) => {
  if (!id.startsWith('REQ-')) return;
  const round = await findRound(id);
  if (round) await followRound(round, by, now, next);
});
