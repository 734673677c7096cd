import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { text } from '../kernel/text.ts';
import { deed, noLongerPaged } from './deed.ts';
import { type Incident, incidentLifecycle } from './incident.ts';

export const Resolve = z.strictObject({ resolution: text(65_536) });

/** It works again, and this is what was done. */
export function resolve(before: Incident, resolution: string, by: Actor, at: string): Decision<Incident> {
  const state = follow(incidentLifecycle, before.state, 'resolve');
  const next = { ...before, state, resolution, resolvedAt: at, resolvedBy: by.id, ...noLongerPaged(before) };
  return decide<Incident>(before, next, deed('incident.resolved', by, at));
}

export const Reopen = z.strictObject({ reason: text(65_536) });

/** It does not work after all: it is open again, people look after it, and paging starts anew as the next run. */
export function reopen(before: Incident, reason: string, by: Actor, at: string): Decision<Incident> {
  const state = follow(incidentLifecycle, before.state, 'reopen');
  const {
    resolvedAt: _,
    resolvedBy: __,
    acknowledgedAt: ___,
    acknowledgedBy: ____,
    escalation: _____,
    ...rest
  } = before;
  const counted = { run: before.run + 1, reopenCount: before.reopenCount + 1 };
  const event = { ...deed('incident.reopened', by, at), said: { text: reason } };
  return decide<Incident>(before, { ...rest, state, takenOver: true, ...counted }, event);
}

/** Nothing more is to be done to it. */
export function close(before: Incident, by: Actor, at: string): Decision<Incident> {
  const state = follow(incidentLifecycle, before.state, 'close');
  return decide<Incident>(before, { ...before, state, closedAt: at }, deed('incident.closed', by, at));
}
