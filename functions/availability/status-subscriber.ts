import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { mailAddress } from '../kernel/text.ts';
import type { Stranger } from '../record/asked.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** Somebody who wants to be told by mail how a status page changes. */
export const StatusSubscriber = z.object({
  ...recordFields,
  kind: z.literal('status-subscriber'),
  state: z.enum(['asked', 'confirmed', 'left', 'expired']),
  page: z.string(),
  /** Who it is, as the desk knows people; a guest, if nobody else. */
  person: z.string(),
  /** Gone with the subscription. */
  address: mailAddress.optional(),
  askedAt: instant,
  confirmedAt: instant.optional(),
  /** The announcements that they were told lately. */
  told: z.array(z.string()).max(20),
});
export type StatusSubscriber = z.infer<typeof StatusSubscriber>;

/** In the list of a page once they have confirmed, and as long as they want to be. */
export const subscriberKeys = ({ state, page, id }: StatusSubscriber): IndexKeys => ({
  ...(state === 'confirmed' && { subject: `page:${page}` }),
  order: id,
});

const letterAfter = 5_000;
const lifetime = 3 * 24 * 3_600_000;
const nextLetter = 24 * 3_600_000;
const later = (at: string, time: number) => new Date(Date.parse(at) + time).toISOString();

const deed = (type: string, by: Actor, at: string) => ({
  type: `status-subscriber.${type}`,
  by: by.id,
  at,
  freeText: ['address', 'title'],
});

type Who = Pick<StatusSubscriber, 'id' | 'page' | 'person'> & { readonly address: string };

/**
 * Somebody asks for mails to an address: they are written to once a day at most, and have to say that it was them. Undefined when
 * nothing has to be done: whoever asks is told the same either way.
 */
export function ask(
  before: StatusSubscriber | undefined,
  who: Who,
  by: Actor,
  at: string,
): Decision<StatusSubscriber> | undefined {
  if (before?.state === 'confirmed') return undefined;
  if (before && before.askedAt > later(at, -nextLetter) && before.state !== 'left') return undefined;
  const next = {
    ...who,
    kind: 'status-subscriber' as const,
    title: `Subscription to ${who.page}`,
    state: 'asked' as const,
    askedAt: at,
    told: [],
    // Whoever asks has to be known as a guest before they can be written to.
    clocks: { letter: later(at, letterAfter), expiry: later(at, lifetime) },
  };
  return decide<StatusSubscriber>(before, next, deed('asked', by, at));
}

/** They are written to, with a link that only they get; the mail has no word of whoever asked. */
export function sendLetter(
  before: StatusSubscriber,
  page: string,
  path: string,
  by: Actor,
  at: string,
): Decision<StatusSubscriber> {
  const notices = [
    {
      to: [before.person],
      topic: 'confirmation',
      title: `Do you want mails about ${page}? Please confirm it`,
      text: 'Somebody asked for them with this address. If it was not you, do nothing: you will hear no more.',
      path,
    },
  ];
  const next = { ...before, clocks: wind(before.clocks, 'letter', undefined) };
  return decide<StatusSubscriber>(before, next, { ...deed('letter-sent', by, at), notices });
}

/** They are not known as a guest yet: they are written to a minute later. */
export const waitForGuest = (before: StatusSubscriber, by: Actor, at: string): Decision<StatusSubscriber> =>
  decide<StatusSubscriber>(
    before,
    { ...before, clocks: wind(before.clocks, 'letter', later(at, 60_000)) },
    deed('letter-waits', by, at),
  );

/** They followed the link that only they could have. Undefined when they did so before, or it is too late. */
export function confirm(
  before: StatusSubscriber,
  by: Actor,
  at: string,
): Decision<StatusSubscriber> | undefined {
  if (before.state !== 'asked') return undefined;
  const next = { ...before, state: 'confirmed' as const, confirmedAt: at, clocks: undefined };
  return decide<StatusSubscriber>(before, next, deed('confirmed', by, at));
}

/** They want no more mails, or never said that they do: their address is not kept. Undefined when that is so. */
export function leave(
  before: StatusSubscriber,
  state: 'left' | 'expired',
  by: Actor,
  at: string,
): Decision<StatusSubscriber> | undefined {
  if (before.state !== 'asked' && before.state !== 'confirmed') return undefined;
  const { address: _, clocks: __, ...rest } = before;
  return decide<StatusSubscriber>(before, { ...rest, state }, deed(state, by, at));
}

/** What they are told; undefined when they were told so already. @param path where they stop it */
export function tell(
  before: StatusSubscriber,
  { id, title, text }: { readonly id: string; readonly title: string; readonly text: string },
  path: string,
  by: Actor,
  at: string,
): Decision<StatusSubscriber> | undefined {
  if (before.state !== 'confirmed' || before.told.includes(id)) return undefined;
  const notices = [{ to: [before.person], topic: 'status-page', title, text, path }];
  const next = { ...before, told: [...before.told, id].slice(-20) };
  return decide<StatusSubscriber>(before, next, { ...deed('told', by, at), notices });
}

/** Who asked, as a guest is made of them; nobody, once they have left. */
export const strangerOf = ({ address, confirmedAt }: StatusSubscriber): Stranger | undefined =>
  address ? { address, ...(confirmedAt && { confirmedAt }) } : undefined;
