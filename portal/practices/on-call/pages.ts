import type { Row } from '../row.ts';

export const onCallPages: readonly Row[] = [
  {
    path: '/on-call',
    label: 'On call',
    icon: 'calendar',
    section: 'On call',
    thumb: true,
    list: async () => (await import('./on-call.tsx')).OnCallPage,
  },
];
