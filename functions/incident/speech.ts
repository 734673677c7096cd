import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { say } from '../record/comment.ts';
import { resume } from './hold.ts';
import type { Incident } from './incident.ts';
import { tell } from './notices.ts';

/** A comment that everybody reads. What waits for its requester goes on with their word. */
export function comment(before: Incident, words: string, by: Actor, at: string): Decision<Incident> {
  const waited = before.state === 'on-hold' && before.hold?.reason === 'requester';
  if (waited && by.id === before.requester) return resume(before, by, at, words);
  const decision = say(before, words, 'public', 'incident.commented', by, at);
  const notices = tell(before, by, {
    topic: 'incident-comment',
    staff: 'a new comment',
    requester: `There is an answer on ${before.id}`,
  });
  return { ...decision, event: { ...decision.event, notices } };
}

/** A note for those who work on it. */
export function note(before: Incident, words: string, by: Actor, at: string): Decision<Incident> {
  const decision = say(before, words, 'internal', 'incident.noted', by, at);
  const notices = tell(before, by, { topic: 'incident-note', staff: 'a new note' });
  return { ...decision, event: { ...decision.event, notices } };
}
