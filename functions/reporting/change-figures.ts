import type { Contribution } from './contribution.ts';
import { type Moved, versionOf } from './moved.ts';

/** What is measured of a change, as its practice keeps it. */
export type MeasuredChange = {
  readonly id: string;
  readonly state: string;
  readonly type: string;
  readonly team: string;
  readonly services: readonly string[];
  readonly openedAt: string;
  readonly closedAt?: string | undefined;
  readonly outcome?: { readonly code: string; readonly at: string } | undefined;
};

/** What a change adds to the figures: that it is there, and how it went once that was judged. */
export function ofChange(change: MeasuredChange, history: readonly Moved[]): Contribution[] {
  const { team, services, state, type, openedAt, outcome } = change;
  const at = (moment: string, add: Contribution['add']) => ({ at: moment, team, services, add });
  const over = state === 'closed' || state === 'canceled';
  const ended = history.findLast(({ changed }) => changed.state?.to === state)?.at;
  const endedAt = over ? (change.closedAt ?? outcome?.at ?? ended ?? openedAt) : undefined;
  return [
    at(openedAt, { 'change.opened.0': 1, ...(endedAt === undefined && { 'change.open.0': 1 }) }),
    ...(endedAt === undefined
      ? []
      : [at(endedAt, { 'change.ended.0': 1, 'change.deeds': versionOf(history, state) })]),
    ...(endedAt !== undefined && outcome
      ? [
          at(endedAt, {
            'change.judged': 1,
            [`change.${outcome.code}`]: 1,
            ...(type === 'emergency' && { 'change.emergency': 1 }),
          }),
        ]
      : []),
  ];
}
