import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** What a mail system said of an address to which the desk sent something. */
export const SuppressedAddress = z
  .object({
    ...recordFields,
    kind: z.literal('suppressed-address'),
    state: z.enum(['fine', 'suppressed']),
    address: z.string(),
    person: z.string().optional(),
    /** Why nothing is sent there. */
    cause: z.enum(['bounce', 'complaint']).optional(),
    since: instant.optional(),
    /** What the other side said, shortened. */
    said: z.string().optional(),
    /** The notification that came back. */
    notification: z.string().optional(),
    /** How often something came back that may be delivered another time: a full mailbox, a server that is down. */
    transient: z.int().nonnegative(),
    /** The latest reports, so that one that comes again counts once. */
    heard: z.array(z.string()),
  })
  .meta({ id: 'SuppressedAddress' });
export type SuppressedAddress = z.infer<typeof SuppressedAddress>;

export const suppressedAddressLifecycle = {
  fine: { suppress: 'suppressed' },
  suppressed: { suppress: 'suppressed', release: 'fine' },
} as const satisfies Lifecycle<SuppressedAddress['state']>;

/** Why somebody thinks that mail arrives there again. */
export const ReleaseAddress = z.strictObject({ reason: text(2_000) });

/** A report of a mail system, as far as it counts. `id` is the same however often it comes. */
export type Report = {
  readonly id: string;
  readonly sort: 'permanent' | 'transient' | 'complaint';
  readonly said?: string | undefined;
  readonly notification: string;
  readonly person?: string | undefined;
};

const remembered = 50;
// Personal data: the timeline keeps it as words that can be erased.
const freeText = ['title', 'address', 'said'];

/**
 * Notes what was said of an address: a bounce for good or a complaint suppresses it, what may pass is only counted.
 *
 * @returns undefined when the report came before
 */
export function report(
  before: SuppressedAddress | undefined,
  { id, address }: Pick<SuppressedAddress, 'id' | 'address'>,
  { id: heard, sort, said, notification, person }: Report,
  actor: Actor,
  at: string,
): Decision<SuppressedAddress> | undefined {
  if (before?.heard.includes(heard)) return undefined;
  const known = before ?? {
    id,
    kind: 'suppressed-address',
    state: 'fine',
    title: address,
    address,
    transient: 0,
    heard: [],
  };
  const next = {
    ...known,
    kind: 'suppressed-address' as const,
    heard: [...known.heard, heard].slice(-remembered),
    ...(person && { person }),
  };
  if (sort === 'transient') {
    const counted = {
      ...next,
      state: next.state as SuppressedAddress['state'],
      transient: next.transient + 1,
    };
    const event = { type: 'suppressed-address.counted', by: actor.id, at, freeText, facts: { notification } };
    return decide<SuppressedAddress>(before, counted, event);
  }
  const cause = sort === 'complaint' ? ('complaint' as const) : ('bounce' as const);
  const suppressed = {
    ...next,
    state: follow(suppressedAddressLifecycle, next.state as SuppressedAddress['state'], 'suppress'),
    cause,
    since: at,
    notification,
    ...(said && { said: said.slice(0, 500) }),
  };
  const event = {
    type: 'suppressed-address.suppressed',
    by: actor.id,
    at,
    freeText,
    facts: { cause, notification },
  };
  return decide<SuppressedAddress>(before, suppressed, event);
}

/** Mail is sent there again. @throws {Refusal} `illegal-transition` when nothing keeps it from being sent */
export function release(
  before: SuppressedAddress,
  reason: string,
  actor: Actor,
  at: string,
): Decision<SuppressedAddress> {
  const state = follow(suppressedAddressLifecycle, before.state, 'release');
  const { cause: _, since: __, said: ___, notification: ____, ...rest } = before;
  const event = { type: 'suppressed-address.released', by: actor.id, at, freeText, said: { text: reason } };
  return decide<SuppressedAddress>(before, { ...rest, state }, event);
}

/** Those to which nothing is sent are one list, the latest first to be asked for; each is found by its person. */
export const suppressedAddressKeys = ({ state, since, person, id }: SuppressedAddress): IndexKeys => ({
  ...(state === 'suppressed' && { open: { team: 'all', order: since ?? id } }),
  person,
  order: since ?? id,
});
