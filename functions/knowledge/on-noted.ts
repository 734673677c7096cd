import { reaction } from '../runtime/reaction.ts';
import { note } from './notes.ts';

/** Something that can be found was made or changed: it is noted, and the index hears of it within the minute. */
export const handler = reaction((heard) => note(heard));
