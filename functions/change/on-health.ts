import { reaction } from '../runtime/reaction.ts';
import { followEvent } from './health-following.ts';

/** AWS Health said something of work that is planned: its change says so, too. */
export const handler = reaction(({ id, next }, now) => followEvent(id, now, next));
