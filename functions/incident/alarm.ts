import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { type Gathering, gatheringUntil, isOver, mostAlerts, type ResolveOn } from '../record/gathering.ts';
import type { Level } from '../record/priority.ts';
import { type Incident, incidentWords, isWorking } from './incident.ts';
import { type About, open } from './opening.ts';
import { resolve } from './resolution.ts';

/** What an incident needs to know of an alert: which firing of it is meant, and whether the source still says so. */
export type Firing = {
  readonly id: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly episode: number;
  readonly state: 'firing' | 'cleared' | 'no-data';
  readonly changedAt: string;
  readonly urgency: Level;
  readonly impact: Level;
  /** The group whose alerts are one incident. */
  readonly group?: Pick<Gathering, 'keys' | 'minutes' | 'rolling'> | undefined;
  readonly resolve?: ResolveOn | undefined;
};

/** True while it is open and has room for another alert. */
export const hasRoom = (incident: Incident): boolean =>
  isWorking(incident) && Object.keys(incident.alerts ?? {}).length < mostAlerts;

/** True while it takes in further alerts of its group. */
export const takesIn = (incident: Incident, now: string): boolean =>
  hasRoom(incident) && (incident.gathers?.until === undefined || now < incident.gathers.until);

/** The row that names the incident which an alert's firings join while it is open. */
export const slotOf = (alert: string) => ({ pk: `slot#${alert}`, sk: 'claim' });

/** The row that names the incident which alerts of a group join while it takes them in. */
export const groupSlotOf = (key: string) => ({ pk: `slot#group#${key}`, sk: 'claim' });

/** The row that names the incident of the composite alarm which an alarm, unheard of by then, had made fire. */
export const alarmSlotOf = (fingerprint: string) => ({ pk: `slot#alarm#${fingerprint}`, sk: 'claim' });

/** A row that names an incident as the holder of a slot, if nobody but the one that was seen there holds it. */
export const holding = (
  slot: { readonly pk: string; readonly sk: string },
  holder: string,
  heldBy: string | undefined,
): Claim => ({ ...slot, values: { holder }, ...(heldBy !== undefined && { heldBy }) });

/** The row that says into which incident one firing went: it is never counted twice. */
export const firingClaim = (alert: string, episode: number, incident: string): Claim => ({
  pk: `firing#${alert}#${episode}`,
  sk: 'claim',
  values: { incident },
});

/**
 * Opens an incident for a firing; it takes the alert's slot from the incident that held it before, if any.
 *
 * @param others slots of its group that it takes as well
 */
export function openFor(
  firing: Firing,
  about: About & Pick<Incident, 'because'>,
  id: string,
  heldBy: string | undefined,
  by: Actor,
  at: string,
  others: readonly Claim[] = [],
): Decision<Incident> {
  const { title, description, impact, urgency, episode, group, resolve: resolveOn } = firing;
  const alerts = { [firing.id]: { episode, joinedAt: at } };
  const until = group && gatheringUntil(group, at, at);
  const { keys, minutes, rolling } = group ?? { keys: [], minutes: 0, rolling: false };
  const gathers = { keys: [...keys], minutes, rolling, ...(until && { until }) };
  const how = { ...(group && { gathers }), ...(resolveOn && { resolveOn }) };
  const opening = { title, description, impact, urgency, ...about, source: 'alarm' as const, alerts, ...how };
  const slot = holding(slotOf(firing.id), id, heldBy);
  return open(opening, id, by, at, [slot, firingClaim(firing.id, episode, id), ...others]);
}

/**
 * A firing joins an incident that is still open: the one that holds its alert, or the one of its group.
 *
 * @param others slots that the incident takes with it: the alert's own, and what is free of its group's
 */
export function join(
  before: Incident,
  firing: Firing,
  by: Actor,
  at: string,
  others: readonly Claim[] = [],
): Decision<Incident> {
  const known = before.alerts?.[firing.id];
  const episode = Math.max(firing.episode, known?.episode ?? 0);
  const alerts = { ...before.alerts, [firing.id]: { episode, joinedAt: at } };
  const { gathers } = before;
  const until = gathers?.rolling ? gatheringUntil(gathers, before.openedAt, at) : gathers?.until;
  const facts = { alert: firing.id, episode: firing.episode, ...(!known && { title: firing.title }) };
  const event = { type: 'incident.joined', by: by.id, at, freeText: incidentWords, facts };
  const claims = [firingClaim(firing.id, firing.episode, before.id), ...others];
  const next = { ...before, alerts, ...(gathers && { gathers: { ...gathers, ...(until && { until }) } }) };
  return { ...briefly(decide<Incident>(before, next, event)), claims };
}

/** The event without all the alerts that were there before: its facts name the one that it is about. */
function briefly(decision: Decision<Incident>): Decision<Incident> {
  const { alerts: _, ...changed } = decision.event.changed;
  return { ...decision, event: { ...decision.event, changed } };
}

/** True while the source says that what the incident knows of this alert is still going on. */
const goesOn = (before: Incident, firing: Firing): boolean =>
  firing.state === 'firing' && firing.episode <= (before.alerts?.[firing.id]?.episode ?? 0);

/**
 * The source says that it is over. An incident that nobody took over is resolved with its last alert, or as its rule said; one
 * that people look after only notes it. Undefined when there is nothing to say.
 */
export function clear(
  before: Incident,
  firing: Firing,
  by: Actor,
  at: string,
): Decision<Incident> | undefined {
  const joined = before.alerts?.[firing.id];
  if (!joined || joined.clearedAt || !isWorking(before) || goesOn(before, firing)) return undefined;
  const clearedAt = firing.changedAt;
  const alerts = { ...before.alerts, [firing.id]: { ...joined, clearedAt } };
  if (isOver(alerts, before.resolveOn) && !before.takenOver) {
    const decision = resolve(before, 'The alarm that raised it has ended.', by, at);
    const { muted: _, ...after } = decision.after;
    return briefly(
      decide<Incident>(before, { ...after, alerts }, { ...decision.event, freeText: incidentWords }),
    );
  }
  const event = {
    type: 'incident.cleared',
    by: by.id,
    at,
    freeText: incidentWords,
    facts: { alert: firing.id },
  };
  return briefly(decide<Incident>(before, { ...before, alerts }, event));
}
