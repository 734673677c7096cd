import { reaction } from '../runtime/reaction.ts';
import { unreadable } from './keep.ts';
import { takeEvent } from './taking.ts';

/** What could not be read is read once more: whoever can read it now, or it is set aside again. */
export const handler = reaction(async ({ id, version, next }, now) => {
  const one = await unreadable.find(id);
  if (one?.state !== 'released') return;
  await takeEvent(JSON.parse(one.raw), now, next, `#${id}#${version}`);
});
