import type { Row } from '../row.ts';

export const monitoringPages: readonly Row[] = [
  {
    path: '/alerts',
    label: 'Alerts',
    icon: 'notification',
    section: 'Alerts',
    thumb: true,
    list: async () => (await import('./list.tsx')).AlertList,
    record: async () => (await import('./record.tsx')).AlertRecord,
  },
  {
    path: '/quarantine',
    label: 'Quarantine',
    icon: 'lock-private',
    section: 'Alerts',
    list: async () => (await import('./quarantine.tsx')).QuarantinePage,
  },
];
