import type { Actor } from '../kernel/actor.ts';
import { reach } from '../kernel/rights.ts';
import { excerpt, type Searchable, type Seen } from '../record/searchable.ts';
import type { Problem } from './problem.ts';
import { problemRights } from './rights.ts';
import { causeText } from './root-cause.ts';

const most = 2_000;

const textOf = ({ description, knownError, rootCause, workaround }: Problem): string =>
  [description, knownError?.symptom, causeText(rootCause), workaround?.text]
    .map((words) => excerpt(words, most))
    .filter(Boolean)
    .join('\n\n');

/** A problem as the search knows it: its title, what one sees, its cause and the way around it. Duplicates are not found. */
export function searchableProblem(problem: Problem): Searchable | undefined {
  const { id, kind, version, title, service, category, errorCode, resolution } = problem;
  if (resolution?.code === 'duplicate') return undefined;
  return {
    ...{ id, kind, version, title },
    text: textOf(problem),
    words: [service, ...(category ? [category] : []), ...(errorCode ? [errorCode] : [])],
    readers: ['agents'],
  };
}

/** What somebody who found a problem is shown of it: nothing, unless they work on problems. */
export const seenProblem = (problem: Problem, actor: Actor): Seen | undefined =>
  reach(problemRights, actor) === 'all'
    ? { title: problem.title, text: textOf(problem), state: problem.state }
    : undefined;
