/** Commands on many, what they are called, and the one thing that each asks for. */
export const bulkWords = {
  acknowledge: { label: 'Acknowledge' },
  take: { label: 'Assign to me' },
  assign: { label: 'Assign', field: 'assignee', asks: 'Person' },
  comment: { label: 'Comment', field: 'text', asks: 'What should the requesters know?' },
  hold: { label: 'Put on hold', field: 'reason', asks: 'What do they wait for?' },
  resolve: { label: 'Resolve', field: 'resolution', asks: 'What solved them?' },
  close: { label: 'Close' },
  'set-parent': { label: 'Make children', field: 'parent', asks: 'Of which incident?' },
  watch: { label: 'Watch' },
} as const satisfies Record<string, { label: string; field?: string; asks?: string }>;
export type BulkCommand = keyof typeof bulkWords;
