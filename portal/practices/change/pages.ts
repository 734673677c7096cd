import type { Row } from '../row.ts';

export const changePages: readonly Row[] = [
  {
    path: '/changes',
    label: 'Changes',
    icon: 'edit',
    section: 'Changes',
    everybody: true,
    list: async () => (await import('./list.tsx')).ChangeList,
    record: async () => (await import('./record.tsx')).ChangeRecord,
    create: async () => (await import('./change-form.tsx')).NewChange,
    edit: async () => (await import('./change-form.tsx')).EditChange,
  },
  {
    path: '/standard-changes',
    label: 'Standard changes',
    icon: 'check',
    section: 'Changes',
    list: async () => (await import('./catalogue.tsx')).Catalogue,
    record: async () => (await import('./catalogue.tsx')).TemplateRecord,
    create: async () => (await import('./template-form.tsx')).NewTemplate,
    edit: async () => (await import('./template-form.tsx')).EditTemplate,
  },
  {
    path: '/change-calendar',
    label: 'Change calendar',
    icon: 'calendar',
    section: 'Changes',
    list: async () => (await import('./calendar.tsx')).ChangeCalendarPage,
  },
  {
    path: '/change-calendars',
    label: 'Calendars of changes',
    icon: 'calendar',
    section: 'Changes',
    unlisted: true,
    list: async () => (await import('./calendars.tsx')).ChangeCalendars,
    create: async () => (await import('./calendar-form.tsx')).NewCalendar,
    edit: async () => (await import('./calendar-form.tsx')).EditCalendar,
  },
];
