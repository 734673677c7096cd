import type { Actor } from '../kernel/actor.ts';
import { type Check, type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { wind } from '../record/clocks.ts';
import {
  type Escalated,
  type Escalation,
  escalationId,
  escalationLifecycle,
  type Outcome,
  type Paged,
  silence,
  unrolled,
} from './escalation.ts';
import { lapseClocks } from './lapse.ts';
import type { EscalationPolicy } from './policy.ts';
import { type Asking, answeredBy, neededOf } from './taking.ts';

const freeText = ['title'];

const begun = ({ id, title, team, service, priority }: Escalated, run: number, at: string) => ({
  id: escalationId(id, run),
  kind: 'escalation' as const,
  title,
  incident: id,
  run,
  service,
  team,
  priority,
  level: 0,
  levels: [],
  paged: [],
  startedAt: at,
});

const frozen = (policy: EscalationPolicy | undefined) => ({
  policy: policy?.id,
  levels: policy ? unrolled(policy) : [],
  ...(policy && { pass: policy.levels.length }),
  ...(policy?.ackTimeout && { ackTimeout: policy.ackTimeout }),
});

/** Begins an escalation and freezes the policy: who changes the policy meanwhile changes the next one. */
export function freeze(
  incident: Escalated,
  run: number,
  policy: EscalationPolicy | undefined,
  actor: Actor,
  at: string,
): Decision<Escalation> {
  const next = { ...begun(incident, run, at), state: 'paging' as const, ...frozen(policy) };
  return decide<Escalation>(undefined, next, { type: 'escalation.started', by: actor.id, at, freeText });
}

/** Puts one on record that pages nobody, and begins at `until` if its incident is still open then. */
export function defer(
  incident: Escalated,
  run: number,
  policy: EscalationPolicy | undefined,
  until: string | undefined,
  actor: Actor,
  at: string,
): Decision<Escalation> {
  const waiting = { ...begun(incident, run, at), state: 'waiting' as const, policy: policy?.id };
  const next = { ...waiting, clocks: wind(undefined, 'begin', until) };
  return decide<Escalation>(undefined, next, { type: 'escalation.deferred', by: actor.id, at, freeText });
}

/** It still does not page: it is looked at again at `until`. */
export function wait(before: Escalation, until: string | undefined, actor: Actor, at: string) {
  const state = follow(escalationLifecycle, before.state, 'wait');
  const next = { ...before, state, clocks: wind(before.clocks, 'begin', until) };
  return decide<Escalation>(before, next, { type: 'escalation.deferred', by: actor.id, at });
}

/** Begins one that was waiting, by the policy as it is now. */
export function begin(before: Escalation, policy: EscalationPolicy | undefined, actor: Actor, at: string) {
  const state = follow(escalationLifecycle, before.state, 'begin');
  const next = { ...before, state, ...frozen(policy), clocks: wind(before.clocks, 'begin', undefined) };
  return decide<Escalation>(before, next, { type: 'escalation.raised', by: actor.id, at });
}

/**
 * Pages a level. It holds only while the incident is still `open`, or taken by too few, so that nobody is paged after enough
 * people took it.
 *
 * @param note why nobody is paged, when `people` is empty
 * @throws {Refusal} `illegal-transition` when the escalation has ended
 */
export function page(
  before: Escalation,
  { level, people, note }: Pick<Paged, 'level' | 'people' | 'note'>,
  stillOpen: Check,
  actor: Actor,
  at: string,
): Decision<Escalation> {
  const state = follow(escalationLifecycle, before.state, 'page');
  const entry: Paged = { level, at, version: before.version + 1, people: [...people], ...(note && { note }) };
  const next = { ...before, state, level, paged: [...before.paged, entry] };
  const facts = { level, people, ...(note && { note }) };
  return {
    ...decide<Escalation>(before, next, { type: 'escalation.paged', by: actor.id, at, facts }),
    checks: [stillOpen],
  };
}

/** Somebody took the incident, or it is over. An acknowledgement may lapse: then its clocks are set. */
export function stop(
  before: Escalation,
  { outcome, by, at: stoppedAt, reason }: Outcome,
  actor: Actor,
  at: string,
) {
  const state = follow(escalationLifecycle, before.state, 'stop');
  const clocks = outcome === 'acknowledged' ? lapseClocks(before.ackTimeout, stoppedAt) : undefined;
  const next = { ...before, state, outcome, stoppedBy: by, stoppedAt, clocks, ...(reason && { reason }) };
  return decide<Escalation>(before, next, { type: 'escalation.stopped', by: actor.id, at });
}

/** What ends an escalation of which some have taken the incident, when no level is left to find more people. */
export const tooFew = (escalation: Asking, incident: Escalated, now: string): Outcome => ({
  outcome: 'acknowledged',
  by: incident.acknowledgedBy ?? 'system:on-call',
  at: now,
  reason: `${answeredBy(escalation, incident).length} of ${neededOf(escalation)} people took it; every level was paged.`,
});

/** Every level stayed silent, or there was none. It holds only while the incident is still `open`. */
export function exhaust(
  before: Escalation,
  stillOpen: Check,
  actor: Actor,
  at: string,
): Decision<Escalation> {
  const state = follow(escalationLifecycle, before.state, 'exhaust');
  const reason = silence(before);
  const next = { ...before, state, outcome: 'exhausted', stoppedAt: at, reason };
  const event = { type: 'escalation.exhausted', by: actor.id, at, facts: { reason } };
  return { ...decide<Escalation>(before, next, event), checks: [stillOpen] };
}
