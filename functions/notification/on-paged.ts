import { findIncident } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { findEscalation, stillAsks } from '../on-call/read.ts';
import { contactsOf, peopleById, type Reached } from '../people/read.ts';
import { log } from '../runtime/log.ts';
import { isRace } from '../runtime/races.ts';
import { reaction } from '../runtime/reaction.ts';
import { type Delivery, type Doing, deliverAll, noteIfUnreached } from './deliver.ts';
import { notifications, settings } from './keep.ts';
import type { Page } from './message.ts';
import { type Errand, masked, notificationId, putOff } from './notification.ts';
import { pagesMessage } from './page-message.ts';
import { send } from './send.ts';
import { defaultSettings, type NotificationSettings, planOf, type Urgency } from './settings.ts';

const by = system('on-paged');

type Paged = Omit<Page, 'id'> & { readonly escalation: string; readonly version: number };
type Told = Parameters<typeof contactsOf>[0] & { readonly id: string; readonly timeZone: string };
type Step = { readonly errand: Errand; readonly contact: Reached; readonly at: string };

/** Every way, and every moment, in which a page reaches one person by their rules. */
function stepsFor(person: Told, own: NotificationSettings, urgency: Urgency, page: Paged): Step[] {
  const { escalation, version, incident, level, at: pagedAt } = page;
  const plan = planOf(own, contactsOf(person), urgency, person.timeZone, pagedAt);
  return plan.map(({ contact, at }, place) => ({
    contact,
    at,
    errand: {
      id: notificationId(escalation, version, person.id, place),
      about: 'page',
      escalation,
      incident,
      person: person.id,
      channel: contact.type,
      contact: contact.id,
      address: masked(contact.type, contact.address),
      level,
      page: version,
      pagedAt,
    },
  }));
}

/** Winds the clock of a later step, once. */
async function plan({ errand, at }: Step, { actor, now, depth }: Doing): Promise<void> {
  try {
    const decision = putOff(undefined, errand, 'planned', { name: 'send', at }, actor, now);
    await notifications.save(decision, { depth });
  } catch (error) {
    if (!isRace(error, ['already-exists', 'stale-version'])) throw error;
  }
}

const lowFrom = 3;
/** Priorities 1 and 2 are of high urgency, and so is whatever has none. */
const urgencyOf = (priority: number | undefined): Urgency =>
  priority !== undefined && priority >= lowFrom ? 'low' : 'high';

/**
 * A level was paged: everybody of it is told by the rules they chose, unless somebody has taken the incident since, or it was
 * reopened and is escalated anew.
 */
export const handler = reaction(async ({ id, version, next }, now) => {
  const escalation = await findEscalation(id);
  const paged = escalation?.paged.find((entry) => entry.version === version);
  if (!escalation || !paged?.people.length) return;
  const incident = await findIncident(escalation.incident);
  const asked = paged.people.filter((person) => stillAsks(person, paged, escalation, incident));
  if (!incident || !asked.length) return;
  const { title, priority, service, team, openedAt } = incident;
  const page: Paged = {
    escalation: id,
    version,
    incident: incident.id,
    title,
    priority,
    service,
    team,
    openedAt,
    level: paged.level,
    levels: Math.max(escalation.levels.length, 1),
    at: paged.at,
    portal: process.env.PORTAL_URL ?? '',
  };
  const [known, chosen] = await Promise.all([peopleById(asked), settings.all(asked)]);
  const missing = asked.filter((person) => !known.has(person));
  if (missing.length) log.error('Paged people are not there', { escalation: id, people: missing });
  const own = (person: string) => chosen.find((each) => each.id === person) ?? defaultSettings(person);
  const steps = [...known.values()].flatMap((person) =>
    stepsFor(person, own(person.id), urgencyOf(priority), page),
  );
  const doing = { actor: by, now, depth: next };
  const due = ({ at }: Step) => at <= now;
  let reached = false;
  await Promise.all(steps.filter((step) => !due(step)).map((step) => plan(step, doing)));
  const deliveries = steps.filter(due).map(({ errand, contact }): Delivery => {
    const message = pagesMessage([{ ...page, id: errand.id }], errand.id);
    const sent = async () => {
      const ending = await send(contact.type, contact.address, errand.person, message, now);
      reached ||= ending.delivered;
      return ending;
    };
    return { errand, send: sent };
  });
  try {
    await deliverAll(deliveries, by, now, next);
  } finally {
    const ids = steps.map(({ errand }) => errand.id);
    if (!reached) await noteIfUnreached(ids, doing);
  }
});
