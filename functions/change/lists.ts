import type * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { reach } from '../kernel/rights.ts';
import { teamIds } from '../people/read.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { type Matching, matchingPage } from '../runtime/matching.ts';
import { aboutPartition } from './about.ts';
import type { Change } from './change.ts';
import type { ChangeQuery } from './contract/records.ts';
import { changes } from './keep.ts';
import { isOver } from './lifecycle.ts';
import { changeRights } from './rights.ts';

type Query = z.output<typeof ChangeQuery>;
type Scans = Matching<Change>['scansAt'];

const base = { practice: 'change' } as const;

const fitting =
  ({ state, type, risk, team, closed }: Query) =>
  (change: Change): boolean =>
    (state ? change.state === state : closed || !isOver(change)) &&
    (!type || change.type === type) &&
    (!risk || change.risk.level === risk) &&
    (!team || change.team === team);

const history =
  (index: 'person' | 'subject', partition: string): Scans =>
  (place) => [{ ...base, index, partition, ...place, descending: true }];

const queue =
  ({ team }: Query): Scans =>
  async (place) => {
    const teams = team ? [team] : await teamIds();
    const partitions = teams.flatMap((id) => queuePartitions('change', id));
    return partitions.map((partition) => ({ ...base, index: 'open' as const, partition, ...place }));
  };

function scansOf(query: Query, actor: Actor): Scans {
  const { requester, service, ci, parent, needs } = query;
  const assignee = query.mine ? actor.id : query.assignee;
  if (reach(changeRights, actor) === 'own') return history('person', `change#requester#${actor.id}`);
  if (assignee) return history('person', `change#assignee#${assignee}`);
  if (requester) return history('person', `change#requester#${requester}`);
  if (query.watching) return history('person', `change#watcher#${actor.id}`);
  if (service) return history('subject', aboutPartition('service', service));
  if (ci) return history('subject', aboutPartition('ci', ci));
  if (parent) return history('subject', aboutPartition('parent', parent));
  if (needs) return history('subject', aboutPartition('needs', needs));
  return queue(query);
}

/** The list that the query asks for; somebody who may read only their own sees what they asked for themselves. */
export const listChanges = (query: Query, actor: Actor, after?: string) =>
  matchingPage(changes, {
    scansAt: scansOf(query, actor),
    fits: fitting(query),
    limit: query.limit,
    after,
  });

/** Every change that one partition of the subject index holds: the parts of another, or those that wait for it. */
export async function allAbout(what: 'parent' | 'needs', id: string): Promise<Change[]> {
  const found: Change[] = [];
  let after: string | undefined;
  do {
    const scansAt = history('subject', aboutPartition(what, id));
    const page = await matchingPage(changes, { scansAt, fits: () => true, limit: 100, after });
    found.push(...page.items);
    after = page.after;
  } while (after);
  return found;
}
