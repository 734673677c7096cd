import type { BulkWords } from '../../record/bulk-words.ts';

const waits = ['change', 'problem', 'vendor'].map((value) => ({ value, label: `A ${value}` }));

/** Commands on many incidents. */
export const bulkWords: BulkWords = {
  acknowledge: { label: 'Acknowledge' },
  take: { label: 'Assign to me' },
  assign: { label: 'Assign', field: 'assignee', asks: 'Person', as: 'person' },
  comment: { label: 'Comment', field: 'text', asks: 'What should the requesters know?' },
  hold: { label: 'Put on hold', field: 'reason', asks: 'What do they wait for?', as: waits },
  resolve: { label: 'Resolve', field: 'resolution', asks: 'What solved them?' },
  close: { label: 'Close' },
  'set-parent': { label: 'Make children', field: 'parent', asks: 'Of which incident?', as: 'line' },
  watch: { label: 'Watch' },
};
