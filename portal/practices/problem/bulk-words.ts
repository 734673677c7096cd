import type { BulkWords } from '../../record/bulk-words.ts';

/** Commands on many problems. What has to be said of each by itself is not among them. */
export const bulkWords: BulkWords = {
  assign: { label: 'Assign', field: 'assignee', asks: 'Coordinator', as: 'person', right: 'change' },
  assess: { label: 'Assess' },
  analyze: { label: 'Look for the cause' },
  fix: { label: 'Begin the fix' },
  'publish-workaround': { label: 'Publish the workaround' },
  resolve: { label: 'Resolve', field: 'text', asks: 'What was done?' },
  close: { label: 'Close' },
  'mark-duplicate': { label: 'Duplicates', field: 'of', asks: 'Of which problem?', as: 'line' },
  comment: { label: 'Comment', field: 'text', asks: 'What should be known?' },
  note: { label: 'Internal note', field: 'text', asks: 'What should the team know?' },
  cancel: { label: 'Cancel', field: 'reason', asks: 'Why will nobody look into them?' },
  watch: { label: 'Watch' },
};
