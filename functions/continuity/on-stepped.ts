import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { followRun } from './following-run.ts';
import { runs } from './keep.ts';

const by = system('on-stepped');

/** A run came a step further. */
export const handler = reaction(async ({ id, next }, now) => {
  const run = await runs.find(id);
  if (run) await followRun(run, by, now, next);
});
