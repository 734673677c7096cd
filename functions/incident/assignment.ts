import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { slug } from '../kernel/text.ts';
import { deed, noLongerPaged } from './deed.ts';
import { type Incident, incidentLifecycle } from './incident.ts';

/** Someone has taken it: paging stops, the resolution clock keeps running. */
export function acknowledge(before: Incident, by: Actor, at: string): Decision<Incident> {
  const state = follow(incidentLifecycle, before.state, 'acknowledge');
  const assignee = before.assignee ?? (by.kind === 'person' ? by.id : undefined);
  const taken = { acknowledgedAt: at, acknowledgedBy: by.id, ...(assignee && { assignee }) };
  const next = { ...before, state, ...taken, ...noLongerPaged(before) };
  return decide<Incident>(before, next, deed('incident.acknowledged', by, at));
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
  return decide<Incident>(before, next, deed('incident.assigned', by, at));
}
