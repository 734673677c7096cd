import { bulkOf } from '../record/bulk.ts';
import { problemId } from './problem.ts';

/** One of the commands that can be given on many problems at once. */
export const Bulk = bulkOf(
  [
    ...(['assess', 'analyze', 'fix', 'resolve', 'close', 'accept-risk', 'mark-duplicate', 'cancel'] as const),
    ...(['assign', 'publish-workaround', 'watch', 'comment', 'note'] as const),
  ],
  problemId,
);
