import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { fits } from '../kernel/glob.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { invalid } from '../kernel/refusal.ts';
import { knownMoment, line } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import { Condition, holds } from '../record/condition.ts';
import type { IndexKeys } from '../record/index-keys.ts';

const EventPattern = z
  .string()
  .max(80)
  .regex(/^[a-z*][a-z*-]*(\.[a-z*][a-z*-]*)?$/, 'is no event such as incident.opened or incident.*');
const fields = {
  title: line(120),
  /** Only https; where its name leads is looked at before each delivery. */
  url: z.url({ protocol: /^https$/ }).max(2000),
  /** Which events it is told of; `*` stands for any characters. */
  events: z.array(EventPattern).min(1).max(50),
  /** Which of them: a condition on what is delivered, e.g. `data.priority`. */
  filter: Condition.optional(),
};

/** An address outside that is told of what happens here. */
export const WebhookSubscription = z
  .object({
    ...recordFields,
    id: z.string().regex(/^WHK-\d+$/),
    kind: z.literal('webhook-subscription'),
    /** `failing` is told of nothing until one delivery has come through again. */
    state: z.enum(['active', 'paused', 'failing']),
    ...fields,
    createdAt: instant,
    createdBy: z.string(),
    /** Since when it listens: what happened before that is never sent. Absent while it is paused. */
    since: instant.optional(),
    completeFrom: instant
      .optional()
      .describe('From then on nothing is left out; before it, some of what happens may be'),
    /** Each rotation makes another secret. */
    generation: z.int().positive(),
    /** Until when the secret before this one signs, too. */
    previousUntil: instant.optional(),
    /** Failed attempts since the last one that succeeded. */
    failures: z.int().nonnegative(),
    failingSince: instant.optional(),
    /** Which deliveries are being made again. */
    replay: z.object({ from: z.string(), to: instant }).optional(),
  })
  .meta({ id: 'WebhookSubscription' });
export type WebhookSubscription = z.infer<typeof WebhookSubscription>;

export const AddSubscription = z.strictObject(fields);
export type AddSubscription = z.infer<typeof AddSubscription>;
export const ChangeSubscription = z.strictObject({ ...fields, filter: Condition.nullable() }).partial();
export type ChangeSubscription = z.infer<typeof ChangeSubscription>;
export const Replay = z.strictObject({ from: knownMoment, to: knownMoment });

/** Read a row as: from this state, this step leads to that state. */
export const subscriptionLifecycle = {
  active: { pause: 'paused', fail: 'failing', succeed: 'active' },
  failing: { pause: 'paused', resume: 'active', fail: 'failing', succeed: 'active' },
  paused: { resume: 'active' },
} as const satisfies Lifecycle<WebhookSubscription['state']>;

const mostFailures = 5;
const probeMinutes = 5;
const bothValidHours = 24;
// Longer than a switch-off that was under way takes, with the minute after which a cut off one is set right.
const opensMinutes = 2;

// The address may hold a password in its path, so it is kept like people's own words.
const freeText = ['title', 'url'];
const later = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** The partition in which every subscription leaves its id: whoever looks there finds all, also one made a moment ago. */
export const roll = 'webhook-subscriptions';

/** Subscribes an address to events. */
export function subscribe(
  ask: AddSubscription,
  id: string,
  actor: Actor,
  at: string,
): Decision<WebhookSubscription> {
  const next = {
    id,
    kind: 'webhook-subscription' as const,
    state: 'active' as const,
    ...ask,
    createdAt: at,
    createdBy: actor.id,
    since: at,
    generation: 1,
    failures: 0,
  };
  const event = { type: 'webhook-subscription.created', by: actor.id, at, freeText };
  return { ...decide<WebhookSubscription>(undefined, next, event), claims: [{ pk: roll, sk: id }] };
}

/** Changes what a subscription is told of, or where it is. */
export function changeSubscription(
  before: WebhookSubscription,
  ask: ChangeSubscription,
  actor: Actor,
  at: string,
): Decision<WebhookSubscription> {
  const { filter = before.filter, ...rest } = ask;
  const next = { ...before, ...rest, filter: filter ?? undefined };
  return decide(before, next, { type: 'webhook-subscription.changed', by: actor.id, at, freeText });
}

const without = ({ clocks, failingSince: _, ...rest }: WebhookSubscription, name: string) => {
  const { clocks: __, ...bare } = { ...rest, clocks };
  const left = wind(clocks, name, undefined);
  return { ...bare, ...(left && { clocks: left }) };
};

/** Tells it nothing until it is resumed; what happens meanwhile is not made up for. */
export function pause(before: WebhookSubscription, actor: Actor, at: string): Decision<WebhookSubscription> {
  const state = follow(subscriptionLifecycle, before.state, 'pause');
  const { since: _, completeFrom: __, ...rest } = without(before, 'probe');
  return decide(before, { ...rest, state }, { type: 'webhook-subscription.paused', by: actor.id, at });
}

/** Tells it of what happens again, whatever failed before. */
export function resume(before: WebhookSubscription, actor: Actor, at: string): Decision<WebhookSubscription> {
  const state = follow(subscriptionLifecycle, before.state, 'resume');
  const since = before.since ?? at;
  const next = { ...without(before, 'probe'), state, since, failures: 0 };
  return decide(before, next, { type: 'webhook-subscription.resumed', by: actor.id, at });
}

