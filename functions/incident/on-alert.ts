import { system } from '../kernel/actor.ts';
import {
  type Alert,
  affectedBy,
  findAlert,
  findAlerts,
  healthEventOf,
  standingOf,
} from '../monitoring/read.ts';
import { readRow } from '../runtime/dynamo.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { retryingRaces } from '../runtime/races.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { alarmSlotOf, clear, type Firing, firingClaim, groupSlotOf, join, openFor, slotOf } from './alarm.ts';
import { acknowledge } from './assignment.ts';
import { itemOf } from './binding.ts';
import { assigned } from './forms.ts';
import { type Incident, isWorking } from './incident.ts';
import { incidents } from './keep.ts';
import { goingOn } from './kin.ts';
import { mute, unmute } from './muting.ts';
import { type Held, type Kin, placementOf } from './placement.ts';
import { spread } from './spreading.ts';

const by = system('on-alert');

type Slot = Held['slot'];
const nobody: Kin = { groups: [], parts: [] };
const mostAwaited = 20;

/** The incident that a slot names, and what the slot says; it may be resolved long since. */
async function holderOf(slot: Slot): Promise<Held> {
  const row = await readRow('incident', slot.pk, slot.sk);
  const holder = row && String(row.holder);
  return {
    slot,
    holder,
    incident: await goingOn(holder === undefined ? undefined : await incidents.find(holder)),
  };
}

const firingOf = (alert: Alert, episode: number): Firing => ({
  ...alert,
  // A source may say that it fires and nothing else.
  description: alert.reason || undefined,
  episode,
  state: standingOf(alert).goesOn ? 'firing' : 'cleared',
  group: alert.handling?.group,
  resolve: alert.handling?.resolve,
});

/** Says on the incident that the alert's earlier firing is over, if it is and nobody said so yet. */
async function settle(incident: Incident | undefined, alert: Alert, now: string, depth: number) {
  const decision = incident && clear(incident, firingOf(alert, standingOf(alert).episode), by, now);
  return decision ? incidents.save(decision, { depth }) : incident;
}

/** The open incident of a composite alarm that was heard of before this part of it, if there is one. */
async function expectedBy({ source, fingerprint }: Alert, own: Held): Promise<Held[]> {
  if (source !== 'cloudwatch' || own.holder !== undefined) return [];
  const held = await holderOf(alarmSlotOf(fingerprint));
  return held.incident && isWorking(held.incident) ? [held] : [];
}

/** Where alerts of the same group went, and those of the alarms that a composite one is made of. */
async function kinOf(alert: Alert, own: Held): Promise<Kin> {
  const { id, handling, children = [], triggeredBy = [] } = alert;
  const keys = handling?.group?.keys ?? [];
  const awaited = children.length < triggeredBy.length ? triggeredBy.slice(0, mostAwaited) : [];
  const slots = [...children.filter((child) => child !== id).map(slotOf), ...awaited.map(alarmSlotOf)];
  return {
    groups: await Promise.all(keys.map((key) => holderOf(groupSlotOf(key)))),
    parts: [...(await expectedBy(alert, own)), ...(await Promise.all(slots.map(holderOf)))],
  };
}

/** The first item that an event of AWS Health affects, and whose it is when nothing else says where its alert belongs. */
async function affectedOf(alert: Alert) {
  const event = await healthEventOf(alert);
  const { affected, services } = event ? await affectedBy(event) : { affected: [], services: [] };
  const ci = affected.find((one) => one.ci)?.ci;
  const owner = alert.because === 'default' ? services[0] : undefined;
  return { owner, item: ci === undefined ? undefined : { id: ci, because: 'resource' as const } };
}

/** Says what AWS Health says of an alert, after its incident is there: what was said meanwhile is among it. */
async function tellAffected(alert: Alert, incident: string, now: string, depth: number): Promise<void> {
  const event = await healthEventOf(alert);
  if (event) await spread(incident, event.id, now, depth);
}

