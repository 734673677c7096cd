import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { slug, text } from '../kernel/text.ts';
import { deed, forChildren, noLongerPaged } from './deed.ts';
import { type Incident, incidentLifecycle } from './incident.ts';

/** Someone has taken it: paging stops, the resolution clock keeps running. */
export function acknowledge(before: Incident, by: Actor, at: string): Decision<Incident> {
  const state = follow(incidentLifecycle, before.state, 'acknowledge');
  const assignee = before.assignee ?? (by.kind === 'person' ? by.id : undefined);
  const taken = { acknowledgedAt: at, acknowledgedBy: by.id, ...(assignee && { assignee }) };
  const next = { ...before, state, ...taken, ...noLongerPaged(before), ...forChildren(before) };
  return decide<Incident>(before, next, deed('incident.acknowledged', by, at));
}

export const Assign = z
  .strictObject({ assignee: slug.nullable().optional(), team: slug.optional() })
  .refine(({ assignee, team }) => assignee !== undefined || team !== undefined, 'name an assignee or a team');

const alive = ({ state }: Incident) => {
  if (state === 'closed')
    throw new Refusal('illegal-transition', 'It is closed; nobody works on it any more.');
};

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
  alive(before);
  const { assignee: _, ...rest } = before;
  const assignee = ask.assignee === undefined && !ask.team ? before.assignee : (ask.assignee ?? undefined);
  const next = { ...rest, team: ask.team ?? before.team, takenOver: true, ...(assignee && { assignee }) };
  return decide<Incident>(before, next, deed('incident.assigned', by, at));
}

/** It is mine, in one step: whoever takes an open one acknowledges it as well. */
export function take(before: Incident, by: Actor, at: string): Decision<Incident> {
  if (before.state !== 'open') return assign(before, { assignee: by.id }, by, at);
  const { after } = acknowledge(before, by, at);
  const next = { ...after, assignee: by.id, takenOver: true };
  return decide<Incident>(before, next, deed('incident.acknowledged', by, at));
}

export const Transfer = z.strictObject({ team: slug, reason: text(65_536) });

/**
 * Functional escalation: another team is needed. It is open again in that team's queue, with nobody's name on it, and that
 * team is paged as the next run. What was resolved has to be reopened first.
 */
export function transfer(
  before: Incident,
  { team, reason }: z.infer<typeof Transfer>,
  by: Actor,
  at: string,
): Decision<Incident> {
  if (before.state !== 'open' && before.state !== 'acknowledged')
    throw new Refusal('illegal-transition', `It is ${before.state}; only what is worked on changes hands.`);
  if (team === before.team) throw new Refusal('illegal-transition', 'It is with this team already.');
  const { assignee: _, acknowledgedAt: __, acknowledgedBy: ___, escalation: ____, ...rest } = before;
  const next = { ...rest, team, state: 'open' as const, takenOver: true, run: before.run + 1 };
  const event = {
    ...deed('incident.transferred', by, at),
    visibility: 'internal' as const,
    said: { text: reason },
  };
  return decide<Incident>(before, next, event);
}
