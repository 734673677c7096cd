import type { Row } from '../row.ts';

export const peoplePages: readonly Row[] = [
  {
    path: '/people',
    label: 'People',
    icon: 'user-profile',
    section: 'People',
    list: async () => (await import('./people.tsx')).PersonList,
    record: async () => (await import('./record.tsx')).PersonRecord,
    edit: async () => (await import('./edit.tsx')).EditPerson,
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
  {
    path: '/group-mappings',
    label: 'Group mappings',
    icon: 'share',
    section: 'People',
    may: ['group-mapping', 'create'],
    list: async () => (await import('./group-mappings.tsx')).GroupMappings,
  },
];
