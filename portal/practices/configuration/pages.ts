import type { Row } from '../row.ts';

export const configurationPages: readonly Row[] = [
  {
    path: '/services',
    label: 'Services',
    icon: 'multiscreen',
    section: 'Administration',
    list: async () => (await import('./services.tsx')).ServiceList,
    create: async () => (await import('./service-form.tsx')).NewService,
    edit: async () => (await import('./service-form.tsx')).EditService,
  },
];
