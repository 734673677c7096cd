import { reaction } from '../runtime/reaction.ts';
import { settleAccount } from './account.ts';

/** Somebody has another mail address, has left or is back: their account follows. */
export const handler = reaction(({ id, next }, now) => settleAccount(id, now, next));
