import type { IconProps } from '@cloudscape-design/components/icon';
import type { ComponentType } from 'react';

type Load = () => Promise<ComponentType>;

/** What a practice brings: its list, and its record if one can be opened. One row is the whole wiring. */
export type Row = {
  path: `/${string}`;
  label: string;
  icon: IconProps.Name;
  section: 'Desk' | 'Response' | 'Organisation';
  /** Of use to people who only ask for help, too. */
  everybody?: true;
  /** Shown in the bar at the bottom of a phone. */
  thumb?: true;
  list: Load;
  record?: Load;
};

export const registry: readonly Row[] = [
  {
    path: '/incidents',
    label: 'Incidents',
    icon: 'status-warning',
    section: 'Desk',
    everybody: true,
    thumb: true,
    list: async () => (await import('./incident/list.tsx')).IncidentList,
    record: async () => (await import('./incident/record.tsx')).IncidentRecord,
  },
  {
    path: '/alerts',
    label: 'Alerts',
    icon: 'notification',
    section: 'Desk',
    thumb: true,
    list: async () => (await import('./monitoring/list.tsx')).AlertList,
    record: async () => (await import('./monitoring/record.tsx')).AlertRecord,
  },
  {
    path: '/on-call',
    label: 'On call',
    icon: 'calendar',
    section: 'Response',
    thumb: true,
    list: async () => (await import('./on-call/on-call.tsx')).OnCallPage,
  },
  {
    path: '/quarantine',
    label: 'Quarantine',
    icon: 'lock-private',
    section: 'Response',
    list: async () => (await import('./monitoring/quarantine.tsx')).QuarantinePage,
  },
  {
    path: '/services',
    label: 'Services',
    icon: 'multiscreen',
    section: 'Organisation',
    list: async () => (await import('./configuration/services.tsx')).ServiceList,
  },
  {
    path: '/people',
    label: 'People',
    icon: 'user-profile',
    section: 'Organisation',
    list: async () => (await import('./people/people.tsx')).PersonList,
  },
  {
    path: '/teams',
    label: 'Teams',
    icon: 'group',
    section: 'Organisation',
    list: async () => (await import('./people/teams.tsx')).TeamList,
  },
  {
    path: '/rights',
    label: 'Rights',
    icon: 'key',
    section: 'Organisation',
    list: async () => (await import('./people/rights.tsx')).RightsPage,
  },
];
