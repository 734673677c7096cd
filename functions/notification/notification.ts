import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { IndexKeys } from '../record/index-keys.ts';

export const channels = ['email', 'sms', 'webhook', 'slack', 'teams'] as const;
export type Channel = (typeof channels)[number];

/** Stands for the addresses of `onCall.lastResort`, which need not be people of the desk. */
export const lastResort = 'last-resort';

/** One attempt, once its end is known. */
const Attempt = z.object({
  at: instant,
  outcome: z.enum(['delivered', 'failed']),
  error: z.string().optional(),
});

/** What came of telling one person, in one way, about one page of an escalation, or of a code or a test that they asked for. */
export const Notification = z
  .object({
    ...recordFields,
    kind: z.literal('notification'),
    /** `planned` is a later step of their rules, `withheld` waits to be bundled, `cancelled` was answered before. */
    state: z.enum(['planned', 'withheld', 'delivered', 'failed', 'cancelled']),
    about: z.enum(['page', 'code', 'test']).default('page'),
    escalation: z.string().optional(),
    incident: z.string().optional(),
    person: z.string(),
    channel: z.enum(channels),
    /** Id of the contact; absent for the last resort. */
    contact: z.string().optional(),
    /** Masked: the desk keeps an address with its person alone. */
    address: z.string(),
    /** The level that was paged; the first is 0. */
    level: z.int().nonnegative().optional(),
    /** The escalation's version that carries the page. */
    page: z.int().positive().optional(),
    /** Attempts whose end is known; one that was cut off in the middle is not counted. */
    attempts: z.int().nonnegative(),
    /** The newest attempts, the last one last. */
    tried: z.array(Attempt).default([]),
    /** When the escalation decided to page. */
    pagedAt: instant,
    /** When the last attempt ended, or when it was planned or withheld. */
    at: instant,
    error: z.string().optional(),
    /** The failure is for good: nothing tries again. */
    final: z.boolean().optional(),
    /** Every contact of everybody of this page failed: nobody knows of it. */
    unreached: z.boolean().optional(),
    /** How many pages the message told of, when it was a bundle. */
    bundled: z.int().optional(),
    /** The mail was taken, and came back afterwards or was called spam. */
    bounced: z.object({ at: instant, cause: z.enum(['bounce', 'complaint']) }).optional(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;

/** A failed attempt may be followed by another one; what was delivered stays so. */
export const notificationLifecycle = {
  planned: { deliver: 'delivered', fail: 'failed', withhold: 'withheld', cancel: 'cancelled' },
  withheld: { deliver: 'delivered', fail: 'failed', withhold: 'withheld', cancel: 'cancelled' },
  failed: { deliver: 'delivered', fail: 'failed', withhold: 'withheld', cancel: 'cancelled' },
  delivered: {},
  cancelled: {},
} as const satisfies Lifecycle<Notification['state']>;

/** Whom to tell what: everything about a notification but what came of it. */
export type Errand = Pick<
  Notification,
  | 'id'
  | 'about'
  | 'escalation'
  | 'incident'
  | 'person'
  | 'channel'
  | 'contact'
  | 'address'
  | 'level'
  | 'page'
  | 'pagedAt'
>;

/** How an attempt ended. A transient failure is worth another attempt, a permanent one is not. */
export type Ending =
  | { readonly delivered: true; readonly sesId?: string | undefined }
  | { readonly delivered: false; readonly error: string; readonly transient: boolean };

/** Lambda calls a failed reaction twice again: the third attempt is the last one. */
export const mostAttempts = 3;
const remembered = 10;

/**
 * The id of a notification, the same however often its event comes: one for each page, person and way to reach them.
 *
 * @param version the escalation's version that carries the page
 * @param place of the contact among the person's contacts, from 0
 */
export const notificationId = (escalation: string, version: number, person: string, place: number): string =>
  `${escalation}-${version}-${person}-${place + 1}`;

/** An address as it may be shown: enough to recognise one's own. */
export function masked(channel: Channel, address: string): string {
  if (channel === 'email') return `${address.slice(0, 1)}…${address.slice(address.lastIndexOf('@'))}`;
  if (channel === 'sms') return `${address.slice(0, 3)}…${address.slice(-2)}`;
  return `${URL.parse(address)?.origin ?? 'https://…'}/…`;
}

const titled = ({ incident, about, channel, person }: Errand) =>
  `${incident ?? about}: ${channel} to ${person}`;

/** True when nothing is left to do: it was delivered, cancelled, or failed for good. */
export const isOver = ({ state, final }: Notification): boolean =>
  state === 'delivered' || state === 'cancelled' || (state === 'failed' && final === true);

/** When something put off is looked at again: `place` when a place of its channel was taken for then, `send` otherwise. */
export type Clock = { readonly name: 'send' | 'place'; readonly at: string };

/**
 * Records how an attempt to deliver ended.
 *
 * @param bundled how many pages the message told of
 * @param again when the next attempt is, if no caller makes it
 */
export function settle(
  before: Notification | undefined,
  errand: Errand,
  ending: Ending,
  actor: Actor,
  at: string,
  bundled?: number,
  again?: Clock,
): Decision<Notification> {
  const step = ending.delivered ? 'deliver' : 'fail';
  const { error: _, final: __, clocks: ___, ...known } = before ?? {};
  const attempts = (before?.attempts ?? 0) + 1;
  const state = follow(notificationLifecycle, before?.state ?? 'planned', step);
  const failure = ending.delivered ? undefined : ending.error.slice(0, 500);
  const final = !ending.delivered && (!ending.transient || attempts >= mostAttempts);
  const tried = { at, outcome: state === 'delivered' ? state : 'failed', ...(failure && { error: failure }) };
  const next = {
    ...known,
    ...errand,
    kind: 'notification' as const,
    title: titled(errand),
    state,
    attempts,
    tried: [...(before?.tried ?? []), tried].slice(-remembered) as Notification['tried'],
    at,
    ...(failure !== undefined && { error: failure }),
    ...(final && { final }),
    ...(bundled && bundled > 1 && { bundled }),
    ...(again && { clocks: wind(undefined, again.name, again.at) }),
  };
  const { incident, person, channel, level } = errand;
  const facts = { incident, person, channel, level, ...(failure !== undefined && { error: failure }) };
  const type = `notification.${state}`;
  return decide<Notification>(before, next, { type, by: actor.id, at, facts });
}

/** Puts an errand off until a moment: a later step of somebody's rules, or what is bundled because it is too much. */
export function putOff(
  before: Notification | undefined,
  errand: Errand,
  state: 'planned' | 'withheld',
  clock: Clock | undefined,
  actor: Actor,
  at: string,
): Decision<Notification> {
  const { clocks: _, ...known } = before ?? {};
  const next = {
    ...known,
    ...errand,
    kind: 'notification' as const,
    title: titled(errand),
    state: before ? follow(notificationLifecycle, before.state, 'withhold') : state,
    attempts: before?.attempts ?? 0,
    tried: before?.tried ?? [],
    at,
    ...(clock && { clocks: wind(undefined, clock.name, clock.at) }),
  };
  const { incident, person, channel, level } = errand;
  const type = `notification.${state}`;
  return decide<Notification>(before, next, {
    type,
    by: actor.id,
    at,
    facts: { incident, person, channel, level, ...(clock && { until: clock.at }) },
  });
}

/** The page was answered before this one was sent. */
export function cancel(before: Notification, actor: Actor, at: string): Decision<Notification> {
  const state = follow(notificationLifecycle, before.state, 'cancel');
  const { clocks: _, ...rest } = before;
  return decide<Notification>(
    before,
    { ...rest, state, at },
    { type: 'notification.cancelled', by: actor.id, at },
  );
}

/** Notes that nobody of a page could be reached: who is on call next has to hear of it now. */
export function noteUnreached(before: Notification, actor: Actor, at: string): Decision<Notification> {
  const { incident, person, channel, level } = before;
  const facts = { incident, person, channel, level, error: before.error, unreached: true };
  const next = { ...before, unreached: true };
  return decide<Notification>(before, next, { type: 'notification.failed', by: actor.id, at, facts });
}

/** Notes that a mail came back that had gone out; undefined when that is known. */
export function noteBounced(
  before: Notification,
  cause: 'bounce' | 'complaint',
  actor: Actor,
  at: string,
): Decision<Notification> | undefined {
  if (before.bounced) return undefined;
  const { incident, person, channel, level } = before;
  const facts = { incident, person, channel, level, cause };
  const next = { ...before, bounced: { at, cause } };
  return decide<Notification>(before, next, { type: 'notification.bounced', by: actor.id, at, facts });
}

/** Found by whom it was for and by its incident; none of it waits to be worked on. */
export const notificationKeys = ({ person, incident, pagedAt }: Notification): IndexKeys => ({
  person,
  subject: incident,
  order: pagedAt,
});
