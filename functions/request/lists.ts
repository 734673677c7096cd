import type * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { reach } from '../kernel/rights.ts';
import { teamIds } from '../people/read.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { queryPage, type Row } from '../runtime/listing.ts';
import { type Matching, matchingPage } from '../runtime/matching.ts';
import type { RequestQuery, TaskQuery } from './contract/records.ts';
import { requests } from './keep.ts';
import { isDelivered, isOver } from './lifecycle.ts';
import { requestRights } from './rights.ts';
import type { ServiceRequest } from './service-request.ts';
import { taskKind } from './task-row.ts';

type Query = z.output<typeof RequestQuery>;
type Scans = Matching<ServiceRequest>['scansAt'];

const base = { practice: 'request' } as const;

const fitting =
  ({ state, team, late, closed }: Query) =>
  (request: ServiceRequest): boolean =>
    (state ? request.state === state : closed || !isOver(request)) &&
    (!team || request.team === team) &&
    (late === undefined || Boolean(request.late && !isDelivered(request)) === late);

const history =
  (index: 'person' | 'subject', partition: string): Scans =>
  (place) => [{ ...base, index, partition, ...place, descending: true }];

const queue =
  ({ team }: Query): Scans =>
  async (place) => {
    const teams = team ? [team] : await teamIds();
    const partitions = teams.flatMap((id) => queuePartitions('request', id));
    return partitions.map((partition) => ({ ...base, index: 'open' as const, partition, ...place }));
  };

function scansOf(query: Query, actor: Actor): Scans {
  const assignee = query.mine ? actor.id : query.assignee;
  if (reach(requestRights, actor) === 'own') return history('person', `request#requester#${actor.id}`);
  if (assignee) return history('person', `request#assignee#${assignee}`);
  if (query.requester) return history('person', `request#requester#${query.requester}`);
  if (query.watching) return history('person', `request#watcher#${actor.id}`);
  if (query.item) return history('subject', `request#item#${query.item}`);
  return queue(query);
}

/** The list that the query asks for; somebody who may read only their own sees what they ordered and what is for them. */
export const listRequests = (query: Query, actor: Actor, after?: string) =>
  matchingPage(requests, { scansAt: scansOf(query, actor), fits: fitting(query), limit: query.limit, after });

const taskOf = (row: Row) =>
  String(row.openSk ?? row.personSk)
    .split('#')
    .slice(-2) as [string, string];

/** The open tasks of a team or of a person, what is due first comes first, each with the request that it is of. */
export async function listTasks(
  { team, mine, limit }: z.output<typeof TaskQuery>,
  actor: Actor,
  after?: string,
) {
  const teams = team ? [team] : actor.teams.length ? actor.teams : await teamIds();
  const scans = mine
    ? [{ ...base, index: 'person' as const, partition: `${taskKind}#${actor.id}`, limit, after }]
    : teams
        .flatMap((id) => queuePartitions(taskKind, id))
        .map((partition) => ({ ...base, index: 'open' as const, partition, limit, after }));
  const { rows, ...rest } = await queryPage(scans, limit);
  const places = rows.map(taskOf);
  const found = new Map((await requests.all(places.map(([id]) => id))).map((one) => [one.id, one]));
  const items = places.flatMap(([id, taskId]) => {
    const request = found.get(id);
    const task = request?.tasks.find((one) => one.id === taskId && one.state === 'open');
    if (!request || !task) return [];
    const { title, version, requester, for: person, late } = request;
    return [
      { ...task, request: id, requestTitle: title, version, for: person ?? requester, ...(late && { late }) },
    ];
  });
  return { items, ...rest };
}