/** Whether it is told of what happens; one that fails is told of it later. */
export const isListening = ({ state }: Pick<WebhookSubscription, 'state'>): boolean => state !== 'paused';

/**
 * Says from when on a subscription is told of everything. While others are it is from now; the first one waits until EventBridge
 * surely brings every event, which takes "a short period" after a rule is enabled. Undefined when it has been said.
 *
 * @param listening all that listen
 */
export function completes(
  before: WebhookSubscription,
  listening: readonly WebhookSubscription[],
  actor: Actor,
  at: string,
): Decision<WebhookSubscription> | undefined {
  if (before.completeFrom || !isListening(before)) return undefined;
  const known = listening.flatMap(({ completeFrom }) => completeFrom ?? []).toSorted();
  const soonest = known[0] ?? later(at, opensMinutes);
  const next = { ...before, completeFrom: soonest > at ? soonest : at };
  return decide(before, next, { type: 'webhook-subscription.opened', by: actor.id, at });
}

/** Makes another secret. The one before it signs beside it for a day, so that receivers can change without a gap. */
export function rotate(before: WebhookSubscription, actor: Actor, at: string): Decision<WebhookSubscription> {
  const previousUntil = later(at, bothValidHours * 60);
  const next = { ...before, generation: before.generation + 1, previousUntil };
  return decide(before, next, { type: 'webhook-subscription.secret-rotated', by: actor.id, at });
}

/** The generations of the secret that sign at a moment, the newest first. */
export const generationsAt = (
  { generation, previousUntil = '' }: Pick<WebhookSubscription, 'generation' | 'previousUntil'>,
  now: string,
): number[] => (previousUntil > now ? [generation, generation - 1] : [generation]);

/** Asks for a test event, which is sent at once whatever the subscription listens to. */
export const askTestEvent = (before: WebhookSubscription, actor: Actor, at: string) =>
  decide<WebhookSubscription>(
    before,
    { ...before, clocks: wind(before.clocks, 'test', at) },
    { type: 'webhook-subscription.test-asked', by: actor.id, at },
  );

/**
 * Asks for the deliveries of a time to be made again, under the ids that they had.
 *
 * @throws {Refusal} `validation` when the time ends before it begins
 */
export function askReplay(
  before: WebhookSubscription,
  { from, to }: z.infer<typeof Replay>,
  actor: Actor,
  at: string,
): Decision<WebhookSubscription> {
  if (from >= to) throw invalid('/to', 'is not after from');
  const replay = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const next = { ...before, replay, clocks: wind(before.clocks, 'replay', at) };
  const facts = { from, to };
  return decide<WebhookSubscription>(before, next, {
    type: 'webhook-subscription.replay-asked',
    by: actor.id,
    at,
    facts,
  });
}

/** A clock of the subscription did its work. */
export function struck(
  before: WebhookSubscription,
  clock: 'test' | 'replay' | 'probe',
  actor: Actor,
  at: string,
  again?: { readonly at: string; readonly from?: string },
): Decision<WebhookSubscription> {
  const { clocks: _, replay, ...rest } = before;
  const clocks = wind(before.clocks, clock, again?.at);
  const left = replay && again?.from ? { ...replay, from: again.from } : undefined;
  const next = {
    ...rest,
    ...(clocks && { clocks }),
    ...((clock === 'replay' ? left : replay) && { replay: clock === 'replay' ? left : replay }),
  };
  const type = clock === 'probe' ? 'webhook-subscription.probed' : `webhook-subscription.${clock}ed`;
  return decide<WebhookSubscription>(before, next, { type, by: actor.id, at });
}

/**
 * What an attempt means for the subscription: after five failures in a row it is failing, and is probed, every five minutes at first, until
 * one delivery comes through. Undefined when nothing changes.
 */
export function noteAttempt(
  before: WebhookSubscription,
  delivered: boolean,
  actor: Actor,
  at: string,
): Decision<WebhookSubscription> | undefined {
  if (before.state === 'paused') return undefined;
  if (delivered) {
    if (before.state === 'active' && !before.failures) return undefined;
    const state = follow(subscriptionLifecycle, before.state, 'succeed');
    const next = { ...without(before, 'probe'), state, failures: 0 };
    return decide(before, next, { type: 'webhook-subscription.recovered', by: actor.id, at });
  }
  const failures = before.failures + 1;
  if (failures < mostFailures)
    return decide(
      before,
      { ...before, failures },
      { type: 'webhook-subscription.attempt-failed', by: actor.id, at },
    );
  const state = follow(subscriptionLifecycle, before.state, 'fail');
  // A probe that failed has wound its next one.
  const clocks = before.clocks?.probe ? before.clocks : wind(before.clocks, 'probe', later(at, probeMinutes));
  const next = { ...before, state, failures, failingSince: before.failingSince ?? at, clocks };
  return decide<WebhookSubscription>(before, next, {
    type: 'webhook-subscription.failing',
    by: actor.id,
    at,
  });
}

/** Whether a subscription wants to hear of an event, by its type and by what would be delivered. */
export const wants = ({ events, filter }: WebhookSubscription, type: string, payload: unknown): boolean =>
  events.some((pattern) => fits(pattern, type)) && (!filter || holds(filter, payload));

/** All of them are one small collection. */
export const subscriptionKeys = ({ id, createdAt }: WebhookSubscription): IndexKeys => ({
  open: { team: 'all', order: createdAt },
  order: id,
});
