import { findIncident } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { findEscalation } from '../on-call/read.ts';
import { peopleById } from '../people/read.ts';
import { log } from '../runtime/log.ts';
import { reaction } from '../runtime/reaction.ts';
import { type Delivery, deliverAll } from './deliver.ts';
import { type Page, pageBody, pageMail } from './message.ts';
import { masked, notificationId } from './notification.ts';
import { sendMail } from './send-mail.ts';
import { sendWebhook } from './send-webhook.ts';

const by = system('on-paged');

type Paged = Omit<Page, 'id'> & { readonly escalation: string; readonly version: number };
type Contact = { type: 'email'; address: string } | { type: 'webhook'; url: string };
type Person = { readonly id: string; readonly email: string; readonly contacts: readonly Contact[] };

/** Everything that tells one person about a page; without a contact of their own, a mail to their address. */
function deliveriesTo(person: Person, { escalation, version, ...page }: Paged, now: string): Delivery[] {
  const fallback: Contact[] = [{ type: 'email', address: person.email }];
  return (person.contacts.length ? person.contacts : fallback).map((contact, place) => {
    const { type: channel } = contact;
    const address = contact.type === 'email' ? contact.address : contact.url;
    const id = notificationId(escalation, version, person.id, place);
    const told: Page = { ...page, id };
    const { incident, level, at: pagedAt } = page;
    return {
      errand: {
        id,
        escalation,
        incident,
        person: person.id,
        channel,
        address: masked(channel, address),
        level,
        pagedAt,
      },
      send: () =>
        channel === 'email'
          ? sendMail(address, pageMail(told))
          : sendWebhook(address, person.id, pageBody(told), Math.floor(Date.parse(now) / 1000)),
    };
  });
}

/**
 * A level was paged: everybody of it is told, in every way they chose, unless somebody has taken the incident since, or it
 * was reopened and is escalated anew.
 */
export const handler = reaction(async ({ id, version, next }, now) => {
  const escalation = await findEscalation(id);
  const paged = escalation?.paged.find((entry) => entry.version === version);
  if (!escalation || !paged?.people.length) return;
  const incident = await findIncident(escalation.incident);
  if (incident?.state !== 'open' || incident.run !== escalation.run) return;
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
    levels: escalation.levels.length,
    at: paged.at,
    portal: process.env.PORTAL_URL ?? '',
  };
  const known = await peopleById(paged.people);
  const missing = paged.people.filter((person) => !known.has(person));
  if (missing.length) log.error('Paged people are not there', { escalation: id, people: missing });
  const deliveries = [...known.values()].flatMap((person) => deliveriesTo(person, page, now));
  await deliverAll(deliveries, by, now, next);
});
