import type { Check } from '../kernel/decision.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { queryIndex } from '../runtime/listing.ts';
import { latestNumbers } from '../runtime/numbers.ts';
import type { Incident } from './incident.ts';
import { stored as incidents } from './stored.ts';

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

/** Ids of a team's incidents that nobody has taken yet, the most urgent first; at most 200. */
export async function waitingIncidents(team: string): Promise<string[]> {
  const filter = { state: ['open'] };
  const scan = { practice: 'incident', index: 'open' as const, limit: 100, filter };
  const pages = await Promise.all(
    queuePartitions('incident', team).map((partition) => queryIndex({ ...scan, partition })),
  );
  return pages.flat().map((row) => String(row.id));
}

/** The latest incidents, the newest first, with what assignment rules may look at. */
export async function recentIncidents(
  count: number,
): Promise<{ id: string; title: string; facts: Incident }[]> {
  const found = await incidents.all(await latestNumbers('incident', 'INC', count));
  return found.map((incident) => ({ id: incident.id, title: incident.title, facts: incident }));
}
