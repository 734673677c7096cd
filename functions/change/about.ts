import type { Claim } from '../kernel/decision.ts';
import { type Change, orderOf } from './change.ts';

/** The partition of the subject index that holds the changes of a service, an item, a parent, or of what waits for another. */
export const aboutPartition = (what: 'service' | 'ci' | 'parent' | 'needs' | 'month', id: string): string =>
  `change#${what}#${id}`;

/** The months, as `2026-11` in UTC, that a stretch of time touches; at most five of them. */
export function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  const begin = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  for (let at = begin; at.toISOString() < to && months.length < 5; at.setUTCMonth(at.getUTCMonth() + 1))
    months.push(at.toISOString().slice(0, 7));
  return months;
}

const subjects = ({ cis, services, parent, dependsOn = [], plannedFrom, plannedTo }: Change): string[] => [
  ...(plannedFrom && plannedTo ? monthsOf(plannedFrom, plannedTo).map((month) => `month#${month}`) : []),
  ...cis.map((id) => `ci#${id}`),
  ...services.map((id) => `service#${id}`),
  ...(parent ? [`parent#${parent}`] : []),
  ...dependsOn.map((id) => `needs#${id}`),
];

// Whoever saves the change replaces them: its version is what decides between two who do.
const holder = 'change';

const row = ({ id }: Change, subject: string, order?: string): Claim => ({
  pk: `change#${id}`,
  sk: `about#${subject}`,
  values: { holder, ...(order && { id, subjectPk: `change#${subject}`, subjectSk: `${order}#${id}` }) },
  heldBy: holder,
});

/**
 * The rows by which a change is found from each service and item that it is about, from its parent, from the changes that it
 * waits for, and from the months in which it is planned: those that a decision adds, moves in time, or takes out of the index.
 */
export function aboutRows(before: Change | undefined, after: Change): Claim[] {
  const now = subjects(after);
  const then = before ? subjects(before) : [];
  const moved = before !== undefined && orderOf(before) !== orderOf(after);
  return [
    ...now.filter((each) => moved || !then.includes(each)).map((each) => row(after, each, orderOf(after))),
    ...then.filter((each) => !now.includes(each)).map((each) => row(after, each)),
  ];
}
