import type { Tally } from '../record/tally.ts';
import { holdReasons, type Incident, isWorking } from './incident.ts';

const states = ['open', 'acknowledged', 'on-hold', 'resolved'] as const;
const holds = holdReasons.map((reason) => `hold-${reason}` as const);
const priorities = [1, 2, 3, 4, 5].map((priority) => `priority-${priority}`);

/** What is counted of a team's incidents. Priorities and the rest are of those that are worked on. */
export const teamCounts = [
  ...states,
  'working',
  'unassigned',
  'unanswered',
  'major',
  'major-proposed',
  ...holds,
  ...priorities,
] as const;

/** What is counted of one person's: of whom they are with, or of who asked. */
export const personCounts = [...states, 'working', ...holds] as const;

/** Where an incident counts: with its team, with whom it is, and with who asked for it. What is closed counts nowhere. */
export function tallyOf(incident: Incident): Tally {
  const { state, team, assignee, requester, priority, hold, major, escalation } = incident;
  if (state === 'closed') return {};
  const working = isWorking(incident);
  const plain = [
    state,
    ...(working ? ['working'] : []),
    ...(state === 'on-hold' && hold ? [`hold-${hold.reason}`] : []),
  ];
  const ofTeam = [
    ...plain,
    ...(working
      ? [
          `priority-${priority}`,
          ...(assignee ? [] : ['unassigned']),
          ...(escalation === 'exhausted' ? ['unanswered'] : []),
          ...(major?.state === 'declared' ? ['major'] : []),
          ...(major?.state === 'proposed' ? ['major-proposed'] : []),
        ]
      : []),
  ];
  return {
    [`team#${team}`]: ofTeam,
    ...(assignee && { [`assignee#${assignee}`]: plain }),
    ...(requester && { [`requester#${requester}`]: plain }),
  };
}
