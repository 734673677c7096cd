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
    path: '/alert-rules',
    label: 'Alert rules',
    icon: 'filter',
    section: 'Alerts',
    list: async () => (await import('./rules.tsx')).RulesPage,
    create: async () => (await import('./rule-form.tsx')).NewRule,
    edit: async () => (await import('./rule-form.tsx')).EditRule,
  },
  {
    path: '/maintenance-windows',
    label: 'Maintenance',
    icon: 'calendar',
    section: 'Alerts',
    list: async () => (await import('./windows.tsx')).WindowsPage,
    record: async () => (await import('./window.tsx')).WindowRecord,
  },
  {
    path: '/quarantine',
    label: 'Quarantine',
    icon: 'lock-private',
    section: 'Alerts',
    list: async () => (await import('./quarantine.tsx')).QuarantinePage,
  },
];
