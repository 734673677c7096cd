import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { invalid } from '../kernel/refusal.ts';
import { line, mailAddress, slug } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { targets } from './mail.ts';

const id = z.string().max(80);

const fields = {
  /** What mail to it becomes. */
  target: z.enum(targets),
  service: slug.optional(),
  team: slug.optional(),
  category: slug.optional(),
  /** The catalogue item whose form it stands for; requests alone have one. */
  item: id.optional(),
  /** What happens to mail of which nobody vouches that it is from whom it says. */
  unverified: z.enum(['take', 'quarantine', 'refuse']),
  /** What a reply to a ticket that is over becomes. */
  closed: z.enum(['follow-up', 'quarantine']),
};

/** What mail to one address becomes. */
export const MailAddress = z
  .object({
    ...recordFields,
    kind: z.literal('mail-address'),
    state: z.enum(['active', 'retired']),
    /** With its label, where it has one: `support+vpn@desk.example`. */
    address: mailAddress,
    ...fields,
    openedAt: instant,
  })
  .meta({ id: 'MailAddress' });
export type MailAddress = z.infer<typeof MailAddress>;
export type Policy = Pick<MailAddress, keyof typeof fields>;

/** Mail to an address of which nothing is said opens incidents of the default service, from whoever writes. */
export const defaultPolicy: Policy = { target: 'incident', unverified: 'take', closed: 'follow-up' };

/** A request is of an item, and an incident of none. */
const named = ({ target, item }: { target: string; item?: string | undefined }): boolean =>
  (target === 'request') === (item !== undefined);
const itemOfRequests = {
  path: ['item'],
  error: 'is what a request is of: name one for requests, and for them alone',
};

export const AddMailAddress = z
  .strictObject({
    address: mailAddress,
    title: line(120).optional(),
    ...fields,
    target: fields.target.default('incident'),
    unverified: fields.unverified.default('take'),
    closed: fields.closed.default('follow-up'),
  })
  .refine(named, itemOfRequests);
export type AddMailAddress = z.infer<typeof AddMailAddress>;

/** Null takes away what was said. */
export const ChangeMailAddress = z
  .strictObject({
    title: line(120),
    ...fields,
    service: slug.nullable(),
    team: slug.nullable(),
    category: slug.nullable(),
    item: id.nullable(),
  })
  .partial();
export type ChangeMailAddress = z.infer<typeof ChangeMailAddress>;

export const mailAddressLifecycle = {
  active: { retire: 'retired' },
  retired: {},
} as const satisfies Lifecycle<MailAddress['state']>;

/** Those that are in use, by their address. */
export const mailAddressKeys = ({ state, address, openedAt }: MailAddress): IndexKeys => ({
  ...(state === 'active' && { open: { team: 'all', order: address.toLowerCase() } }),
  order: openedAt,
});

/** The row that leads from an address to what is said of it. */
export const addressKey = (address: string): string => `address#${address.toLowerCase()}`;

/** The same address without its label. */
export function unlabelled(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at).split('+')[0]}${address.slice(at)}`.toLowerCase();
}

const claimOf = (address: string, holder: string): Claim => ({
  pk: addressKey(address),
  sk: 'address',
  values: { holder },
  heldBy: holder,
});

/** Says what mail to an address becomes. An address is said once. */
export function addMailAddress(
  { title, ...ask }: AddMailAddress,
  id: string,
  by: Actor,
  at: string,
): Decision<MailAddress> {
  const next = {
    ...ask,
    address: ask.address.toLowerCase(),
    id,
    title: title ?? ask.address.toLowerCase(),
    kind: 'mail-address' as const,
    state: 'active' as const,
    openedAt: at,
  };
  const event = { type: 'mail-address.created', by: by.id, at };
  return { ...decide<MailAddress>(undefined, next, event), claims: [claimOf(ask.address, id)] };
}

const kept = <T>(asked: T | null | undefined, before: T | undefined): T | undefined =>
  asked === null ? undefined : (asked ?? before);

/**
 * Says something else of it. What came in before stays what it became.
 *
 * @throws {Refusal} `validation` for requests of nothing
 */
export function changeMailAddress(
  before: MailAddress,
  ask: ChangeMailAddress,
  by: Actor,
  at: string,
): Decision<MailAddress> {
  const { service, team, category, item, ...rest } = ask;
  const next = {
    ...before,
    ...rest,
    service: kept(service, before.service),
    team: kept(team, before.team),
    category: kept(category, before.category),
    item: (rest.target ?? before.target) === 'request' ? kept(item, before.item) : undefined,
  };
  if (!named(next)) throw invalid('/item', itemOfRequests.error);
  return decide<MailAddress>(before, next, { type: 'mail-address.changed', by: by.id, at });
}

/** Nothing is said of it any more: mail to it becomes what mail to an address becomes of which nothing is said. */
export function retireMailAddress(before: MailAddress, by: Actor, at: string): Decision<MailAddress> {
  const state = follow(mailAddressLifecycle, before.state, 'retire');
  const expiresAt = Math.floor(Date.parse(at) / 1000) - 1;
  const event = { type: 'mail-address.retired', by: by.id, at };
  const claims = [{ ...claimOf(before.address, before.id), expiresAt }];
  return { ...decide<MailAddress>(before, { ...before, state }, event), claims };
}
