import { reaction } from '../runtime/reaction.ts';
import { requests } from './keep.ts';
import { isAtWork } from './lifecycle.ts';
import { follow, start } from './machine.ts';

/** A request came a step further: its machine is started when its work begins, and is told of everything it waits for. */
export const handler = reaction(async ({ id }, now) => {
  const request = await requests.find(id);
  if (!request) return;
  if (isAtWork(request)) await start(request);
  await follow(request, now);
});
