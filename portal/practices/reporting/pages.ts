import type { Row } from '../row.ts';

export const reportingPages: readonly Row[] = [
  {
    path: '/reports',
    label: 'Figures',
    icon: 'view-full',
    section: 'Reports',
    list: async () => (await import('./report-page.tsx')).ReportPage,
  },
  {
    path: '/report-subscriptions',
    label: 'Weekly mails',
    icon: 'envelope',
    section: 'Reports',
    list: async () => (await import('./subscriptions.tsx')).ReportSubscriptions,
  },
  {
    path: '/report-measures',
    label: 'How it is measured',
    icon: 'status-info',
    section: 'Reports',
    list: async () => (await import('./measures.tsx')).Measures,
  },
];
