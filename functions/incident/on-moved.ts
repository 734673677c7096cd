import { count } from '../runtime/counting.ts';
import { reaction } from '../runtime/reaction.ts';
import { stored } from './stored.ts';
import { tallyOf } from './tally.ts';

/** An incident moved to where it counts otherwise: the counts beside the lists say so. */
export const handler = reaction(({ id }) => count('incident', () => stored.find(id), tallyOf));
