import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { Target } from '../record/target.ts';
import type { Incident } from './incident.ts';

/** What came of one attempt to reach somebody about the incident. */
export type Attempt = {
  readonly id: string;
  readonly person: string;
  readonly channel: string;
  readonly level?: number | undefined;
  readonly outcome: string;
  readonly error?: string | undefined;
  /** The notification's version that said so: one that is tried again says so again. */
  readonly told: number;
};

/** Notes on the timeline whom a page reached, or could not reach and why. */
export function notePage(before: Incident, attempt: Attempt, by: Actor, at: string): Decision<Incident> {
  const escalation = before.escalation ?? 'paging';
  const { id: notification, ...facts } = attempt;
  const type = attempt.outcome === 'delivered' ? 'incident.paged' : 'incident.page-failed';
  return decide<Incident>(
    before,
    { ...before, ...(before.state === 'open' && { escalation }) },
    { type, by: by.id, at, facts: { notification, ...facts } },
  );
}

/** Nobody answered at any level: it is said on the record itself, so that no queue hides it. */
export const exhaust = (before: Incident, by: Actor, at: string): Decision<Incident> =>
  decide<Incident>(
    before,
    { ...before, escalation: 'exhausted' },
    { type: 'incident.unanswered', by: by.id, at },
  );

export const AskPage = z.strictObject({ targets: z.array(Target).min(1).max(10) });

/**
 * Asks for people to be paged beside the escalation, whatever its state. This only says so; a reaction pages them.
 *
 * @throws {Refusal} `illegal-transition` when nobody works on it any more
 */
export function askPage(
  before: Incident,
  targets: readonly Target[],
  by: Actor,
  at: string,
): Decision<Incident> {
  if (before.state === 'resolved' || before.state === 'closed')
    throw new Refusal('illegal-transition', `It is ${before.state}: reopen it first.`);
  return decide<Incident>(
    before,
    { ...before },
    { type: 'incident.page-asked', by: by.id, at, facts: { targets } },
  );
}

/** Notes on the timeline that somebody wanted the next level at once. */
export const escalated = (before: Incident, level: number, by: string, at: string): Decision<Incident> =>
  decide<Incident>(before, { ...before }, { type: 'incident.escalated', by, at, facts: { level } });

/** Notes on the timeline that somebody takes part beside whoever acknowledged it. */
export const takenPart = (before: Incident, by: string, at: string): Decision<Incident> =>
  decide<Incident>(before, { ...before }, { type: 'incident.taken-part', by, at });

/** Who acknowledged it has let it lie: it is open again, and is paged for as the next run. */
export function lapse(before: Incident, by: Actor, at: string): Decision<Incident> {
  const { acknowledgedAt: _, acknowledgedBy: __, escalation: ___, ...rest } = before;
  const next = { ...rest, state: 'open' as const, run: before.run + 1 };
  return decide<Incident>(before, next, { type: 'incident.lapsed', by: by.id, at });
}
