import type { Actor } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { personIdFor } from '../people/read.ts';
import { countInHour, hidden, networkOf, tooMany } from '../runtime/hourly-limit.ts';
import { retryingRaces } from '../runtime/races.ts';
import { unsealed } from '../runtime/sealed.ts';
import type { StatusPage } from './status-page.ts';
import { ask, confirm, leave, type StatusSubscriber } from './status-subscriber.ts';
import { statusPages, subscribers } from './stored.ts';

/** How many an hour: from one network, for one address, and in all. */
const most = { network: 10, address: 3, all: 500 } as const;

/** A page that everybody may see; one that is not is as absent as one that is not there. @throws {Refusal} `not-found` */
export async function publicPage(id: string): Promise<StatusPage> {
  const page = /^[a-z0-9-]{1,60}$/.test(id) ? await statusPages.find(id) : undefined;
  if (page?.public && page.state === 'active') return page;
  throw new Refusal('not-found', 'There is no status page here.');
}

/** Counts whoever asks, and refuses what is too much. @throws {Refusal} `too-many`, with the seconds to wait */
async function demandRoom(ip: string, address: string, now: string): Promise<void> {
  const [network, whose] = await Promise.all([
    hidden('status-limit', networkOf(ip)),
    hidden('status-limit', address),
  ]);
  const count = (name: string) => countInHour('availability', `status#${name}`, now);
  if ((await count(`ip#${network}`)) > most.network)
    throw tooMany('Too much came from your network. Try again in an hour.', now);
  if ((await count(`mail#${whose}`)) > most.address)
    throw tooMany('Too much came for this mail address. Try again in an hour.', now);
  if ((await count('all')) > most.all)
    throw tooMany('Too many subscribe at this moment. Try again in an hour.', now);
}

/**
 * Somebody wants mails about a page: the address is written to once, and has to confirm. What is answered says nothing of who has
 * subscribed.
 *
 * @throws {Refusal} `not-found` when the page takes no subscriptions, `too-many`
 */
export async function subscribe(
  page: StatusPage,
  email: string,
  ip: string,
  by: Actor,
  now: string,
): Promise<void> {
  if (!page.subscriptions) throw new Refusal('not-found', 'This page sends no mails.');
  const address = email.toLowerCase();
  await demandRoom(ip, address, now);
  const id = `${page.id}~${await hidden('status-subscriber', address)}`;
  const person = await personIdFor(address);
  await retryingRaces(async () => {
    const decision = ask(await subscribers.find(id), { id, page: page.id, person, address }, by, now);
    if (decision) await subscribers.save(decision);
  });
}

/** Whose link it is. @throws {Refusal} `not-found` for one that is none of ours */
export async function subscriberBehind(token: string): Promise<StatusSubscriber> {
  const id = await unsealed('status-subscriber', token);
  const found = id === undefined ? undefined : await subscribers.find(id);
  if (found) return found;
  throw new Refusal('not-found', 'There is nothing at this address.');
}

/** What whoever has the link says: that they want the mails, or no more of them. To say it again changes nothing. */
export const settleSubscription = (
  token: string,
  wants: boolean,
  by: Actor,
  now: string,
): Promise<StatusSubscriber> =>
  retryingRaces(async () => {
    const before = await subscriberBehind(token);
    const decision = wants ? confirm(before, by, now) : leave(before, 'left', by, now);
    return decision ? subscribers.save(decision) : before;
  });
