import type { Row } from '../row.ts';

export const incidentPages: readonly Row[] = [
  {
    path: '/incidents',
    label: 'Incidents',
    icon: 'status-warning',
    section: 'Incidents',
    everybody: true,
    thumb: true,
    list: async () => (await import('./list.tsx')).IncidentList,
    record: async () => (await import('./record.tsx')).IncidentRecord,
  },
  {
    path: '/incidents/:id/major',
    label: 'Major incident',
    icon: 'status-negative',
    section: 'Incidents',
    unlisted: true,
    list: async () => (await import('./major.tsx')).MajorRoom,
  },
  {
    path: '/incidents/:id/updates',
    label: 'Updates',
    icon: 'status-info',
    section: 'Incidents',
    everybody: true,
    unlisted: true,
    list: async () => (await import('./updates.tsx')).UpdatesPage,
  },
];
