import { bulkOf } from '../record/bulk.ts';
import { requestId } from './service-request.ts';

/** One of the commands that can be given on many requests at once. */
export const Bulk = bulkOf(['assign', 'cancel', 'close', 'comment', 'note', 'watch'], requestId);
