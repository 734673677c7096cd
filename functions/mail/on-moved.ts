import { count } from '../runtime/counting.ts';
import { reaction } from '../runtime/reaction.ts';
import { mails } from './keep.ts';
import { tallyOf } from './tally.ts';

/** A mail came to wait for somebody, or waits no more: the count beside the list says so. */
export const handler = reaction(({ id }) => count('mail', () => mails.find(id), tallyOf));
