import type { Condition } from '../record/condition.ts';
import type { Measure, MeasuredKind } from './measured.ts';

/** When a clock begins, stands still, goes on, ends, begins anew, and is dropped. */
export type Conditions = {
  readonly start?: Condition | undefined;
  readonly pause?: Condition | undefined;
  readonly resume?: Condition | undefined;
  readonly stop?: Condition | undefined;
  readonly reset?: Condition | undefined;
  readonly cancel?: Condition | undefined;
};

const inState = (...states: string[]): Condition => ({ field: 'state', in: states });
/** Somebody who works on it has said something to whoever asked. */
const said = (type: string): Condition => ({
  all: [
    { field: 'event.type', is: type },
    { field: 'event.by', is: 'staff' },
  ],
});

type Words = {
  readonly waiting: Condition;
  readonly answered: Condition;
  readonly over: Condition;
  readonly again: Condition;
  readonly words: Condition;
  readonly cancel: Condition;
  readonly start?: Condition;
};

const ways: Readonly<Record<MeasuredKind, Words>> = {
  incident: {
    // What waits for its requester waits for nobody of ours; a vendor and a change are ours to see to.
    waiting: { field: 'hold.reason', is: 'requester' },
    answered: { any: [inState('acknowledged', 'resolved', 'closed'), said('incident.commented')] },
    over: inState('resolved', 'closed'),
    again: inState('open', 'acknowledged', 'on-hold'),
    words: {
      any: [said('incident.commented'), { field: 'event.type', is: 'incident.stakeholders-updated' }],
    },
    cancel: { field: 'mergedInto', exists: true },
  },
  request: {
    waiting: inState('awaiting-approval', 'needs-information'),
    answered: {
      any: [
        { field: 'assignee', exists: true },
        said('request.commented'),
        { field: 'event.type', is: 'request.information-wanted' },
        inState('fulfilled', 'partially-fulfilled', 'closed'),
      ],
    },
    over: inState('fulfilled', 'partially-fulfilled', 'closed'),
    again: inState('awaiting-approval', 'in-fulfilment', 'needs-information'),
    words: { any: [said('request.commented'), { field: 'event.type', is: 'request.information-wanted' }] },
    cancel: inState('rejected', 'canceled'),
  },
  change: {
    start: { not: inState('draft') },
    // It waits for votes, or for the time that was planned.
    waiting: inState('assess', 'authorize', 'scheduled'),
    answered: inState('scheduled', 'implement', 'review', 'closed'),
    over: inState('review', 'closed'),
    again: inState('assess', 'authorize', 'scheduled', 'implement'),
    words: said('change.commented'),
    cancel: inState('canceled'),
  },
  problem: {
    // Nobody else is waited for: its cause is ours to find, and its fix ours to see to.
    waiting: inState('closed', 'canceled'),
    answered: { not: inState('new') },
    over: inState('resolved', 'closed'),
    again: inState('new', 'assess', 'root-cause', 'fix-in-progress'),
    words: { any: [said('problem.commented'), { field: 'event.type', is: 'problem.workaround-published' }] },
    cancel: inState('canceled'),
  },
};

/** What holds for a kind of records where an agreement says nothing else. */
export function usual(kind: MeasuredKind, measure: Measure): Conditions {
  const { start, waiting, answered, over, again, words, cancel } = ways[kind];
  const both = { ...(start && { start }), cancel };
  // Whoever answers a change votes on it: that is what is waited for.
  if (measure === 'response')
    return { ...both, stop: answered, ...(kind !== 'change' && { pause: waiting }) };
  const until = { ...both, pause: waiting, stop: over, resume: again };
  return measure === 'update' ? { ...until, reset: words } : until;
}
