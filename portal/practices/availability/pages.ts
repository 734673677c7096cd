import type { Row } from '../row.ts';

export const availabilityPages: readonly Row[] = [
  {
    path: '/availability',
    label: 'Service health',
    icon: 'status-positive',
    section: 'Availability',
    list: async () => (await import('./health.tsx')).ServiceHealth,
    record: async () => (await import('./service.tsx')).ServiceAvailability,
  },
  {
    path: '/outages',
    label: 'Outages',
    icon: 'status-negative',
    section: 'Availability',
    list: async () => (await import('./outages.tsx')).OutageList,
    record: async () => (await import('./outage.tsx')).OutageRecord,
    create: async () => (await import('./outage-form.tsx')).NewOutage,
  },
  {
    path: '/availability-commitments',
    label: 'What is promised',
    icon: 'file',
    section: 'Availability',
    list: async () => (await import('./commitments.tsx')).CommitmentList,
    create: async () => (await import('./commitment-form.tsx')).NewCommitment,
    edit: async () => (await import('./commitment-form.tsx')).EditCommitment,
  },
  {
    path: '/status-pages',
    label: 'Status pages',
    icon: 'globe',
    section: 'Availability',
    everybody: true,
    list: async () => (await import('./status-pages.tsx')).StatusPageList,
    record: async () => (await import('./status.tsx')).StatusView,
    create: async () => (await import('./status-page-form.tsx')).NewStatusPage,
    edit: async () => (await import('./status-page-form.tsx')).EditStatusPage,
  },
];
