import { reaction } from '../runtime/reaction.ts';
import { isOld } from './delta.ts';
import { fold } from './folding.ts';
import { askForIndex } from './notes.ts';

/** Half a minute with something to note is over: what was noted in it can be found from now on. */
export const handler = reaction(async ({ next }, now) => {
  const delta = await fold(now);
  if (isOld(delta, Date.parse(now))) await askForIndex(next);
});
