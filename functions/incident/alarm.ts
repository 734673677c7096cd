import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
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
};

/** The row that names the incident which an alert's firings join while it is open. */
export const slotOf = (alert: string) => ({ pk: `slot#${alert}`, sk: 'claim' });

/** The row that says into which incident one firing went: it is never counted twice. */
export const firingClaim = (alert: string, episode: number, incident: string): Claim => ({
  pk: `firing#${alert}#${episode}`,
  sk: 'claim',
  values: { incident },
});

/** Opens an incident for a firing; it takes the alert's slot from the incident that held it before, if any. */
export function openFor(
  firing: Firing,
  about: About,
  id: string,
  heldBy: string | undefined,
  by: Actor,
  at: string,
): Decision<Incident> {
  const { title, description, impact, urgency, episode } = firing;
  const alerts = { [firing.id]: { episode, joinedAt: at } };
  const opening = { title, description, impact, urgency, ...about, source: 'alarm' as const, alerts };
  const slot = { ...slotOf(firing.id), values: { holder: id }, ...(heldBy !== undefined && { heldBy }) };
  return open(opening, id, by, at, [slot, firingClaim(firing.id, episode, id)]);
}

/** A later firing of the same alert joins the incident that is still open. */
export function join(before: Incident, firing: Firing, by: Actor, at: string): Decision<Incident> {
  const known = before.alerts?.[firing.id];
  const episode = Math.max(firing.episode, known?.episode ?? 0);
  const alerts = { ...before.alerts, [firing.id]: { episode, joinedAt: at } };
  const facts = { alert: firing.id, episode: firing.episode };
  const event = { type: 'incident.joined', by: by.id, at, freeText: incidentWords, facts };
  const claims = [firingClaim(firing.id, firing.episode, before.id)];
  return { ...decide<Incident>(before, { ...before, alerts }, event), claims };
}

/** True while the source says that what the incident knows of this alert is still going on. */
const goesOn = (before: Incident, firing: Firing): boolean =>
  firing.state === 'firing' && firing.episode <= (before.alerts?.[firing.id]?.episode ?? 0);

/**
 * The source says that it is over. An incident that nobody took over is resolved with its last alert; one that people
 * look after only notes it. Undefined when there is nothing to say.
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
  const over = Object.values(alerts).every((alert) => alert.clearedAt);
  if (over && !before.takenOver) {
    const decision = resolve(before, 'The alarm that raised it has ended.', by, at);
    return decide<Incident>(
      before,
      { ...decision.after, alerts },
      { ...decision.event, freeText: incidentWords },
    );
  }
  const event = {
    type: 'incident.cleared',
    by: by.id,
    at,
    freeText: incidentWords,
    facts: { alert: firing.id },
  };
  return decide<Incident>(before, { ...before, alerts }, event);
}
