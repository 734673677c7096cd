import * as z from 'zod';
import type { Lifecycle } from '../kernel/lifecycle.ts';
import { instant, recordFields } from '../record/base.ts';
import { type EscalationPolicy, Level } from './policy.ts';
import { type Asking, missingOf } from './taking.ts';

/** One level that was paged: whom it reached for, or nobody and why. `version` is the record's, and names the page. */
export const Paged = z.object({
  level: z.int().nonnegative(),
  at: instant,
  version: z.int().positive(),
  people: z.array(z.string()),
  note: z.string().optional(),
  /** Who asked for it, when it was a person and not the level's turn. */
  by: z.string().optional(),
  /** The incident's version that carries the request, when it came from there. */
  asked: z.int().optional(),
});
export type Paged = z.infer<typeof Paged>;

/** Somebody who takes part beside whoever acknowledged the incident. */
const Joined = z.object({ person: z.string(), at: instant });

/** One attempt to find somebody for one run of an incident, by the policy as it was when it began. */
export const Escalation = z
  .object({
    ...recordFields,
    id: z.string().regex(/^INC-\d+-\d+$/),
    kind: z.literal('escalation'),
    /** `waiting`: of low urgency, on record and paging nobody until support hours begin. */
    state: z.enum(['waiting', 'paging', 'stopped', 'exhausted']),
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
    /** How many levels the policy has before they are repeated. */
    pass: z.int().positive().optional(),
    /** Who takes part as well, where a level asks for several people. */
    joined: z.array(Joined).optional(),
    /** The last level whose time somebody ended early. */
    advanced: z.int().nonnegative().optional(),
    /** Minutes after the acknowledgement at which it pages again, frozen like the levels. */
    ackTimeout: z.int().nonnegative().optional(),
    /** When the acknowledgement lapsed. */
    lapsedAt: instant.optional(),
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
  waiting: { begin: 'paging', wait: 'waiting', call: 'waiting', stop: 'stopped' },
  paging: {
    page: 'paging',
    advance: 'paging',
    call: 'paging',
    join: 'paging',
    stop: 'stopped',
    exhaust: 'exhausted',
  },
  stopped: { call: 'stopped', remind: 'stopped', lapse: 'stopped', settle: 'stopped' },
  exhausted: { call: 'exhausted' },
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
  /** Ways to get by until the problem behind it is solved, and for which run each was given. */
  readonly workarounds?: Readonly<Record<string, { readonly run: number; readonly at: string }>> | undefined;
  /** All of it is in maintenance: nobody is paged before that is over. */
  readonly muted?: object | undefined;
};

/** What ended an escalation, and who did it when. */
export type Outcome = {
  readonly outcome: string;
  readonly by: string;
  readonly at: string;
  /** Why it ended although something is missing, as a sentence for people. */
  readonly reason?: string;
};

/** Each run of an incident has one escalation, and one execution of this name. */
export const escalationId = (incident: string, run: number): string => `${incident}-${run}`;

/** A policy's levels once and then `repeat` times more, so that the machine only counts upwards. */
export const unrolled = ({ levels, repeat }: Pick<EscalationPolicy, 'levels' | 'repeat'>): Level[] =>
  Array.from({ length: repeat + 1 }, () => levels).flat();

/** How long each level has, in seconds. */
export const waitsOf = ({ levels }: Pick<Escalation, 'levels'>): number[] =>
  levels.map(({ minutes }) => minutes * 60);

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
 * for somebody, or for more people than have taken it. A run that was followed by another one is over whatever the new
 * one does.
 */
export function outcomeOf(
  incident: Escalated,
  run: number,
  now: string,
  escalation?: Asking,
): Outcome | undefined {
  const { state, acknowledgedBy, acknowledgedAt, resolvedBy, resolvedAt } = incident;
  const nobody = 'system:on-call';
  if (incident.run > run) return { outcome: 'reopened', by: nobody, at: now };
  if (state === 'open') {
    const given = Object.values(incident.workarounds ?? {}).find((one) => one.run === run);
    return given && { outcome: 'workaround', by: nobody, at: given.at };
  }
  if (state === 'acknowledged') {
    if (escalation && missingOf(escalation, incident)) return undefined;
    const last = escalation?.joined?.at(-1)?.at ?? '';
    const taken = acknowledgedAt ?? now;
    return { outcome: state, by: acknowledgedBy ?? nobody, at: last > taken ? last : taken };
  }
  if (state === 'on-hold') return { outcome: state, by: nobody, at: now };
  return { outcome: 'resolved', by: resolvedBy ?? nobody, at: resolvedAt ?? now };
}

/** How a level was paged when its turn came; what people asked for beside it is left out. */
export const pagedAt = ({ paged }: Pick<Escalation, 'paged'>, level: number): Paged | undefined =>
  paged.find((entry) => !entry.by && entry.level === level);

/** Whether a level's people have had their time, so that a machine that begins anew can go on with the next one. */
export const hadItsTime = ({ levels }: Escalation, { level, at }: Paged, now: string): boolean =>
  Date.parse(at) + (levels[level]?.minutes ?? 0) * 60_000 <= Date.parse(now);
