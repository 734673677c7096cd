import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { follow } from './approval-following.ts';
import { approvals } from './approval-keep.ts';
import { tellOfMeeting } from './approval-tabling.ts';

const by = system('on-approval');

/** A step begins, or a round has ended: its change and its machine follow, and a CAB's meeting is told of. */
export const handler = reaction(async ({ id, next }, now) => {
  const round = await approvals.find(id);
  if (!round) return;
  await follow(round, by, now, next);
  await tellOfMeeting(round, by, now, next);
});
