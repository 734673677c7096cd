import * as z from 'zod';
import type { Check } from '../kernel/decision.ts';
import { Target } from '../record/target.ts';
import { type EventRow, eventKey } from '../record/timeline.ts';
import { readRow } from '../runtime/dynamo.ts';
import { rowsBelow, wholeHistory } from '../runtime/history.ts';
import { linksTold } from '../runtime/links.ts';
import { queryIndex } from '../runtime/listing.ts';
import { latestNumbers } from '../runtime/numbers.ts';
import { queued } from '../runtime/queued.ts';
import { firingClaim } from './alarm.ts';
import { type Incident, isWorking } from './incident.ts';
import { declaredPartition } from './major.ts';
import { stored as incidents } from './stored.ts';
import { updatesOf } from './updates.ts';

/** The incident as it is now; undefined when there is none. */
export const findIncident = (id: string): Promise<Incident | undefined> => incidents.find(id);

/** A condition for another practice's transaction: the incident still waits for somebody to take it. */
export const stillOpen = (id: string): Check => ({
  table: 'incident',
  pk: `incident#${id}`,
  sk: 'record',
  field: 'state',
  among: ['open'],
});

/** A condition for another practice's transaction: the incident waits for somebody to take it, or for more people to. */
export const stillOpenOrTaken = (id: string): Check => ({
  ...stillOpen(id),
  among: ['open', 'acknowledged'],
});

/** A condition for another practice's transaction: people still work on the incident, or wait for somebody to. */
export const stillAtWork = (id: string): Check => ({
  ...stillOpen(id),
  among: ['open', 'acknowledged', 'on-hold'],
});

const Asked = z.object({ by: z.string(), facts: z.object({ targets: z.array(Target) }) });

/** Whom somebody wanted to be paged with this version of an incident; undefined when it was about something else. */
export async function findAsk(id: string, version: number) {
  const row = await readRow('incident', `incident#${id}`, eventKey(version));
  const asked = Asked.safeParse(row);
  return asked.success ? { by: asked.data.by, targets: asked.data.facts.targets } : undefined;
}

/** When a person last did something to the incident; undefined when only the system did of late. */
export async function lastTouch(id: string): Promise<string | undefined> {
  const { rows } = await rowsBelow('incident', `incident#${id}`, 'event#', 50, undefined, true);
  return (rows as unknown as EventRow[]).find(({ by }) => !by.startsWith('system:'))?.at;
}

/** Ids of a team's incidents that nobody has taken yet. */
export const waitingIncidents = (team: string): Promise<string[]> =>
  queued(incidents, team, { state: ['open'] });

/** The latest incidents, the newest first, with what assignment rules may look at. */
export async function recentIncidents(
  count: number,
): Promise<{ id: string; title: string; facts: Incident }[]> {
  const found = await incidents.all(await latestNumbers('incident', 'INC', count));
  return found.map((incident) => ({ id: incident.id, title: incident.title, facts: incident }));
}

const mine = async (partition: string, limit: number): Promise<Incident[]> => {
  const scan = { practice: 'incident', index: 'person' as const, partition, limit, descending: true };
  const rows = await queryIndex(scan);
  const found = await incidents.all(
    rows.map(({ id, pk }) => String(id ?? String(pk).slice('incident#'.length))),
  );
  return found.filter(isWorking);
};

/** The incidents that somebody has and still works on, among the latest five hundred of theirs. */
export const assignedTo = (person: string): Promise<Incident[]> => mine(`incident#assignee#${person}`, 500);

/** The incidents that somebody watches and that are still worked on, among the latest hundred. */
export const watchedBy = (person: string): Promise<Incident[]> => mine(`incident#watcher#${person}`, 100);

/** A role that somebody holds in a major incident which is worked on. */
export type HeldRole = { readonly incident: Incident; readonly role: string };

/** The roles that somebody holds in the major incidents of this moment; of fifty incidents at most. */
export async function rolesHeldBy(person: string): Promise<HeldRole[]> {
  const scan = { practice: 'incident', index: 'open' as const, partition: declaredPartition, limit: 50 };
  const found = await incidents.all((await queryIndex(scan)).map(({ id }) => String(id)));
  return found.flatMap((incident) =>
    Object.entries(incident.major?.roles ?? {})
      .filter(([, held]) => held.person === person)
      .map(([role]) => ({ incident, role })),
  );
}

/** Which link a version of an incident was about, and whether it stands at this moment. */
export const linksAt = (id: string, version: number) => linksTold('incident', 'incident', id, version);

const mostUrgent = 50;

/** The incidents of priority 1 on a service that people still work on, among its latest fifty. */
export async function urgentIncidentsOf(service: string): Promise<Incident[]> {
  const partition = `incident#${service}`;
  const scan = { practice: 'incident', index: 'subject' as const, partition, limit: mostUrgent };
  const rows = await queryIndex({ ...scan, descending: true });
  const found = await incidents.all(rows.map(({ pk }) => String(pk).slice('incident#'.length)));
  return found.filter((incident) => incident.priority === 1 && isWorking(incident));
}

/** The incidents of these ids that exist. */
export const findIncidents = (ids: readonly string[]): Promise<Incident[]> => incidents.all(ids);

/** Ids of the latest incidents, the newest first; some of them may not exist. */
export const latestIncidents = (count: number): Promise<string[]> => latestNumbers('incident', 'INC', count);

/** Everything that has happened to an incident, oldest first; nothing for one that is not there. */
export const incidentHistory = (id: string): Promise<EventRow[]> =>
  wholeHistory('incident', `incident#${id}`);

export { searchableIncident, seenIncident } from './searchable.ts';
export type { Incident };

/** The incident that one firing of an alert went into; undefined while it is in none. */
export async function incidentOfFiring(alert: string, episode: number): Promise<Incident | undefined> {
  const { pk, sk } = firingClaim(alert, episode, '');
  const row = await readRow('incident', pk, sk);
  return row && incidents.find(String(row.incident));
}

/** The updates to the stakeholders of an incident that was declared a major one, the newest first. */
export async function stakeholderUpdatesOf(id: string, limit: number) {
  const incident = await incidents.find(id);
  if (!incident?.major?.declaredAt) return [];
  return (await updatesOf(incident, limit)).items;
}
