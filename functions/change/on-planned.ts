import { reaction } from '../runtime/reaction.ts';
import { check, checkAll } from './checking.ts';

/**
 * A change was planned anew, or a calendar was changed: conflicts are looked for, in the change itself and in those that it is or
 * was in conflict with.
 */
export const handler = reaction(async ({ id, type, next }, now) => {
  if (type.startsWith('change-calendar.')) return checkAll(now, next);
  for (const other of await check(id, now, next)) await check(other, now, next);
});