/** Puts one firing into an incident, once: the open one that holds the alert, else the one of its group, else a new one. */
async function place(alert: Alert, episode: number, now: string, depth: number) {
  const { pk, sk } = firingClaim(alert.id, episode, '');
  if (await readRow('incident', pk, sk)) return;
  const own = await holderOf(slotOf(alert.id));
  const current = await settle(own.incident, alert, now, depth);
  const firing = firingOf(alert, episode);
  const kin = current && isWorking(current) ? nobody : await kinOf(alert, own);
  const { joins, takes } = placementOf({ ...own, incident: current }, kin, now);
  if (joins) return incidents.save(join(joins, firing, by, now, takes(joins.id)), { depth });
  const id = await nextNumber('incident', 'INC');
  const { owner, item } = await affectedOf(alert);
  const { title, impact, urgency, description } = { ...alert, ...firing };
  const { id: service, team } = owner ?? { id: alert.service, team: alert.team };
  const opening = { title, description, impact, urgency, service, team, source: 'alarm' as const };
  const ci = item ?? (await itemOf(alert));
  const because = owner ? ('item' as const) : alert.because;
  const about = { ...(await assigned(opening, now)), because, ...(ci && { ci }) };
  return incidents.save(openFor(firing, about, id, own.holder, by, now, takes(id)), { depth });
}

/** The firing that was let through: by the field that says so, or, in events from before it was there, by its episode. */
function raisedEpisode({ type, changed }: Heard): number {
  const raised = changed.raised ?? (type === 'alert.raised' ? changed.episode : undefined);
  return Number((raised as { to?: number } | undefined)?.to);
}

/** The window that everything of an incident that goes on is in, if all of it is in one. */
async function maintenanceOf(incident: Incident): Promise<string | undefined> {
  const waiting = Object.entries(incident.alerts ?? {}).filter(([, { clearedAt }]) => !clearedAt);
  const alerts = await findAlerts(waiting.map(([id]) => id));
  const windows = alerts.map(({ held }) => held?.window);
  return windows.every((window) => window) ? windows[0] : undefined;
}

/** Lets an incident page, or not, as the maintenance windows of its alerts say now. */
async function hush(incident: Incident, alert: Alert, now: string, depth: number) {
  if (!isWorking(incident) || !(incident.muted || alert.held?.window)) return;
  const window = await maintenanceOf(incident);
  if (window && !incident.muted) await incidents.save(mute(incident, window, by, now), { depth });
  if (!window && incident.muted) await incidents.save(unmute(incident, by, now), { depth });
}

/**
 * An alert began, ended, was held or let through: its incident opens, goes on, or ends. Converges in whatever order these are
 * heard. Many alerts of one group meet at one incident, so each is patient.
 */
export const handler = reaction(async (heard, now) => {
  const found = await findAlert(heard.id);
  if (!found) return;
  const depth = heard.next;
  const episode = raisedEpisode(heard);
  let placed = episode >= 1 ? await retryingRaces(() => place(found, episode, now, depth)) : undefined;
  if (found.source === 'health') {
    const incident = placed ?? (await holderOf(slotOf(found.id))).incident;
    if (incident) await tellAffected(found, incident.id, now, depth);
    placed &&= await incidents.get(placed.id);
  }
  // It may have ended while its incident was opened: whoever heard of the end found no incident then.
  const alert = placed ? ((await findAlert(heard.id)) ?? found) : found;
  await retryingRaces(async () => {
    const incident = placed ?? (await holderOf(slotOf(alert.id))).incident;
    placed = undefined;
    const settled = await settle(incident, alert, now, depth);
    if (!settled?.alerts?.[alert.id] || !isWorking(settled)) return;
    if (alert.acknowledgedAt && settled.state === 'open' && heard.type !== 'alert.held')
      return void (await incidents.save(acknowledge(settled, by, now), { depth }));
    await hush(settled, alert, now, depth);
  });
});
