import { count } from '../runtime/counting.ts';
import { reaction } from '../runtime/reaction.ts';
import { tallyOf } from './fix.ts';
import { vulnerabilities } from './keep.ts';

/** A vulnerability moved to where it counts otherwise: the counts of its fix say so. */
export const handler = reaction(({ id }) => count('security', () => vulnerabilities.find(id), tallyOf));
