import { reaction } from '../runtime/reaction.ts';
import { rememberOutcome } from './history.ts';
import { changes } from './keep.ts';

/** How a change went is remembered for those that come after it; so is what it is found to have caused. */
export const handler = reaction(async ({ id }) => {
  const change = await changes.find(id);
  if (change) await rememberOutcome(change);
});
