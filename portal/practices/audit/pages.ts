import type { Row } from '../row.ts';

export const auditPages: readonly Row[] = [
  {
    path: '/anchors',
    label: 'Audit',
    icon: 'lock-private',
    section: 'Administration',
    may: ['group-mapping', 'create'],
    list: async () => (await import('./anchors.tsx')).AnchorList,
  },
];
