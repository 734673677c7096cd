import { bulkOf } from '../record/bulk.ts';
import { changeId } from './change.ts';

/** One of the commands that can be given on many changes at once. */
export const Bulk = bulkOf(
  ['submit', 'withdraw', 'cancel', 'implement', 'finish', 'close', 'assign', 'watch', 'comment', 'note'],
  changeId,
);
