import type { Row } from '../row.ts';

export const peoplePages: readonly Row[] = [
  {
    path: '/people',
    label: 'People',
    icon: 'user-profile',
    section: 'People',
    list: async () => (await import('./people.tsx')).PersonList,
  },
  {
    path: '/teams',
    label: 'Teams',
    icon: 'group',
    section: 'People',
    list: async () => (await import('./teams.tsx')).TeamList,
  },
  {
    path: '/rights',
    label: 'Rights',
    icon: 'key',
    section: 'People',
    list: async () => (await import('./rights.tsx')).RightsPage,
  },
];
