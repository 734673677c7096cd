import { count } from '../runtime/counting.ts';
import { reaction } from '../runtime/reaction.ts';
import { deflectionTally } from './deflection.ts';
import { feedbackTally } from './feedback.ts';
import { deflections, feedback } from './keep.ts';

/** Somebody said that an article helped, did not, or answered them: the counts beside it say so. */
export const handler = reaction(({ id, type }) =>
  type.startsWith('deflection.')
    ? count('knowledge', () => deflections.find(id), deflectionTally)
    : count('knowledge', () => feedback.find(id), feedbackTally),
);
