import type { Row } from '../row.ts';

export const serviceLevelPages: readonly Row[] = [
  {
    path: '/service-levels',
    label: 'Due next',
    icon: 'status-pending',
    section: 'Service levels',
    list: async () => (await import('./list.tsx')).ServiceLevelList,
  },
  {
    path: '/attainment',
    label: 'Attainment',
    icon: 'status-positive',
    section: 'Service levels',
    list: async () => (await import('./attainment.tsx')).AttainmentPage,
  },
  {
    path: '/agreements',
    label: 'Agreements',
    icon: 'file',
    section: 'Service levels',
    list: async () => (await import('./agreements.tsx')).AgreementList,
    create: async () => (await import('./agreement-form.tsx')).NewAgreement,
    edit: async () => (await import('./agreement-form.tsx')).EditAgreement,
  },
  {
    path: '/service-calendars',
    label: 'Service hours',
    icon: 'calendar',
    section: 'Service levels',
    list: async () => (await import('./calendars.tsx')).ServiceCalendarList,
    create: async () => (await import('./calendar-form.tsx')).NewServiceCalendar,
    edit: async () => (await import('./calendar-form.tsx')).EditServiceCalendar,
  },
];
