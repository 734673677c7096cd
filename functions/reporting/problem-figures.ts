import type { Contribution } from './contribution.ts';
import { timed } from './histogram.ts';
import { type Moved, versionOf } from './moved.ts';

/** What is measured of a problem, as its practice keeps it. */
export type MeasuredProblem = {
  readonly id: string;
  readonly state: string;
  readonly team: string;
  readonly service: string;
  readonly openedAt: string;
  readonly resolvedAt?: string | undefined;
  readonly closedAt?: string | undefined;
};

/** What a problem adds to the figures: that it is there, and how long it took until its cause was gone. */
export function ofProblem(problem: MeasuredProblem, history: readonly Moved[]): Contribution[] {
  const { team, service, state, openedAt, resolvedAt, closedAt } = problem;
  const at = (moment: string, add: Contribution['add']) => ({ at: moment, team, services: [service], add });
  const endedAt = resolvedAt ?? closedAt;
  const ending = resolvedAt
    ? (history.findLast(({ changed }) => changed.resolvedAt?.to === resolvedAt)?.version ?? 1)
    : versionOf(history, state);
  return [
    at(openedAt, { 'problem.opened.0': 1, ...(endedAt === undefined && { 'problem.open.0': 1 }) }),
    ...(endedAt === undefined ? [] : [at(endedAt, { 'problem.ended.0': 1, 'problem.deeds': ending })]),
    ...(resolvedAt === undefined ? [] : [at(resolvedAt, timed('problem.solved.0', openedAt, resolvedAt))]),
  ];
}
