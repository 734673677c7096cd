import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { actOn } from './acting.ts';
import { runs } from './keep.ts';

const by = system('on-steps-opened');

/** Steps of a run were opened: what a function does is done, and what is a plan is begun. That it is to be is recorded already. */
export const handler = reaction(async ({ id, next }) => {
  const run = await runs.find(id);
  if (run) await actOn(run, by, () => new Date().toISOString(), next);
});
