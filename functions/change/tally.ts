import type { Tally } from '../record/tally.ts';
import type { Change } from './change.ts';
import { changeStates, isOver } from './lifecycle.ts';

const states = changeStates.filter((state) => !isOver({ state }));

/** What is counted of a team's changes that are not over; `unauthorized` are those that nobody has judged yet. */
export const teamCounts = [...states, 'unassigned', 'unauthorized'] as const;

/** What is counted of one person's: of whom they are with, or of who asked. */
export const personCounts = states;

/** Where a change counts: with its team, with whom it is, and with who asked for it. What is over counts nowhere. */
export function tallyOf(change: Change): Tally {
  const { state, team, assignee, requester, unauthorized } = change;
  if (isOver(change)) return {};
  return {
    [`team#${team}`]: [
      state,
      ...(assignee ? [] : ['unassigned']),
      ...(unauthorized && !unauthorized.verdict ? ['unauthorized'] : []),
    ],
    ...(assignee && { [`assignee#${assignee}`]: [state] }),
    // What the desk found by itself, nobody asked for.
    ...(!requester.startsWith('system:') && { [`requester#${requester}`]: [state] }),
  };
}
