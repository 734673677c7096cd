import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** What a receiver is sent. `data` is the record as it is when the event is delivered; it is left out when it is too large. */
export const WebhookPayload = z
  .object({
    id: z.string().describe('The same however often this event is sent: X-Itsm-Delivery'),
    type: z.string().describe('What happened, e.g. incident.acknowledged: X-Itsm-Event'),
    at: instant,
    by: z.string(),
    record: z.object({ kind: z.string(), id: z.string(), version: z.int() }),
    changed: z.record(z.string(), z.unknown()),
    url: z.string().optional().describe('Where people read on'),
    data: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'WebhookPayload' });
export type WebhookPayload = z.infer<typeof WebhookPayload>;

const Try = z.object({
  at: instant,
  status: z.int().optional(),
  milliseconds: z.int().optional(),
  /** The first bytes of the answer. */
  said: z.string().optional(),
  error: z.string().optional(),
});

/** One event on its way to one subscription. */
export const WebhookDelivery = z
  .object({
    ...recordFields,
    kind: z.literal('webhook-delivery'),
    state: z.enum(['waiting', 'delivered', 'failed']),
    subscription: z.string(),
    event: z.string(),
    /** What is sent, byte for byte. */
    body: z.string(),
    attempts: z.int().nonnegative(),
    tried: z.array(Try),
    createdAt: instant,
    deliveredAt: instant.optional(),
  })
  .meta({ id: 'WebhookDelivery' });
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

/** Read a row as: from this state, this step leads to that state. */
export const deliveryLifecycle = {
  waiting: { deliver: 'delivered', wait: 'waiting', fail: 'failed' },
  delivered: { replay: 'waiting' },
  failed: { replay: 'waiting' },
} as const satisfies Lifecycle<WebhookDelivery['state']>;

const minute = 60_000;
/** After the first, second, … failed attempt: 1 and 5 minutes, half an hour, 2, 6 and 12 hours; then it is given up. */
const pauses = [1, 5, 30, 120, 360, 720];
const remembered = 10;
const mostBytes = 64 * 1024;

// Bodies hold titles and texts of records.
const freeText = ['body'];
const later = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * minute).toISOString();

/** The id of a delivery, the same however often its event comes. */
export const deliveryId = (subscription: string, { record, type }: Omit<WebhookPayload, 'id'>): string =>
  `${subscription}.${type.slice(0, type.lastIndexOf('.'))}.${record.id}.${record.version}`;

/** A payload as it is sent: at most 64 KB, without the record when it would be more. */
export function bodyOf(payload: WebhookPayload): string {
  const whole = JSON.stringify(payload);
  if (new TextEncoder().encode(whole).length <= mostBytes) return whole;
  const { data: _, ...rest } = payload;
  return JSON.stringify(rest);
}

/** Puts an event on its way. Should the attempt that follows be cut off, the clock makes it. */
export function dispatch(
  payload: Omit<WebhookPayload, 'id'>,
  subscription: string,
  actor: Actor,
  at: string,
): Decision<WebhookDelivery> {
  const id = deliveryId(subscription, payload);
  const next = {
    id,
    kind: 'webhook-delivery' as const,
    title: `${payload.type} of ${payload.record.id}`,
    state: 'waiting' as const,
    subscription,
    event: payload.type,
    body: bodyOf({ ...payload, id }),
    attempts: 0,
    tried: [],
    createdAt: at,
    clocks: wind(undefined, 'retry', later(at, 1)),
  };
  return decide<WebhookDelivery>(undefined, next, {
    type: 'webhook-delivery.created',
    by: actor.id,
    at,
    freeText,
  });
}

export type Answered = Omit<z.infer<typeof Try>, 'at'> & {
  readonly delivered: boolean;
  readonly final: boolean;
};

/** Records how an attempt ended, and when the next one is. A probe of a failing receiver takes none of the attempts away. */
export function settleDelivery(
  before: WebhookDelivery,
  { delivered, final, ...told }: Answered,
  actor: Actor,
  at: string,
  probing = false,
): Decision<WebhookDelivery> {
  const { clocks, ...rest } = before;
  const spared = probing && !delivered && !final;
  const attempts = before.attempts + (spared ? 0 : 1);
  const pause = pauses[attempts - 1];
  const over = !spared && (delivered || final || pause === undefined);
  const step = delivered ? 'deliver' : over ? 'fail' : 'wait';
  const state = follow(deliveryLifecycle, before.state, step);
  const next = {
    ...rest,
    state,
    attempts,
    tried: [...before.tried, { at, ...told }].slice(-remembered),
    ...(delivered && { deliveredAt: at }),
    ...(!over && { clocks: spared ? clocks : wind(undefined, 'retry', later(at, pause ?? 0)) }),
  };
  const { status, error } = told;
  const facts = { subscription: before.subscription, status, error, attempts };
  const type = `webhook-delivery.${delivered ? 'delivered' : over ? 'failed' : 'postponed'}`;
  return decide<WebhookDelivery>(before, next, { type, by: actor.id, at, facts });
}

/** Waits longer without an attempt, because the receiver is known to fail; a day after the event it is given up. */
export function postpone(before: WebhookDelivery, actor: Actor, at: string): Decision<WebhookDelivery> {
  const end = later(before.createdAt, 24 * 60);
  if (at >= end) return giveUp(before, 'The receiver failed for a day.', actor, at);
  const next = later(at, pauses[before.attempts] ?? 720);
  const clocks = wind(before.clocks, 'retry', next < end ? next : end);
  const event = { type: 'webhook-delivery.postponed', by: actor.id, at };
  return decide<WebhookDelivery>(before, { ...before, clocks }, event);
}

/** Stops trying, and says why. */
export function giveUp(
  before: WebhookDelivery,
  error: string,
  actor: Actor,
  at: string,
): Decision<WebhookDelivery> {
  const { clocks: _, ...rest } = before;
  const state = follow(deliveryLifecycle, before.state, 'fail');
  const tried = [...before.tried, { at, error }].slice(-remembered);
  const facts = { subscription: before.subscription, error };
  const event = { type: 'webhook-delivery.failed', by: actor.id, at, facts };
  return decide<WebhookDelivery>(before, { ...rest, state, tried }, event);
}

/**
 * Makes a delivery again, under the same id, by which its receiver knows it.
 *
 * @throws {Refusal} `illegal-transition` while it is still on its way
 */
export function replay(before: WebhookDelivery, actor: Actor, at: string): Decision<WebhookDelivery> {
  const state = follow(deliveryLifecycle, before.state, 'replay');
  const next = { ...before, state, attempts: 0, clocks: wind(undefined, 'replay', at) };
  return decide<WebhookDelivery>(before, next, { type: 'webhook-delivery.replayed', by: actor.id, at });
}

/** Found by its subscription. */
export const deliveryKeys = ({ subscription, createdAt }: WebhookDelivery): IndexKeys => ({
  subject: subscription,
  order: createdAt,
});
