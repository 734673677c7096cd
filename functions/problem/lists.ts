import type * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { teamIds } from '../people/read.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { type Matching, matchingPage } from '../runtime/matching.ts';
import { aboutPartition, plainCode } from './about.ts';
import type { ProblemQuery } from './contract/records.ts';
import { problems } from './keep.ts';
import { isOver } from './lifecycle.ts';
import type { Problem } from './problem.ts';

type Query = z.output<typeof ProblemQuery>;
type Scans = Matching<Problem>['scansAt'];

const base = { practice: 'problem' } as const;

const fitting =
  ({ state, priority, team, major, knownError, unassigned, closed }: Query) =>
  (problem: Problem): boolean =>
    (state ? problem.state === state : closed || !isOver(problem)) &&
    (!priority || problem.priority === priority) &&
    (!team || problem.team === team) &&
    (!major || problem.major === true) &&
    (!knownError || problem.knownError !== undefined) &&
    (!unassigned || problem.assignee === undefined);

const history =
  (index: 'person' | 'subject', partition: string): Scans =>
  (place) => [{ ...base, index, partition, ...place, descending: true }];

const queue =
  ({ team }: Query): Scans =>
  async (place) => {
    const teams = team ? [team] : await teamIds();
    const partitions = teams.flatMap((id) => queuePartitions('problem', id));
    return partitions.map((partition) => ({ ...base, index: 'open' as const, partition, ...place }));
  };

function scansOf(query: Query, actor: Actor): Scans {
  const { requester, service, ci, errorCode } = query;
  const assignee = query.mine ? actor.id : query.assignee;
  if (assignee) return history('person', `problem#assignee#${assignee}`);
  if (requester) return history('person', `problem#requester#${requester}`);
  if (query.watching) return history('person', `problem#watcher#${actor.id}`);
  if (service) return history('subject', aboutPartition('service', service));
  if (ci) return history('subject', aboutPartition('ci', ci));
  if (errorCode) return history('subject', aboutPartition('error', plainCode(errorCode)));
  return queue(query);
}

/** The list that the query asks for. */
export const listProblems = (query: Query, actor: Actor, after?: string) =>
  matchingPage(problems, {
    scansAt: scansOf(query, actor),
    fits: fitting(query),
    limit: query.limit,
    after,
  });

const looked = 100;

/** Problems that may be the same as one that is about to be raised: the latest of its service, and those of its error code. */
export async function candidatesFor(service: string | undefined, errorCode: string | undefined) {
  const partitions = [
    ...(service ? [aboutPartition('service', service)] : []),
    ...(errorCode ? [aboutPartition('error', plainCode(errorCode))] : []),
  ];
  const pages = await Promise.all(
    partitions.map((partition) =>
      matchingPage(problems, {
        scansAt: history('subject', partition),
        fits: () => true,
        limit: looked,
      }),
    ),
  );
  const all = pages.flatMap(({ items }) => items);
  return [...new Map(all.map((problem) => [problem.id, problem])).values()];
}
