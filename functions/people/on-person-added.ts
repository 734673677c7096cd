import { reaction } from '../runtime/reaction.ts';
import { settleAccount } from './account.ts';

/** Somebody was added: they get an account and are invited to it. */
export const handler = reaction(({ id, next }, now) => settleAccount(id, now, next));
