import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type Escalated, type Escalation, escalationLifecycle } from './escalation.ts';
import { answeredBy } from './taking.ts';

/** Whether somebody has taken the incident, or takes part, already. */
export const takesPart = (escalation: Escalation, incident: Escalated, person: string): boolean =>
  answeredBy(escalation, incident).includes(person);

/**
 * Takes part beside whoever acknowledged the incident. Paging stops once as many people do as its level asks for, which a
 * reaction sees to.
 *
 * @throws {Refusal} `illegal-transition` when paging is over, or nobody has taken the incident: then it is to be acknowledged
 */
export function join(
  before: Escalation,
  incident: Escalated,
  actor: Actor,
  at: string,
): Decision<Escalation> {
  const state = follow(escalationLifecycle, before.state, 'join');
  if (incident.state !== 'acknowledged' || incident.run !== before.run)
    throw new Refusal('illegal-transition', `Nobody has taken ${incident.id} yet: acknowledge it.`);
  const joined = [...(before.joined ?? []), { person: actor.id, at }];
  return decide<Escalation>(
    before,
    { ...before, state, joined },
    { type: 'escalation.joined', by: actor.id, at },
  );
}
