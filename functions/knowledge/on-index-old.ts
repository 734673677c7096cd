import { reaction } from '../runtime/reaction.ts';
import { rebuild } from './rebuilding.ts';

/** The index is a day old, or much has changed since: it is built anew out of the records. */
export const handler = reaction((_, now) => rebuild(now));
