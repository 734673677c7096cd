import type { BulkWords } from '../../record/bulk-words.ts';

const codes = [{ value: 'successful', label: 'All were successful' }];

/** Commands on many changes. What did not go smoothly is told of each by itself. */
export const bulkWords: BulkWords = {
  submit: { label: 'Submit' },
  assign: { label: 'Assign', field: 'assignee', asks: 'Person', as: 'person', right: 'change' },
  implement: { label: 'Begin' },
  finish: { label: 'Work is over' },
  close: { label: 'Close', field: 'code', asks: 'How did they go?', as: codes },
  comment: { label: 'Comment', field: 'text', asks: 'What should the requesters know?' },
  note: { label: 'Internal note', field: 'text', asks: 'What should the team know?' },
  withdraw: { label: 'Take back', field: 'reason', asks: 'Why are they taken back?' },
  cancel: { label: 'Cancel', field: 'reason', asks: 'Why will they not be done?' },
  watch: { label: 'Watch' },
};
