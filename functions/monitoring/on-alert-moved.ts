import { count } from '../runtime/counting.ts';
import { reaction } from '../runtime/reaction.ts';
import { alertTally } from './alert-tally.ts';
import { alerts } from './keep.ts';

/** An alert begins, ends, is held or flaps: the counts beside the lists say so. */
export const handler = reaction(({ id }) => count('monitoring', () => alerts.find(id), alertTally));
