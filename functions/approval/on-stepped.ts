import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { follow } from './following.ts';
import { approvals } from './keep.ts';
import { tellOfMeeting } from './tabling.ts';

const by = system('on-stepped');

/** A step begins, or a round has ended: its machine follows, and a CAB's meeting is told of. */
export const handler = reaction(async ({ id, next }, now) => {
  const round = await approvals.find(id);
  if (!round) return;
  await follow(round, now);
  await tellOfMeeting(round, by, now, next);
});
