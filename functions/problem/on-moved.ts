import { count } from '../runtime/counting.ts';
import { reaction } from '../runtime/reaction.ts';
import { stored } from './stored.ts';
import { tallyOf } from './tally.ts';

/** A problem moved to where it counts otherwise: the counts beside the list say so. */
export const handler = reaction(({ id }) => count('problem', () => stored.find(id), tallyOf));
