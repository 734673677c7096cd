import { contactsOf, findPerson, type Reached } from '../people/read.ts';
import type { Doing } from './deliver.ts';
import { boxes, settings } from './keep.ts';
import { takeSpare } from './lanes.ts';
import { leaseAttempt } from './lease.ts';
import { bundlesOf, emptied, type NoticeBox, type Outcome, roomAt, type Waiting } from './notice-box.ts';
import { noticesMessage } from './notice-message.ts';
import type { Ending } from './notification.ts';
import { send } from './send.ts';

const backOff = [1, 5, 15, 60, 120].map((minutes) => minutes * 60);
const patience = 24 * 3600;

const secondsOf = (at: string) => Math.floor(Date.parse(at) / 1000);
const isoOf = (seconds: number) => new Date(seconds * 1000).toISOString();

/** By which contact somebody gets notices: the one they chose, while it is there, or their mail address. */
async function contactFor(id: string): Promise<Reached | undefined> {
  const [person, own] = await Promise.all([findPerson(id), settings.find(id)]);
  if (person?.state !== 'active') return undefined;
  const chosen = contactsOf(person).find(({ id: contact, type }) =>
    [contact, type].includes(own?.noticesTo ?? ''),
  );
  return chosen ?? { id: 'email', type: 'email', address: person.email };
}

/** When to look again after a failure: ever later, so that a provider that is down is not asked all the time. */
function retryAt({ failingSince }: NoticeBox, now: string): number {
  const failing = failingSince ? secondsOf(now) - secondsOf(failingSince) : 0;
  return secondsOf(now) + (backOff.find((seconds) => seconds > failing) ?? 120 * 60);
}

// Boxes that found no room together do not come back together.
const spread = ({ person, version }: NoticeBox) =>
  30 + ([...person].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 6007, version) % 60);

/** Sends one message; undefined when pages need the channel now, and this has to wait. */
async function tell(
  contact: Reached,
  box: NoticeBox,
  items: readonly Waiting[],
  digest: boolean,
  now: string,
): Promise<Ending | undefined> {
  const at = secondsOf(now);
  if (!(await takeSpare(contact.type, at))) return undefined;
  const id = `notices-${box.person}-${box.version}`;
  const about = { digest, more: box.more, portal: process.env.PORTAL_URL ?? '', id };
  return send(contact.type, contact.address, box.person, noticesMessage(items, about), now);
}

/** Sends the bundles that the limits allow now, and says when the others are due. */
async function sendSoon(box: NoticeBox, contact: Reached, now: string): Promise<Omit<Outcome, 'clock'>> {
  const at = secondsOf(now);
  const told: Waiting[] = [];
  const sent: { at: number; about: string }[] = [];
  const later: number[] = [];
  for (const { about, items } of bundlesOf(box)) {
    const room = roomAt({ sent: [...box.sent, ...sent] }, about, contact.type === 'sms', at);
    const ending = room === at ? await tell(contact, box, items, false, now) : undefined;
    if (ending?.delivered) {
      told.push(...items);
      sent.push({ at, about });
    } else if (ending && !ending.transient) {
      return { told: [...told, ...items], sent, error: ending.error, givenUp: true, again: isoOf(at + 60) };
    } else if (ending) {
      return { told, sent, error: ending.error, again: isoOf(retryAt(box, now)) };
    } else later.push(room > at ? room : at + spread(box));
  }
  return { told, sent, ...(later.length && { again: isoOf(Math.min(...later)) }) };
}

async function sendDigest(box: NoticeBox, contact: Reached, now: string): Promise<Omit<Outcome, 'clock'>> {
  const at = secondsOf(now);
  const items = box.items.filter(({ digest }) => digest);
  if (!items.length) return { told: [], sent: [] };
  const ending = await tell(contact, box, items, true, now);
  if (!ending) return { told: [], sent: [], again: isoOf(at + spread(box)) };
  if (ending.delivered) return { told: items, sent: [{ at, about: 'digest' }] };
  if (ending.transient) return { told: [], sent: [], error: ending.error, again: isoOf(retryAt(box, now)) };
  return { told: items, sent: [], error: ending.error, givenUp: true };
}

/**
 * A box's clock struck: what waits is sent, unless pages need the channel. What fails comes again for a day, ever later, and is
 * given up then, which the box's history tells.
 */
export async function emptyBox(
  box: NoticeBox,
  clock: 'soon' | 'digest',
  { actor, now, depth }: Doing,
): Promise<void> {
  const contact = await contactFor(box.person);
  await leaseAttempt(`box-${box.person}`, box.version, now);
  const outcome = contact
    ? await (clock === 'soon' ? sendSoon : sendDigest)(box, contact, now)
    : { told: box.items, sent: [], error: 'They are not there any more.', givenUp: true };
  const failing = box.failingSince && secondsOf(now) - secondsOf(box.failingSince) > patience;
  const last: Outcome =
    outcome.error && failing && !outcome.givenUp
      ? { ...outcome, told: box.items, clock, givenUp: true, again: undefined }
      : { ...outcome, clock };
  await boxes.save(emptied(box, last, actor, now), { depth });
}
