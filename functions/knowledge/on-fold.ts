import { reaction } from '../runtime/reaction.ts';
import { fold } from './folding.ts';
import { rebuild } from './rebuilding.ts';

/** A delta of this size takes long to load: it becomes a part of the index before the night. */
const large = 2_000;

/** Half a minute with something to note is over: what was noted in it can be found from now on. */
export const handler = reaction(async () => {
  if ((await fold()) > large) await rebuild();
});
