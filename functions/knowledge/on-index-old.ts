import { reaction } from '../runtime/reaction.ts';
import { dropParts } from './index-store.ts';
import { rebuild } from './rebuilding.ts';

/**
 * The index is a day old, or much has changed since: it is built anew out of the records. After somebody was erased what was
 * built before goes at once: their words are in it.
 */
export const handler = reaction(async ({ type }, now) => {
  const parts = await rebuild(now);
  if (type === 'erasure.done') await dropParts(parts);
});
