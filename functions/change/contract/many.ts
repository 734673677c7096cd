import { contract } from '../../kernel/contract.ts';
import { BulkOutcome } from '../../record/bulk.ts';
import { Bulk } from '../bulk.ts';
import { changeRights as rights } from '../rights.ts';

/** One command for many. */
export const bulkContract = contract([
  {
    id: 'bulkChanges',
    method: 'POST',
    path: '/v1/changes/bulk',
    summary: 'Give one command on up to a hundred changes, or see what would be refused',
    command: 'bulk',
    rights,
    ask: Bulk,
    answer: BulkOutcome,
  },
]);
