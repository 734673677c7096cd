import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
import { Level, priorityOf } from '../record/priority.ts';
import { type Incident, incidentLifecycle, incidentWords } from './incident.ts';

const said = (type: string, actor: Actor, at: string) => ({
  type,
  by: actor.id,
  at,
  freeText: incidentWords,
});

/** The mark that it is paged for goes with whoever takes it; that nobody answered stays said. */
const noLongerPaged = ({ escalation }: Incident) =>
  escalation === 'paging' ? { escalation: 'stopped' as const } : {};

/** Someone has taken it: paging stops, the resolution clock keeps running. */
export function acknowledge(before: Incident, by: Actor, at: string): Decision<Incident> {
  const state = follow(incidentLifecycle, before.state, 'acknowledge');
  const assignee = before.assignee ?? (by.kind === 'person' ? by.id : undefined);
  const taken = { acknowledgedAt: at, acknowledgedBy: by.id, ...(assignee && { assignee }) };
  const next = { ...before, state, ...taken, ...noLongerPaged(before) };
  return decide<Incident>(before, next, said('incident.acknowledged', by, at));
}

export const Assign = z
  .strictObject({ assignee: slug.nullable().optional(), team: slug.optional() })
  .refine(({ assignee, team }) => assignee !== undefined || team !== undefined, 'name an assignee or a team');

/**
 * Hands it to a person, a team, or back to the queue (`assignee: null`). From then on people look after it: when its
 * alarm ends, it stays open until they resolve it.
 */
export function assign(
  before: Incident,
  ask: z.infer<typeof Assign>,
  by: Actor,
  at: string,
): Decision<Incident> {
  if (before.state === 'closed')
    throw new Refusal('illegal-transition', 'It is closed; nobody works on it any more.');
  const { assignee: _, ...rest } = before;
  const assignee = ask.assignee === undefined && !ask.team ? before.assignee : (ask.assignee ?? undefined);
  const next = { ...rest, team: ask.team ?? before.team, takenOver: true, ...(assignee && { assignee }) };
  return decide<Incident>(before, next, said('incident.assigned', by, at));
}

export const Resolve = z.strictObject({ resolution: text(65_536) });

/** It works again, and this is what was done. */
export function resolve(before: Incident, resolution: string, by: Actor, at: string): Decision<Incident> {
  const state = follow(incidentLifecycle, before.state, 'resolve');
  const next = { ...before, state, resolution, resolvedAt: at, resolvedBy: by.id, ...noLongerPaged(before) };
  return decide<Incident>(before, next, said('incident.resolved', by, at));
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
  const event = { ...said('incident.reopened', by, at), said: { text: reason } };
  return decide<Incident>(before, { ...rest, state, takenOver: true, ...counted }, event);
}

/** Nothing more is to be done to it. */
export function close(before: Incident, by: Actor, at: string): Decision<Incident> {
  const state = follow(incidentLifecycle, before.state, 'close');
  return decide<Incident>(before, { ...before, state, closedAt: at }, said('incident.closed', by, at));
}

export const ChangeIncident = z
  .strictObject({
    title: line(200).optional(),
    description: text(65_536).optional(),
    impact: Level.optional(),
    urgency: Level.optional(),
    service: slug.optional(),
    team: slug.optional(),
  })
  .refine((ask) => Object.keys(ask).length > 0, 'name at least one field');

/** Corrects what is known about it; the priority follows. @throws {Refusal} `illegal-transition` once it is closed */
export function change(
  before: Incident,
  ask: z.infer<typeof ChangeIncident>,
  by: Actor,
  at: string,
): Decision<Incident> {
  if (before.state === 'closed') throw new Refusal('illegal-transition', 'It is closed and stays as it is.');
  const next = { ...before, ...ask };
  return decide<Incident>(before, { ...next, priority: priorityOf(next) }, said('incident.changed', by, at));
}
