import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import type { Incident } from './incident.ts';

/** What came of one attempt to reach somebody about the incident. */
export type Attempt = {
  readonly id: string;
  readonly person: string;
  readonly channel: string;
  readonly level?: number | undefined;
  readonly outcome: string;
  readonly error?: string | undefined;
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
