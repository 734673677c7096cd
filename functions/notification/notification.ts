import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

export const channels = ['email', 'webhook'] as const;
export type Channel = (typeof channels)[number];

/** Stands for the addresses of `onCall.lastResort`, which need not be people of the desk. */
export const lastResort = 'last-resort';

/** What came of telling one person, in one way, about one page of an escalation. */
export const Notification = z
  .object({
    ...recordFields,
    kind: z.literal('notification'),
    state: z.enum(['delivered', 'failed']),
    escalation: z.string(),
    incident: z.string(),
    person: z.string(),
    channel: z.enum(channels),
    /** Masked: the desk keeps an address with its person alone. */
    address: z.string(),
    /** The level that was paged; the first is 0. */
    level: z.int().nonnegative(),
    /** Attempts whose end is known; one that was cut off in the middle is not counted. */
    attempts: z.int().positive(),
    /** When the escalation decided to page. */
    pagedAt: instant,
    /** When the last attempt ended. */
    at: instant,
    error: z.string().optional(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;

/** A failed attempt may be followed by another one; what was delivered stays so. */
export const notificationLifecycle = {
  failed: { deliver: 'delivered', fail: 'failed' },
  delivered: {},
} as const satisfies Lifecycle<Notification['state']>;

/** Whom to tell what: everything about a notification but what came of it. */
export type Errand = Pick<
  Notification,
  'id' | 'escalation' | 'incident' | 'person' | 'channel' | 'address' | 'level' | 'pagedAt'
>;

/** How an attempt ended. A transient failure is worth another attempt, a permanent one is not. */
export type Ending =
  | { readonly delivered: true }
  | { readonly delivered: false; readonly error: string; readonly transient: boolean };

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
  if (channel === 'webhook') return `${URL.parse(address)?.origin ?? 'https://…'}/…`;
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}…${address.slice(at)}`;
}

/** Records how an attempt to deliver ended. */
export function settle(
  before: Notification | undefined,
  errand: Errand,
  ending: Ending,
  actor: Actor,
  at: string,
): Decision<Notification> {
  const step = ending.delivered ? 'deliver' : 'fail';
  const { error: _, ...known } = before ?? {};
  const next = {
    ...known,
    ...errand,
    kind: 'notification' as const,
    title: `${errand.incident}: ${errand.channel} to ${errand.person}`,
    state: follow(notificationLifecycle, before?.state ?? 'failed', step),
    attempts: (before?.attempts ?? 0) + 1,
    at,
    ...(!ending.delivered && { error: ending.error.slice(0, 500) }),
  };
  const { incident, person, channel, level } = errand;
  const facts = { incident, person, channel, level, ...(!ending.delivered && { error: next.error }) };
  const type = `notification.${next.state}`;
  return decide<Notification>(before, next, { type, by: actor.id, at, facts });
}

/** Found by whom it was for and by its incident; none of it waits to be worked on. */
export const notificationKeys = ({ person, incident, pagedAt }: Notification): IndexKeys => ({
  person,
  subject: incident,
  order: pagedAt,
});
