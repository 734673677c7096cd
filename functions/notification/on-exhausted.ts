import { findIncident } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { findEscalation } from '../on-call/read.ts';
import { log } from '../runtime/log.ts';
import { reaction } from '../runtime/reaction.ts';
import { type Delivery, deliverAll } from './deliver.ts';
import { exhaustedMail } from './message.ts';
import { lastResort, masked, notificationId } from './notification.ts';
import { sendMail } from './send-mail.ts';

const by = system('on-exhausted');
const nobody = 'This desk has no last resort: onCall.lastResort is empty.';

const addresses = () => (process.env.LAST_RESORT ?? '').split(',').filter(Boolean);

/** Nobody answered at any level: the last resort is told by mail. Where there is none, that itself is put on record. */
export const handler = reaction(async ({ id, version, next }, now) => {
  const escalation = await findEscalation(id);
  if (escalation?.state !== 'exhausted') return;
  const incident = await findIncident(escalation.incident);
  // Reopened since: another escalation pages now, and may still find somebody.
  if (incident?.state !== 'open' || incident.run !== escalation.run) return;
  const reason = escalation.reason ?? '';
  log.error('Nobody answered', { escalation: id, incident: incident.id, reason });
  const { title, priority, service, team, openedAt } = incident;
  const { level, stoppedAt: at = now } = escalation;
  const page = { incident: incident.id, title, priority, service, team, openedAt, level, at };
  const rest = { levels: escalation.levels.length, portal: process.env.PORTAL_URL ?? '' };
  const delivery = (address: string, place: number): Delivery => {
    const told = { ...page, ...rest, id: notificationId(id, version, lastResort, place) };
    const errand = {
      id: told.id,
      about: 'page' as const,
      escalation: id,
      incident: incident.id,
      person: lastResort,
      channel: 'email' as const,
      address: address && masked('email', address),
      level,
      pagedAt: at,
    };
    const send = async () =>
      address
        ? sendMail(address, exhaustedMail(told, reason))
        : { delivered: false as const, transient: false, error: nobody };
    return { errand, send };
  };
  const told = addresses();
  await deliverAll((told.length ? told : ['']).map(delivery), by, now, next);
});
