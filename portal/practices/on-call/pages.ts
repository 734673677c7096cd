import type { Row } from '../row.ts';

const list = async () => (await import('./on-call.tsx')).OnCallPage;

export const onCallPages: readonly Row[] = [
  { path: '/on-call', label: 'On call', icon: 'calendar', section: 'On call', thumb: true, list },
  {
    path: '/schedules',
    label: 'Schedules',
    icon: 'calendar',
    section: 'On call',
    unlisted: true,
    list,
    create: async () => (await import('./schedule-form.tsx')).NewSchedule,
    edit: async () => (await import('./schedule-form.tsx')).EditSchedule,
  },
  {
    path: '/escalation-policies',
    label: 'Escalation policies',
    icon: 'angle-up',
    section: 'On call',
    unlisted: true,
    list,
    create: async () => (await import('./policy-form.tsx')).NewPolicy,
    edit: async () => (await import('./policy-form.tsx')).EditPolicy,
  },
];
