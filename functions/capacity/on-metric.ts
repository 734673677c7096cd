import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { measureNow } from './measuring.ts';

/** Somebody has a metric watched, changes its limit, or does not want to wait for the night: it is measured at once. */
export const handler = reaction(({ id, next }, now) => measureNow(id, system('on-metric'), now, next));
