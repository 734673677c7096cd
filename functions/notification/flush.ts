import { findIncident } from '../incident/read.ts';
import { findEscalation, stillAsks } from '../on-call/read.ts';
import { contactsOf, findPerson } from '../people/read.ts';
import { filedUnder } from '../runtime/collection.ts';
import { retryingRaces } from '../runtime/races.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { inTurn } from './bundle.ts';
import { admit, type Doing, noteIfUnreached } from './deliver.ts';
import { notifications } from './keep.ts';
import { flushed } from './lane.ts';
import { laneKey, readLane, saveLane, takePlace, waitingFor } from './lanes.ts';
import { leaseAttempt } from './lease.ts';
import type { Page } from './message.ts';
import {
  cancel,
  type Ending,
  type Errand,
  isOver,
  mostAttempts,
  type Notification,
  putOff,
  settle,
} from './notification.ts';
import { pagesMessage } from './page-message.ts';
import { send } from './send.ts';
import { pageLimits } from './throttle.ts';

const retrySeconds = 15;
const atOnce = 8;
const gone: Ending = { delivered: false, transient: false, error: 'The contact is not there any more.' };

const secondsOf = (at: string) => Math.floor(Date.parse(at) / 1000);
const later = (at: string, seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();

/** What a notification pages for as it is now; undefined once somebody has answered it. */
async function pageOf({ id, person, escalation: of = '', page }: Notification): Promise<Page | undefined> {
  const escalation = await findEscalation(of);
  const paged = escalation?.paged.find(({ version }) => version === page);
  const incident = escalation && (await findIncident(escalation.incident));
  if (!escalation || !paged || !incident || !stillAsks(person, paged, escalation, incident)) return undefined;
  const { title, priority, service, team, openedAt } = incident;
  const place = { level: paged.level, levels: escalation.levels.length, at: paged.at };
  const portal = process.env.PORTAL_URL ?? '';
  const about = { incident: incident.id, escalation: of, title, priority, service, team, openedAt };
  return { id, ...about, ...place, portal };
}

type Waiting = { readonly told: Notification; readonly page: Page };

/** What is still to be told of these; the others were answered, and are put on record as cancelled. */
async function stillOpen(all: readonly Notification[], { actor, now, depth }: Doing): Promise<Waiting[]> {
  const found = await someAtOnce(all, atOnce, async (told): Promise<Waiting[]> => {
    const page = await pageOf(told);
    if (page) return [{ told, page }];
    await notifications.save(cancel(told, actor, now), { depth });
    return [];
  });
  return found.flat();
}

/** Records one ending for everything that the message told of; what carries the clock comes last, so that a crash repeats it. */
async function record(
  all: readonly Notification[],
  carrier: Notification,
  ending: Ending,
  { actor, now, depth }: Doing,
): Promise<void> {
  const save = (one: Notification) =>
    notifications.save(settle(one, errandOf(one), ending, actor, now, all.length), { depth });
  await someAtOnce(
    all.filter(({ id }) => id !== carrier.id),
    atOnce,
    save,
  );
  await save(carrier);
}

/** Whom a kept notification is to tell what. */
export const errandOf = (told: Notification): Errand => {
  const { id, about, escalation, incident, person, channel, contact, address, level, page, pagedAt } = told;
  return { id, about, escalation, incident, person, channel, contact, address, level, page, pagedAt };
};

async function noteLane(key: string, carrier: Notification, due: number, doing: Doing): Promise<void> {
  await retryingRaces(async () => {
    const lane = await readLane(key);
    const at = secondsOf(doing.now);
    const next = flushed(lane, carrier.id, pageLimits[carrier.channel], due, at);
    await saveLane(lane, next, at);
  });
}

const pageIds = async ({ incident = '', escalation, page }: Notification) =>
  (await filedUnder(notifications, 'subject', incident))
    .filter((each) => each.escalation === escalation && each.page === page)
    .map(({ id }) => id);

/**
 * Sends what waits for a contact as one message, the first of each service first. What was answered meanwhile is cancelled. When it
 * fails for a reason that may go away it comes again after 15 seconds, three times in all.
 *
 * @param carrier whose clock struck
 * @param placed whether the clock stands for a place of the channel that was taken before
 */
export async function flush(
  carrier: Notification,
  due: string,
  placed: boolean,
  doing: Doing,
): Promise<void> {
  const { actor, now, depth } = doing;
  const key = laneKey(carrier.person, carrier.contact ?? '');
  const ids = (await waitingFor(key, secondsOf(now))).filter((id) => id !== carrier.id);
  const others = (await notifications.all([...new Set(ids)])).filter(({ state }) => state === 'withheld');
  const open = await stillOpen([...others, carrier], doing);
  const all = open.map(({ told }) => told);
  const [first] = all;
  if (!first) return;
  // The carrier was answered, others were not: one of them carries on.
  const bearer = all.find(({ id }) => id === carrier.id) ?? first;
  const place = placed ? secondsOf(now) : await takePlace(carrier.channel, secondsOf(now));
  if (place > secondsOf(now)) {
    const clock = { name: 'place' as const, at: new Date(place * 1000).toISOString() };
    const wait = putOff(bearer, errandOf(bearer), 'withheld', clock, actor, now);
    await notifications.save(wait, { depth });
    return;
  }
  const person = await findPerson(carrier.person);
  const contact = person && contactsOf(person).find(({ id }) => id === carrier.contact);
  const pages = inTurn(open.map(({ page }) => page));
  await leaseAttempt(bearer.id, bearer.version, now);
  const ending = contact
    ? await send(carrier.channel, contact.address, carrier.person, pagesMessage(pages, bearer.id), now)
    : gone;
  const again = !ending.delivered && ending.transient && bearer.attempts + 1 < mostAttempts;
  if (again) {
    const clock = { name: 'send' as const, at: later(now, retrySeconds) };
    await notifications.save(settle(bearer, errandOf(bearer), ending, actor, now, 1, clock), { depth });
    return;
  }
  await record(all, bearer, ending, doing);
  await noteLane(key, bearer, secondsOf(due), doing);
  // Each page of the bundle may have reached nobody.
  if (!ending.delivered) for (const one of all) await noteIfUnreached(await pageIds(one), doing);
}

/** A later step of somebody's rules is due: sent unless the page was answered, or put off again when it is too much. */
export async function takeStep(planned: Notification, due: string, doing: Doing): Promise<void> {
  if (isOver(planned)) return;
  const errand = errandOf(planned);
  const [open] = await stillOpen([planned], doing);
  if (!open) return;
  if (!(await admit(planned, errand, doing))) return;
  // The step is a bundle of one from here on; its place was taken when it was admitted.
  await flush(planned, due, true, doing);
}
