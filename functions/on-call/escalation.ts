import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Check, type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { instant, recordFields } from '../record/base.ts';
import { type EscalationPolicy, Level } from './policy.ts';

/** One level that was paged: whom it reached for, or nobody and why. `version` is the record's, and names the page. */
export const Paged = z.object({
  level: z.int().nonnegative(),
  at: instant,
  version: z.int().positive(),
  people: z.array(z.string()),
  note: z.string().optional(),
});
export type Paged = z.infer<typeof Paged>;

/** One attempt to find somebody for one run of an incident, by the policy as it was when it began. */
export const Escalation = z
  .object({
    ...recordFields,
    id: z.string().regex(/^INC-\d+-\d+$/),
    kind: z.literal('escalation'),
    state: z.enum(['paging', 'stopped', 'exhausted']),
    incident: z.string(),
    run: z.int().positive(),
    service: z.string().optional(),
    team: z.string(),
    priority: z.int().optional(),
    /** The policy that was frozen; absent when there was none. */
    policy: z.string().optional(),
    /** The level that was paged last; the first is 0. */
    level: z.int().nonnegative(),
    /** Every level in the order in which it is paged, repetitions written out. */
    levels: z.array(Level),
    paged: z.array(Paged),
    startedAt: instant,
    stoppedAt: instant.optional(),
    stoppedBy: z.string().optional(),
    /** What ended it: `acknowledged`, `resolved`, `reopened` or `exhausted`. */
    outcome: z.string().optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'Escalation' });
export type Escalation = z.infer<typeof Escalation>;

/** Read a row as: from this state, this step leads to that state. */
export const escalationLifecycle = {
  paging: { page: 'paging', stop: 'stopped', exhaust: 'exhausted' },
  stopped: {},
  exhausted: {},
} as const satisfies Lifecycle<Escalation['state']>;

/** What an escalation needs to know of its incident. */
export type Escalated = {
  readonly id: string;
  readonly run: number;
  readonly state: string;
  readonly title: string;
  readonly team: string;
  readonly service?: string | undefined;
  readonly priority?: number | undefined;
  readonly parent?: string | undefined;
  readonly acknowledgedBy?: string | undefined;
  readonly acknowledgedAt?: string | undefined;
  readonly resolvedBy?: string | undefined;
  readonly resolvedAt?: string | undefined;
};

/** What ended an escalation, and who did it when. */
export type Outcome = { readonly outcome: string; readonly by: string; readonly at: string };

/** Each run of an incident has one escalation, and one execution of this name. */
export const escalationId = (incident: string, run: number): string => `${incident}-${run}`;

/** A policy's levels once and then `repeat` times more, so that the machine only counts upwards. */
export const unrolled = ({ levels, repeat }: Pick<EscalationPolicy, 'levels' | 'repeat'>): Level[] =>
  Array.from({ length: repeat + 1 }, () => levels).flat();

/** How long each level has, in seconds. */
export const waitsOf = ({ levels }: Pick<Escalation, 'levels'>): number[] =>
  levels.map(({ minutes }) => minutes * 60);

const freeText = ['title'];

/** Begins an escalation and freezes the policy: who changes the policy meanwhile changes the next one. */
export function freeze(
  incident: Escalated,
  run: number,
  policy: EscalationPolicy | undefined,
  actor: Actor,
  at: string,
): Decision<Escalation> {
  const { id, title, team, service, priority } = incident;
  const next = {
    id: escalationId(id, run),
    kind: 'escalation',
    state: 'paging',
    title,
    incident: id,
    run,
    service,
    team,
    priority,
    policy: policy?.id,
    level: 0,
    levels: policy ? unrolled(policy) : [],
    paged: [],
    startedAt: at,
  } as const;
  const event = { type: 'escalation.started', by: actor.id, at, freeText };
  return decide<Escalation>(undefined, { ...next, paged: [] }, event);
}

/**
 * Pages a level. It holds only while the incident is still `open`, so that nobody is paged after it was taken.
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

/** Somebody took the incident, or it is over. */
export function stop(before: Escalation, { outcome, by, at: stoppedAt }: Outcome, actor: Actor, at: string) {
  const state = follow(escalationLifecycle, before.state, 'stop');
  const next = { ...before, state, outcome, stoppedBy: by, stoppedAt };
  return decide<Escalation>(before, next, { type: 'escalation.stopped', by: actor.id, at });
}

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

/** Why an escalation ended without anybody, as a sentence for people. */
export function silence({ levels, paged, policy, service, team }: Escalation): string {
  if (!levels.length)
    return `There is no escalation policy for ${service ?? 'this service'}, for team ${team}, or named default.`;
  const asked = new Set(paged.flatMap(({ people }) => people)).size;
  if (!asked) return `Nobody was on call at any level of ${policy ?? 'the policy'}.`;
  return `${asked === 1 ? '1 person was' : `${asked} people were`} paged at ${paged.length} levels, and nobody took it.`;
}

/**
 * What ended the paging for one run of an incident, told by the incident as it is now; undefined while it still waits
 * for somebody. A run that was followed by another one is over whatever the new one does.
 */
export function outcomeOf(incident: Escalated, run: number, now: string): Outcome | undefined {
  const { state, acknowledgedBy, acknowledgedAt, resolvedBy, resolvedAt } = incident;
  const nobody = 'system:on-call';
  if (incident.run > run) return { outcome: 'reopened', by: nobody, at: now };
  if (state === 'open') return undefined;
  if (state === 'acknowledged')
    return { outcome: state, by: acknowledgedBy ?? nobody, at: acknowledgedAt ?? now };
  if (state === 'on-hold') return { outcome: state, by: nobody, at: now };
  return { outcome: 'resolved', by: resolvedBy ?? nobody, at: resolvedAt ?? now };
}

/** Whether a level's people have had their time, so that a machine that begins anew can go on with the next one. */
export const hadItsTime = ({ levels }: Escalation, { level, at }: Paged, now: string): boolean =>
  Date.parse(at) + (levels[level]?.minutes ?? 0) * 60_000 <= Date.parse(now);
