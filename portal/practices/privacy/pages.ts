import type { Row } from '../row.ts';

export const privacyPages: readonly Row[] = [
  {
    path: '/my-data',
    label: 'My data',
    icon: 'download',
    section: 'People',
    everybody: true,
    list: async () => (await import('./my-data.tsx')).MyData,
  },
  {
    path: '/erasures',
    label: 'Erasures',
    icon: 'remove',
    section: 'Administration',
    may: ['erasure', 'create'],
    list: async () => (await import('./erasures.tsx')).ErasureList,
  },
];
