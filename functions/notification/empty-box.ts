import { languageOf } from '../kernel/language.ts';
import { contactsOf, findPerson, type Reached } from '../people/read.ts';
import type { Doing } from './deliver.ts';
import { boxes, settings } from './keep.ts';
import { takeSpare } from './lanes.ts';
import { leaseAttempt } from './lease.ts';
import { isMachine, withoutTag } from './mail-recipient.ts';
import { bundlesOf, emptied, type NoticeBox, type Outcome, roomAt, type Waiting } from './notice-box.ts';
import { noticesMessage } from './notice-message.ts';
import type { Ending } from './notification.ts';
import { send } from './send.ts';
import { sendMail } from './send-mail.ts';
import { mailsPerPerson, mailsPerStranger, noticeLimits } from './throttle.ts';
import { ticketMail } from './ticket-mail.ts';
import { isUnconfirmed } from './ticket-view.ts';

const backOff = [1, 5, 15, 60, 120].map((minutes) => minutes * 60);
const patience = 24 * 3600;

const secondsOf = (at: string) => Math.floor(Date.parse(at) / 1000);
const isoOf = (seconds: number) => new Date(seconds * 1000).toISOString();

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;
type Reader = { readonly person: Person; readonly contact: Reached };

/** Whom a box is for, and by which contact they get notices: the one they chose, while it is there, or their mail address. */
async function readerOf(id: string): Promise<Reader | undefined> {
  const [person, own] = await Promise.all([findPerson(id), settings.find(id)]);
  if (person?.state !== 'active') return undefined;
  const chosen = contactsOf(person).find(({ id: contact, type }) =>
    [contact, type].includes(own?.noticesTo ?? ''),
  );
  return { person, contact: chosen ?? { id: 'email', type: 'email', address: person.email } };
}

const unread: Ending = {
  delivered: false,
  transient: false,
  error: 'Nobody reads what comes to this address.',
};

/** Whether an address is one at which nobody reads, or the desk's own. */
const isUnread = ({ type, address }: Reached): boolean =>
  type === 'email' &&
  (isMachine(address) ||
    [process.env.MAIL_FROM, process.env.MAIL_REPLY_TO].some(
      (own) => own !== undefined && withoutTag(own) === withoutTag(address),
    ));

const limitsFor = ({ person, contact }: Reader) => {
  if (isUnconfirmed(person)) return mailsPerStranger;
  return contact.type === 'sms' ? noticeLimits : mailsPerPerson;
};

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
  reader: Reader,
  box: NoticeBox,
  items: readonly Waiting[],
  digest: boolean,
  now: string,
): Promise<Ending | undefined> {
  const { person, contact } = reader;
  if (isUnread(contact)) return unread;
  if (!(await takeSpare(contact.type, secondsOf(now)))) return undefined;
  const id = `notices-${box.person}-${box.version}`;
  const own = contact.type === 'email' && !digest ? await ticketMail(person, items, id, now) : undefined;
  if (own) {
    const ending = await sendMail(contact.address, own.mail);
    if (ending.delivered) await own.sent(ending.sesId);
    return ending;
  }
  // Its words would be a stranger's; whether it was them is asked in the desk's own.
  if (isUnconfirmed(person) && !items.every(({ topic }) => topic === 'confirmation')) return unread;
  const language = languageOf(person.language);
  const about = { digest, more: box.more, portal: process.env.PORTAL_URL ?? '', id, language };
  return send(contact.type, contact.address, box.person, noticesMessage(items, about), now);
}

/** Sends the bundles that the limits allow now, and says when the others are due. */
async function sendSoon(box: NoticeBox, reader: Reader, now: string): Promise<Omit<Outcome, 'clock'>> {
  const at = secondsOf(now);
  const told: Waiting[] = [];
  const sent: { at: number; about: string }[] = [];
  const later: number[] = [];
  for (const { about, items } of bundlesOf(box)) {
    const room = roomAt({ sent: [...box.sent, ...sent] }, about, limitsFor(reader), at);
    const ending = room === at ? await tell(reader, box, items, false, now) : undefined;
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

async function sendDigest(box: NoticeBox, reader: Reader, now: string): Promise<Omit<Outcome, 'clock'>> {
  const at = secondsOf(now);
  const items = box.items.filter(({ digest }) => digest);
  if (!items.length) return { told: [], sent: [] };
  const ending = await tell(reader, box, items, true, now);
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
  const reader = await readerOf(box.person);
  await leaseAttempt(`box-${box.person}`, box.version, now);
  const outcome = reader
    ? await (clock === 'soon' ? sendSoon : sendDigest)(box, reader, now)
    : { told: box.items, sent: [], error: 'They are not there any more.', givenUp: true };
  const failing = box.failingSince && secondsOf(now) - secondsOf(box.failingSince) > patience;
  const last: Outcome =
    outcome.error && failing && !outcome.givenUp
      ? { ...outcome, told: box.items, clock, givenUp: true, again: undefined }
      : { ...outcome, clock };
  await boxes.save(emptied(box, last, actor, now), { depth });
}
