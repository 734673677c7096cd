import type { Actor } from '../kernel/actor.ts';
import { stop } from './course.ts';
import type { Outcome } from './escalation.ts';
import { escalations } from './keep.ts';
import { succeed } from './machine.ts';
import { leaveOutcome, meetingOf } from './token.ts';

/** Records that an escalation stopped, unless it has ended or has not begun. */
export async function recordStop(
  id: string,
  outcome: Outcome,
  by: Actor,
  at: string,
  depth: number,
): Promise<void> {
  const escalation = await escalations.find(id);
  if (escalation?.state === 'paging' || escalation?.state === 'waiting')
    await escalations.save(stop(escalation, outcome, by, at), { depth });
}

/**
 * Ends an escalation, in whatever order things happen: the outcome is left where a later token finds it, the machine is told
 * if a token is there already, and the record says so if it exists. Doing it again changes nothing.
 */
export async function end(id: string, outcome: Outcome, by: Actor, at: string, depth: number): Promise<void> {
  // An incident is resolved after it was acknowledged: what is there already stays, and a look costs a fifth of a write.
  const before = await meetingOf(id);
  const { token, outcome: first = outcome } = before.outcome ? before : await leaveOutcome(id, outcome, at);
  await recordStop(id, first, by, at, depth);
  if (token) await succeed(token, first);
}
