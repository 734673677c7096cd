import type { Contribution } from './contribution.ts';
import { timed } from './histogram.ts';
import { firsts, type Moved } from './moved.ts';

/** What is measured of an incident, as its practice keeps it. */
export type MeasuredIncident = {
  readonly id: string;
  readonly state: string;
  readonly team: string;
  readonly service: string;
  readonly priority: number;
  readonly source: 'alarm' | 'person';
  readonly reopenCount: number;
  readonly openedAt: string;
  readonly resolvedAt?: string | undefined;
  readonly mergedAt?: string | undefined;
  readonly mergedInto?: string | undefined;
};

// So that one that goes to and fro for years stays one transaction.
const most = 20;

/** Nobody else had it, no other team did, it never waited, and it never came back. */
function atFirstContact({ reopenCount }: MeasuredIncident, until: readonly Moved[]): boolean {
  const people = new Set(until.map(({ changed }) => changed.assignee?.to).filter((to) => to !== undefined));
  const handed = until.some(({ changed, version }) => version > 1 && changed.team?.to !== undefined);
  const waited = until.some(({ changed }) => changed.hold?.to !== undefined);
  return reopenCount === 0 && people.size <= 1 && !handed && !waited;
}

/**
 * What an incident adds to the figures, all of it with the team, the service and the priority that it has now.
 *
 * @param history everything that has happened to it, oldest first
 */
export function ofIncident(incident: MeasuredIncident, history: readonly Moved[]): Contribution[] {
  const { team, service, priority: p, openedAt, resolvedAt, mergedInto, source } = incident;
  const at = (moment: string, add: Contribution['add']) => ({ at: moment, team, services: [service], add });
  const resolutions = firsts(history, 'resolvedAt').slice(-most);
  const [taken] = firsts(history, 'acknowledgedAt');
  const before = resolutions[0]?.version ?? Number.POSITIVE_INFINITY;
  const endedAt = resolvedAt ?? (mergedInto ? incident.mergedAt : undefined);
  const last = resolutions.at(-1);
  const until = last ? history.filter(({ version }) => version <= last.version) : history;
  const reopened = history.filter(({ type }) => type === 'incident.reopened').slice(-most);
  return [
    at(openedAt, {
      [`incident.opened.${p}`]: 1,
      ...(endedAt === undefined && { [`incident.open.${p}`]: 1 }),
    }),
    ...(taken && taken.version < before
      ? [at(taken.at, timed(`incident.taken.${p}`, openedAt, taken.at))]
      : []),
    ...resolutions.map((one) => at(one.at, { 'incident.resolutions': 1 })),
    ...reopened.map((one) => at(one.at, { 'incident.reopened': 1 })),
    ...(endedAt === undefined
      ? []
      : [at(endedAt, { [`incident.ended.${p}`]: 1, 'incident.deeds': until.at(-1)?.version ?? 1 })]),
    ...(resolvedAt === undefined
      ? []
      : [at(resolvedAt, timed(`incident.solved.${p}`, openedAt, resolvedAt))]),
    ...(resolvedAt !== undefined && source === 'person'
      ? [
          at(resolvedAt, {
            'incident.asked': 1,
            ...(atFirstContact(incident, until) && { 'incident.at-once': 1 }),
          }),
        ]
      : []),
  ];
}
