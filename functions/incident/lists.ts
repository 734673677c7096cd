import type * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { reach } from '../kernel/rights.ts';
import { teamIds } from '../people/read.ts';
import { openProjection, queuePartitions } from '../record/index-keys.ts';
import { type Filter, type IndexQuery, queryPage, type Row } from '../runtime/listing.ts';
import { type Matching, matchingPage } from '../runtime/matching.ts';
import type { IncidentQuery } from './contract/records.ts';
import { childrenPartition } from './family.ts';
import type { Incident } from './incident.ts';
import { incidents } from './keep.ts';
import { declaredPartition } from './major.ts';
import { incidentRights } from './rights.ts';

type Query = z.output<typeof IncidentQuery>;
type Page = { items: object[]; after?: string };

const worked = ['open', 'acknowledged', 'on-hold'];
const working = [...worked, 'resolved'];
const base = { practice: 'incident' } as const;

/** What is asked of each record, beside where it is looked for. */
function filterOf({ state, closed, team, priority, category, unassigned }: Query): Filter {
  const states = state ? [state] : unassigned ? worked : closed ? undefined : working;
  return {
    ...(states && { state: states }),
    ...(team && { team: [team] }),
    ...(priority && { priority: [priority] }),
    ...(category && { category: [category] }),
    ...(unassigned && { assignee: [] }),
  };
}

type Place = { readonly after?: string | undefined; readonly limit: number };

async function queueScans({ team }: Query, place: Place, filter?: Filter): Promise<IndexQuery[]> {
  const teams = team ? [team] : await teamIds();
  return teams
    .flatMap((id) => queuePartitions('incident', id))
    .map((partition) => ({ ...base, index: 'open' as const, partition, ...place, filter }));
}

/** A team's queue, or everybody's: straight from the open index, which holds what a queue shows. */
async function queue(query: Query, after?: string): Promise<Page> {
  const { state, priority, unassigned, limit } = query;
  const states = state ? [state] : unassigned ? worked : undefined;
  const filter = {
    ...(states && { state: states }),
    ...(priority && { priority: [Number(priority)] }),
    ...(unassigned && { assignee: [] }),
  };
  const scans = await queueScans(query, { after, limit }, filter);
  const { rows, ...rest } = await queryPage(scans, limit);
  return { items: rows.map(tidy), ...rest };
}

const internal = new Set(['pk', 'sk', 'openPk', 'openSk']);
const tidy = (row: Row) => Object.fromEntries(Object.entries(row).filter(([name]) => !internal.has(name)));

/** Looks through places page by page. What the index does not hold is asked of the records, which are fetched. */
async function through(
  scansAt: Matching<Incident>['scansAt'],
  { limit }: Pick<Query, 'limit'>,
  wanted: Filter,
  after?: string,
): Promise<Page> {
  const fits = (record: Readonly<Record<string, unknown>>) =>
    Object.entries(wanted).every(([name, values]) =>
      values.length ? values.includes(String(record[name])) : record[name] === undefined,
    );
  const { items, ...more } = await matchingPage(incidents, { scansAt, fits, limit, after });
  return { items: items.map(rowOf), ...more };
}

/** A person's or a service's incidents, newest first. */
const history = (index: 'person' | 'subject', partition: string, query: Query, after?: string) =>
  through(
    (place) => [{ ...base, index, partition, ...place, descending: true }],
    query,
    filterOf(query),
    after,
  );

/** The children of an incident in whatever state, oldest first. */
export const listChildren = (parent: string, limit: number, after?: string): Promise<Page> =>
  through(
    (place) => [{ ...base, index: 'subject', partition: childrenPartition(parent), ...place }],
    { limit },
    { parent: [parent] },
    after,
  );

/** What a queue shows, here too: a hundred long descriptions would be more than one answer may hold. */
const rowOf = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    openProjection.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]),
  );

/** The list that the query asks for; somebody who may read only their own sees what they asked for themselves. */
export async function listIncidents(query: Query, actor: Actor, after?: string): Promise<Page> {
  const { requester, service, parent, category } = query;
  const assignee = query.mine ? actor.id : query.assignee;
  if (reach(incidentRights, actor) === 'own')
    return history('person', `incident#requester#${actor.id}`, query, after);
  if (assignee) return history('person', `incident#assignee#${assignee}`, query, after);
  if (requester) return history('person', `incident#requester#${requester}`, query, after);
  if (query.watching) return history('person', `incident#watcher#${actor.id}`, query, after);
  if (service) return history('subject', `incident#${service}`, query, after);
  if (parent) return history('subject', childrenPartition(parent), query, after);
  if (query.major)
    return through(
      (place) => [{ ...base, index: 'open', partition: declaredPartition, ...place }],
      query,
      filterOf(query),
      after,
    );
  if (category) return through((place) => queueScans(query, place), query, filterOf(query), after);
  return queue(query, after);
}
