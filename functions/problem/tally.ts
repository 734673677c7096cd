import type { Tally } from '../record/tally.ts';
import { isOver, problemStates } from './lifecycle.ts';
import type { Problem } from './problem.ts';

const states = problemStates.filter((state) => !isOver({ state }));

/** What is counted of a team's problems that are not over. */
export const teamCounts = [...states, 'unassigned', 'major', 'known-error'] as const;

/** What is counted of one person's: of whom they are with, or of who raised them. */
export const personCounts = states;

/** Where a problem counts: with its team, with whom it is, and with who raised it. What is over counts nowhere. */
export function tallyOf(problem: Problem): Tally {
  const { state, team, assignee, requester, major, knownError } = problem;
  if (isOver(problem)) return {};
  return {
    [`team#${team}`]: [
      state,
      ...(assignee ? [] : ['unassigned']),
      ...(major ? ['major'] : []),
      ...(knownError ? ['known-error'] : []),
    ],
    ...(assignee && { [`assignee#${assignee}`]: [state] }),
    [`requester#${requester}`]: [state],
  };
}
