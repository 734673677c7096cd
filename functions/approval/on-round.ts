import { system } from '../kernel/actor.ts';
import { reaction } from '../runtime/reaction.ts';
import { alignRounds } from './asking.ts';

const by = system('on-round');

/** A record is put to the vote, edited, or taken back: its rounds follow. */
export const handler = reaction(({ id, next }, now) => alignRounds(id, by, now, next));
