import { incidentOfFiring } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { type Alert, factsOf, findAlert, firingsIn, standingOf } from '../monitoring/read.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { type Firing, firingAt, wasHeld } from './firing.ts';
import { outages } from './keep.ts';
import { meaningOf } from './meaning.ts';
import { promiseOf } from './measured.ts';
import { outageOf } from './origins.ts';
import type { Outage } from './outage.ts';
import { endFrom, noteIncident, openFrom } from './outage-course.ts';

const by = system('on-alert');

/** Begins the outage of one firing, at its first breaching datapoint; nothing for a firing that means none. */
async function begin(
  alert: Alert,
  episode: number,
  firing: Firing | undefined,
  now: string,
  depth: number,
): Promise<Outage | undefined> {
  const type = meaningOf({ impact: alert.impact, facts: factsOf(alert) }, await promiseOf(alert.service));
  if (!type) return undefined;
  const found = {
    ...{ title: alert.title, type, services: [alert.service], offerings: [], cis: [], incidents: [] },
    begin: firing?.breachedAt ?? earliest(firing?.firedAt, alert, episode) ?? now,
    ...{ source: 'alert' as const, of: alert.id, run: episode },
  };
  return outages.save(openFrom(found, await nextNumber('availability', 'OUT'), by, now), { depth });
}

/** The incident of the firing may have been opened before its outage was there to be told of it. */
async function named(
  outage: Outage,
  alert: Alert,
  episode: number,
  now: string,
  depth: number,
): Promise<Outage> {
  if (outage.incidents.length) return outage;
  const incident = await incidentOfFiring(alert.id, episode);
  const ci = incident?.ci?.id.startsWith('CI-') ? incident.ci.id : undefined;
  const decision = incident && noteIncident(outage, { ...incident, ci }, by, now);
  return decision ? outages.save(decision, { depth }) : outage;
}

/** When a source that repeats itself says that the firing began, if that was before its first signal. */
function earliest(firedAt: string | undefined, { firingSince, episode: current }: Alert, episode: number) {
  const since = episode === current ? firingSince : undefined;
  return [firedAt, since].filter((at) => at !== undefined).toSorted()[0];
}

/** One firing as it is now: its outage is there, and is over when the firing is. */
async function follow(
  alert: Alert,
  episode: number,
  told: boolean,
  now: string,
  depth: number,
): Promise<void> {
  const firing = firingAt(await firingsIn(alert.id), alert, episode);
  const known = await outageOf(alert.id, episode);
  const begun = known ?? (told ? await begin(alert, episode, firing, now, depth) : undefined);
  if (!begun) return;
  const outage = await named(begun, alert, episode, now, depth);
  const current = episode === alert.episode;
  const over = current ? alert.state === 'cleared' && !alert.flapping : true;
  const ended = over ? (firing?.clearedAt ?? (current ? alert.changedAt : now)) : undefined;
  const decision = ended && endFrom(outage, ended, by, now);
  if (decision) await outages.save(decision, { depth });
}

/** The firing that was let through, by the field that says so. */
const raisedIn = ({ changed }: Heard): number => Number((changed.raised as { to?: number } | undefined)?.to);

/**
 * An alert began, ended, was held or let through: the outage of each of its firings begins and ends with it, by the source's own
 * times. Converges in whatever order these are heard; a later firing is an outage of its own.
 */
export const handler = reaction(async (heard, now) => {
  const alert = await findAlert(heard.id);
  if (!alert) return;
  const raised = raisedIn(heard);
  const { episode } = standingOf(alert);
  const told = (one: number) => one === raised || one === episode || wasHeld(alert, one);
  const all = new Set([raised, alert.episode - 1, alert.episode].filter((one) => one >= 1));
  for (const one of [...all].sort((a, b) => a - b)) await follow(alert, one, told(one), now, heard.next);
});
