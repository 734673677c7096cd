import type { Priority } from './model.ts';

/** Priorities as people call them; the number is what sorts. */
export const priorities: Record<Priority, string> = {
  1: 'Critical',
  2: 'High',
  3: 'Moderate',
  4: 'Low',
  5: 'Planning',
};

/** Fields as people call them; a field that is not here is spelled out from its name. */
const fields: Record<string, string> = {
  openedAt: 'opened',
  acknowledgedBy: 'acknowledged by',
  resolvedBy: 'resolved by',
  reopenCount: 'times reopened',
  timeZone: 'time zone',
};

/** `reopenCount` → `times reopened`, `escalation-policy` → `escalation policy`. */
export const spelled = (name: string): string =>
  fields[name] ??
  name.replace(/[-_]/g, ' ').replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);

/** The first letter as a capital, the rest as it is. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `1 incident`, `2 incidents`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** What did it, when no person did: what AWS said, or the desk by itself. */
export const systemName = (by: string): string => (by === 'system:aws-health' ? 'AWS Health' : 'the desk');
