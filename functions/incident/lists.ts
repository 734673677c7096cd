import type * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { reach } from '../kernel/rights.ts';
import { teamIds } from '../people/read.ts';
import { openProjection, queuePartitions } from '../record/index-keys.ts';
import { type Filter, type IndexQuery, queryPage, type Row } from '../runtime/listing.ts';
import type { IncidentQuery } from './contract/records.ts';
import { incidents } from './keep.ts';
import { incidentRights } from './rights.ts';

type Query = z.output<typeof IncidentQuery>;
type Page = { items: object[]; after?: string };

const working = ['open', 'acknowledged', 'resolved'];
const base = { practice: 'incident' } as const;

function filterOf({ state, closed, team }: Query): Filter {
  const states = state ? [state] : closed ? undefined : working;
  return { ...(states && { state: states }), ...(team && { team: [team] }) };
}

/** A team's queue, or everybody's: straight from the open index, which holds what a queue shows. */
async function queue(query: Query, after?: string): Promise<Page> {
  const { team, state, limit } = query;
  const teams = team ? [team] : await teamIds();
  const filter = state ? { state: [state] } : undefined;
  const scans: IndexQuery[] = teams.flatMap((id) =>
    queuePartitions('incident', id).map((partition) => ({
      ...base,
      index: 'open',
      partition,
      after,
      limit,
      filter,
    })),
  );
  const { rows, ...rest } = await queryPage(scans, limit);
  return { items: rows.map(tidy), ...rest };
}

const internal = new Set(['pk', 'sk', 'openPk', 'openSk']);
const tidy = (row: Row) => Object.fromEntries(Object.entries(row).filter(([name]) => !internal.has(name)));

/** A person's or a service's incidents, newest first. These indexes hold keys alone, so the records are fetched. */
async function history(
  index: 'person' | 'subject',
  partition: string,
  query: Query,
  after?: string,
): Promise<Page> {
  const wanted = filterOf(query);
  const items: object[] = [];
  let place = after;
  for (;;) {
    const scan: IndexQuery = {
      ...base,
      index,
      partition,
      after: place,
      limit: query.limit,
      descending: true,
    };
    const { rows, after: further } = await queryPage([scan], query.limit);
    for (const record of await incidents.all(rows.map((row) => String(row.id ?? idOf(row))))) {
      const fields: Record<string, unknown> = record;
      const fits = Object.entries(wanted).every(([name, values]) => values.includes(String(fields[name])));
      if (!fits) continue;
      items.push(rowOf(fields));
      if (items.length < query.limit) continue;
      const last = rows.find((row) => idOf(row) === record.id);
      const more = last !== rows.at(-1) || further !== undefined;
      return { items, ...(more && last && { after: String(last[`${index}Sk`]) }) };
    }
    if (!further) return { items };
    place = further;
  }
}

/** What a queue shows, here too: a hundred long descriptions would be more than one answer may hold. */
const rowOf = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    openProjection.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]),
  );

const idOf = (row: Row) => String(row.pk).slice('incident#'.length);

/** The list that the query asks for; somebody who may read only their own sees what they asked for themselves. */
export function listIncidents(query: Query, actor: Actor, after?: string): Promise<Page> {
  const { assignee, requester, service } = query;
  if (reach(incidentRights, actor) === 'own')
    return history('person', `incident#requester#${actor.id}`, query, after);
  if (assignee) return history('person', `incident#assignee#${assignee}`, query, after);
  if (requester) return history('person', `incident#requester#${requester}`, query, after);
  if (service) return history('subject', `incident#${service}`, query, after);
  return queue(query, after);
}
