import type { Actor } from '../kernel/actor.ts';
import { applyingPolicy } from './applying-policy.ts';
import { begin, defer, freeze } from './course.ts';
import { type Escalated, type Escalation, escalationId } from './escalation.ts';
import { escalations } from './keep.ts';
import { start } from './machine.ts';
import { urgencyAt } from './urgency.ts';

/** The escalation of an incident that pages now, or waits until it does; undefined when it never will. */
async function placed(
  incident: Escalated,
  before: Escalation | undefined,
  by: Actor,
  now: string,
  depth: number,
): Promise<Escalation | undefined> {
  const policy = await applyingPolicy(incident);
  const { run, priority } = incident;
  const seen = urgencyAt(priority, policy, now);
  if (seen.urgency === 'high')
    return escalations.save(
      before ? begin(before, policy, by, now) : freeze(incident, run, policy, by, now),
      { depth },
    );
  if (before || !seen.until) return before;
  return escalations.save(defer(incident, run, policy, seen.until, by, now), { depth });
}

/**
 * Starts the escalation of an open incident, once for each run: the policy is frozen on record first, then the machine is
 * handed it. Whoever edits the policy while people are being paged changes the next escalation, not this one.
 */
export async function startFor(incident: Escalated, by: Actor, now: string, depth: number): Promise<void> {
  // All of it is in maintenance: the run begins when that is over.
  if (incident.muted) return;
  const before = await escalations.find(escalationId(incident.id, incident.run));
  // Who is called for a parent is not called again for each of its children.
  if (incident.parent !== undefined && before?.state !== 'paging') return;
  const waits = before === undefined || before.state === 'waiting';
  const escalation = waits ? await placed(incident, before, by, now, depth) : before;
  // Once a level is paged, the machine has surely started.
  if (escalation?.state === 'paging' && !escalation.paged.some((entry) => !entry.by)) await start(escalation);
}
