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
];
