import { system } from '../kernel/actor.ts';
import { type Alert, findAlert } from '../monitoring/read.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { clear, type Firing, firingClaim, join, openFor, slotOf } from './alarm.ts';
import { boundItem } from './ci.ts';
import { assigned } from './forms.ts';
import { type Incident, isWorking } from './incident.ts';
import { incidents } from './keep.ts';
import { goingOn } from './kin.ts';

const by = system('on-alert');

/** The incident that the alert leads to, and what the slot says of it; it may be resolved long since. */
async function holderOf(alert: string) {
  const { pk, sk } = slotOf(alert);
  const slot = await readRow('incident', pk, sk);
  const holder = slot && String(slot.holder);
  return { holder, incident: await goingOn(holder === undefined ? undefined : await incidents.find(holder)) };
}

const firingOf = (alert: Alert, episode: number): Firing => ({
  ...alert,
  // A source may say that it fires and nothing else.
  description: alert.reason || undefined,
  episode,
});

/** Says on the incident that the alert's earlier firing is over, if it is and nobody said so yet. */
async function settle(incident: Incident | undefined, alert: Alert, now: string, depth: number) {
  const decision = incident && clear(incident, firingOf(alert, alert.episode), by, now);
  return decision ? incidents.save(decision, { depth }) : incident;
}

/** Puts one firing into an incident, once: into the open one that holds the alert, or into a new one. */
async function place(alert: Alert, episode: number, now: string, depth: number) {
  const { pk, sk } = firingClaim(alert.id, episode, '');
  if (await readRow('incident', pk, sk)) return;
  const { holder, incident } = await holderOf(alert.id);
  const current = await settle(incident, alert, now, depth);
  const firing = firingOf(alert, episode);
  if (current && isWorking(current)) return incidents.save(join(current, firing, by, now), { depth });
  const id = await nextNumber('incident', 'INC');
  const { title, impact, urgency, service, team, description } = { ...alert, ...firing };
  const about = await assigned({ title, description, impact, urgency, service, team, source: 'alarm' }, now);
  const ci = boundItem(alert);
  const bound = { because: alert.because, ...(ci && { ci }) };
  return incidents.save(openFor(firing, { ...about, ...bound }, id, holder, by, now), { depth });
}

const raisedEpisode = ({ type, changed }: Heard) =>
  type === 'alert.raised' ? Number((changed.episode as { to?: number } | undefined)?.to) : Number.NaN;

/** An alert began or ended: its incident opens, goes on, or ends. Converges in whatever order the two are heard. */
export const handler = reaction(async (heard, now) => {
  const alert = await findAlert(heard.id);
  if (!alert) return;
  const episode = raisedEpisode(heard);
  if (episode >= 1) await place(alert, episode, now, heard.next);
  const { incident } = await holderOf(alert.id);
  await settle(incident, alert, now, heard.next);
});
