import { bulkOf } from '../record/bulk.ts';
import { incidentId } from './family.ts';

/** One of the commands that can be given on many incidents at once. */
export const Bulk = bulkOf(
  ['acknowledge', 'take', 'assign', 'resolve', 'close', 'hold', 'set-parent', 'change', 'watch', 'comment'],
  incidentId,
);
