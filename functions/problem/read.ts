import type { EventRow } from '../record/timeline.ts';
import { wholeHistory } from '../runtime/history.ts';
import { linksTold } from '../runtime/links.ts';
import { latestNumbers } from '../runtime/numbers.ts';
import { allLinked } from './linked.ts';
import type { Problem } from './problem.ts';
import { stored } from './stored.ts';

export { isOver as isProblemOver, isWorking as isProblemWorked } from './lifecycle.ts';
export { linkedPage } from './linked.ts';
export { causeText } from './root-cause.ts';
export { searchableProblem, seenProblem } from './searchable.ts';
export type { Problem };

/** The problem as it is now; undefined when there is none. */
export const findProblem = (id: string): Promise<Problem | undefined> => stored.find(id);

/** The problems of these ids that exist. */
export const findProblems = (ids: readonly string[]): Promise<Problem[]> => stored.all(ids);

/** The incidents that a problem causes, as it stands at this moment. */
export const incidentsOf = (id: string): Promise<string[]> => allLinked(id, 'causes', 'INC');

/** Which links a version of a problem was about, and whether each stands at this moment: several, when it was about several incidents. */
export const problemLinksAt = (id: string, version: number) => linksTold('problem', 'problem', id, version);

/** Everything that has happened to a problem, oldest first; nothing for one that is not there. */
export const problemHistory = (id: string): Promise<EventRow[]> => wholeHistory('problem', `problem#${id}`);

/** Ids of the latest problems, the newest first; some of them may not exist. */
export const latestProblems = (count: number): Promise<string[]> => latestNumbers('problem', 'PRB', count);

/** The latest problems, the newest first, with what assignment rules may look at. */
export async function recentProblems(count: number) {
  const found = await stored.all(await latestProblems(count));
  return found.map((problem) => ({ id: problem.id, title: problem.title, facts: problem }));
}
