import type { Tally } from '../record/tally.ts';
import { isOver, requestStates } from './lifecycle.ts';
import { participants, type ServiceRequest } from './service-request.ts';

const states = requestStates.filter((state) => !isOver({ state }));

/** What is counted of a team's requests that are not over. */
export const teamCounts = [...states, 'unassigned', 'late'] as const;

/** What is counted of one person's: of whom they are with, or of who asked. */
export const personCounts = states;

/** Where a request counts: with its team, with whom it is, and with who asked for it or gets it. What is over counts nowhere. */
export function tallyOf(request: ServiceRequest): Tally {
  const { state, team, assignee, late } = request;
  if (isOver(request)) return {};
  return {
    [`team#${team}`]: [state, ...(assignee ? [] : ['unassigned']), ...(late ? ['late'] : [])],
    ...(assignee && { [`assignee#${assignee}`]: [state] }),
    ...Object.fromEntries(participants(request).map((person) => [`requester#${person}`, [state]])),
  };
}
