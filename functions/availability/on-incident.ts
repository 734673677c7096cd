import { findIncident, type Incident } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { reaction } from '../runtime/reaction.ts';
import { outages } from './keep.ts';
import { promiseOf } from './measured.ts';
import { outageOf } from './origins.ts';
import { endFrom, noteIncident, openFrom } from './outage-course.ts';

const by = system('on-incident');

const itemOf = ({ ci }: Incident) => (ci?.id.startsWith('CI-') ? ci.id : undefined);

/** Outages of the incident's alerts learn of it, and of who took it. */
async function note(incident: Incident, now: string, depth: number): Promise<void> {
  const { id, acknowledgedAt } = incident;
  for (const [alert, { episode }] of Object.entries(incident.alerts ?? {})) {
    const outage = await outageOf(alert, episode);
    // Items are named by the alarm that binds the incident: one of several alarms says nothing of the others'.
    const ci = Object.keys(incident.alerts ?? {}).length === 1 ? itemOf(incident) : undefined;
    const decision = outage && noteIncident(outage, { id, ci, acknowledgedAt }, by, now);
    if (decision) await outages.save(decision, { depth });
  }
}

/** Whether an incident that a person reported means that its service is down: where something is promised, and it is as urgent as can be. */
async function means({ source, priority, service, alerts }: Incident): Promise<boolean> {
  if (source !== 'person' || priority !== 1 || Object.keys(alerts ?? {}).length) return false;
  return (await promiseOf(service))?.incidentsCount === true;
}

/** The outage of an incident's run begins and ends with it. */
async function follow(incident: Incident, now: string, depth: number): Promise<void> {
  const { id, run, title, service, openedAt, lastReopenedAt, resolvedAt, mergedAt, acknowledgedAt, state } =
    incident;
  const over = state === 'resolved' || state === 'closed';
  const known = await outageOf(id, run);
  if (!known && (over || !(await means(incident)))) return;
  const begin = run === 1 ? openedAt : (lastReopenedAt ?? openedAt);
  const ci = itemOf(incident);
  const found = {
    ...{
      title,
      type: 'outage' as const,
      services: [service],
      offerings: [],
      cis: ci ? [ci] : [],
      begin,
      incidents: [id],
    },
    ...{ source: 'incident' as const, of: id, run },
  };
  const outage =
    known ??
    (await outages.save(openFrom(found, await nextNumber('availability', 'OUT'), by, now), { depth }));
  const decision = over
    ? endFrom(outage, (incident.mergedInto ? mergedAt : resolvedAt) ?? now, by, now)
    : noteIncident(outage, { id, ci, acknowledgedAt }, by, now);
  if (decision) await outages.save(decision, { depth });
}

/** Incidents say which outages they belong to, who took them when, and, where a person says so, that something is down. */
export const handler = reaction(async ({ id, next }, now) => {
  const incident = await findIncident(id);
  if (!incident) return;
  await note(incident, now, next);
  await follow(incident, now, next);
});
