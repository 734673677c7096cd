import type { IconProps } from '@cloudscape-design/components/icon';
import type { ComponentType } from 'react';

type Load = () => Promise<ComponentType>;

/** The parts of the navigation, in their order. */
export const sections = [
  'Desk',
  'Requests',
  'Incidents',
  'Knowledge',
  'Alerts',
  'Problems',
  'Security',
  'Changes',
  'On call',
  'Service levels',
  'Availability',
  'Capacity',
  'Continuity',
  'Reports',
  'Configuration',
  'Notifications',
  'People',
  'Administration',
] as const;

/** What a practice brings: a list, and its record if one can be opened. One row is the whole wiring. */
export type Row = {
  path: `/${string}`;
  label: string;
  icon: IconProps.Name;
  section: (typeof sections)[number];
  /** Of use to people who only ask for help, too. */
  everybody?: true;
  /** Shown in the bar at the bottom of a phone. */
  thumb?: true;
  /** Shown only to those who may give this command: `['group-mapping', 'create']`. */
  may?: readonly [kind: string, command: string];
  /** Reached from other pages alone. */
  unlisted?: true;
  list: Load;
  /** At `<path>/:id`. */
  record?: Load;
  /** At `<path>/new`. */
  create?: Load;
  /** At `<path>/:id/edit`. */
  edit?: Load;
};
