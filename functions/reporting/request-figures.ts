import type { Contribution } from './contribution.ts';
import { timed } from './histogram.ts';
import { firsts, type Moved, versionOf } from './moved.ts';

/** What is measured of a request, as its practice keeps it. */
export type MeasuredRequest = {
  readonly id: string;
  readonly state: string;
  readonly team: string;
  readonly service?: string | undefined;
  readonly openedAt: string;
  readonly dueAt?: string | undefined;
  readonly fulfilledAt?: string | undefined;
  readonly closedAt?: string | undefined;
};

/** What a request adds to the figures. What was delivered stays delivered when it is closed. */
export function ofRequest(request: MeasuredRequest, history: readonly Moved[]): Contribution[] {
  const { team, service, state, openedAt, fulfilledAt, closedAt } = request;
  const services = service ? [service] : [];
  const at = (moment: string, add: Contribution['add']) => ({ at: moment, team, services, add });
  const endedAt = fulfilledAt ?? closedAt;
  const ending = fulfilledAt
    ? (firsts(history, 'fulfilledAt').at(-1)?.version ?? 1)
    : versionOf(history, state);
  const late = history.some(({ type, version }) => type === 'request.late' && version < ending);
  return [
    at(openedAt, { 'request.opened.0': 1, ...(endedAt === undefined && { 'request.open.0': 1 }) }),
    ...(endedAt === undefined ? [] : [at(endedAt, { 'request.ended.0': 1, 'request.deeds': ending })]),
    ...(fulfilledAt === undefined
      ? []
      : [
          at(fulfilledAt, {
            ...timed('request.delivered.0', openedAt, fulfilledAt),
            ...(late && { 'request.late': 1 }),
          }),
        ]),
  ];
}
