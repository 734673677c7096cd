import type { Row } from '../row.ts';

export const requestPages: readonly Row[] = [
  {
    path: '/catalogue-items',
    label: 'Catalogue',
    icon: 'grid-view',
    section: 'Requests',
    everybody: true,
    thumb: true,
    list: async () => (await import('./catalogue.tsx')).CataloguePage,
    record: async () => (await import('./order.tsx')).OrderPage,
    create: async () => (await import('./item-form.tsx')).NewItem,
    edit: async () => (await import('./item-form.tsx')).EditItem,
  },
  {
    path: '/requests',
    label: 'Requests',
    icon: 'folder',
    section: 'Requests',
    everybody: true,
    list: async () => (await import('./list.tsx')).RequestList,
    record: async () => (await import('./record.tsx')).RequestRecord,
  },
  {
    path: '/request-tasks',
    label: 'Tasks of requests',
    icon: 'check',
    section: 'Requests',
    list: async () => (await import('./task-queue.tsx')).TaskQueue,
  },
  {
    path: '/submissions',
    label: 'Web forms',
    icon: 'envelope',
    section: 'Requests',
    list: async () => (await import('./submissions.tsx')).SubmissionsPage,
  },
  {
    path: '/surveys',
    label: 'Ratings',
    icon: 'star',
    section: 'Requests',
    list: async () => (await import('./ratings.tsx')).RatingsPage,
  },
];
