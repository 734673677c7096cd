import type { Row } from '../row.ts';

export const reviewPages: readonly Row[] = [
  {
    path: '/reviews',
    label: 'Reviews',
    icon: 'search',
    section: 'Incidents',
    may: ['review', 'change'],
    list: async () => (await import('./list.tsx')).ReviewList,
    record: async () => (await import('./record.tsx')).ReviewRecord,
  },
];
