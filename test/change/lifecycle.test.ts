import { describe, expect, test } from 'vitest';
import {
  type ChangeState,
  type ChangeType,
  changeStates,
  changeTypes,
  lifecycleOf,
  stepsOf,
  wayOf,
} from '../../functions/change/lifecycle.ts';
import { stepsFrom } from '../../functions/kernel/lifecycle.ts';

type Steps = readonly string[];
const vote = ['endorse', 'approve', 'reject', 'withdraw', 'revise', 'cancel'];
const ready = ['implement', 'reject', 'withdraw', 'revise', 'cancel'];

/** Every state of every type has its steps here, or has none of them: a new state does not compile without a verdict. */
const verdicts: Record<ChangeType, Record<ChangeState, Steps | 'unknown'>> = {
  normal: {
    draft: ['submit', 'cancel'],
    assess: vote,
    authorize: vote.slice(1),
    scheduled: ready,
    implement: ['finish'],
    review: ['close'],
    closed: [],
    canceled: [],
  },
  standard: {
    draft: ['submit', 'cancel'],
    assess: 'unknown',
    authorize: 'unknown',
    scheduled: ready,
    implement: ['finish'],
    review: ['close'],
    closed: [],
    canceled: [],
  },
  emergency: {
    draft: ['submit', 'legitimize', 'cancel'],
    assess: 'unknown',
    authorize: vote.slice(1),
    scheduled: ready,
    implement: ['finish'],
    review: ['close'],
    closed: [],
    canceled: [],
  },
};

describe('the lifecycle of each type', () => {
  const rows = changeTypes.flatMap((type) => changeStates.map((state) => ({ type, state })));
  test.each(rows)('$type $state', ({ type, state }) => {
    const table = lifecycleOf(type);
    const verdict = verdicts[type][state];
    if (verdict === 'unknown') return expect(table[state]).toBeUndefined();
    expect(stepsFrom(table, state)).toEqual(verdict);
    for (const to of Object.values(table[state])) expect(verdicts[type][to]).not.toBe('unknown');
  });

  test('votes and edits take steps that nobody is offered', () => {
    expect(stepsOf({ type: 'normal', state: 'assess' })).toEqual(['withdraw', 'cancel']);
  });

  test('the way of an emergency leaves out the assessment', () => {
    expect(wayOf('emergency')).toEqual(['draft', 'authorize', 'scheduled', 'implement', 'review', 'closed']);
  });
});
