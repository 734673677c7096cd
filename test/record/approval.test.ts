import { describe, expect, test } from 'vitest';
import { escalate, expire, leave, withdraw } from '../../functions/record/approval-course.ts';
import { lapsed, waitsOf } from '../../functions/record/approval-deadlines.ts';
import { involvedAmong } from '../../functions/record/approval-eyes.ts';
import { everybodyHere } from '../../functions/record/approval-notice.ts';
import { matching, type Policy, PolicyStep, stepsOf } from '../../functions/record/approval-policy.ts';
import { waitingFor } from '../../functions/record/approval-round.ts';
import { needOf } from '../../functions/record/approval-tally.ts';
import { vote } from '../../functions/record/approval-vote.ts';
import { at, begun, by, cast, stepOf, voter } from './approvals.ts';

const reasonOf = (work: () => unknown) => {
  try {
    work();
    return 'nothing';
  } catch (error) {
    return (error as { reason: string }).reason;
  }
};

describe('how many have to approve', () => {
  test.each([
    ['any', 5, 1],
    ['first', 5, 1],
    ['all', 5, 5],
    [{ count: 2 }, 5, 2],
    [{ percent: 50 }, 5, 3],
    [{ percent: 1 }, 5, 1],
    [{ percent: 100 }, 3, 3],
    ['all', 0, 1],
    [{ percent: 60 }, 0, 1],
  ] as const)('%j of %i people: %i', (quorum, people, need) => {
    expect(needOf(quorum, people)).toBe(need);
  });
});

describe('votes on one step', () => {
  const abc = ['ann', 'bob', 'cyd'];
  test.each([
    ['any', ['+ann'], 'approved'],
    ['any', ['-ann', '-bob'], 'pending'],
    ['any', ['-ann', '-bob', '-cyd'], 'rejected'],
    ['any', ['-ann', '+bob'], 'approved'],
    ['first', ['-ann'], 'rejected'],
    ['first', ['+ann'], 'approved'],
    ['all', ['+ann', '+bob'], 'pending'],
    ['all', ['+ann', '-bob'], 'rejected'],
    ['all', ['+ann', '+bob', '+cyd'], 'approved'],
    [{ count: 2 }, ['-ann', '+bob'], 'pending'],
    [{ count: 2 }, ['-ann', '-bob'], 'rejected'],
    [{ percent: 60 }, ['+ann', '+cyd'], 'approved'],
  ] as const)('%j with %j: %s', (quorum, votes, state) => {
    const round = votes.reduce(
      (before, one) => cast(before, one.slice(1), one[0] === '+' ? 'approve' : 'reject'),
      begun([stepOf(abc, { quorum })]),
    );
    expect(round.state).toBe(state);
    if (state !== 'pending') expect(waitingFor(round)).toEqual([]);
  });

  test('a veto needs no company', () => {
    expect(cast(begun([stepOf(abc, { veto: true })]), 'ann', 'reject').state).toBe('rejected');
  });
});

describe('who may vote', () => {
  const round = begun([stepOf(['ann', 'bob'], { quorum: 'all' }), stepOf(['cyd', 'ann'])]);
  const voted = cast(round, 'ann');

  test.each([
    ['the requester', () => cast(round, 'rosa'), 'self-approval'],
    ['another account of theirs', () => cast(round, voter('ann', { involved: true })), 'self-approval'],
    [
      'the requester in the place of an approver',
      () => cast(round, voter('rosa', { standsFor: ['ann'] })),
      'self-approval',
    ],
    ['somebody who is not asked', () => cast(round, 'dana'), 'forbidden'],
    ['somebody whose turn has not come', () => cast(round, 'cyd'), 'forbidden'],
    ['somebody in a place that is not theirs', () => cast(round, 'dana', 'approve', 'ann'), 'forbidden'],
    ['the same person again', () => cast(voted, 'ann'), 'already-voted'],
    ['the same person changing their mind', () => cast(voted, 'ann', 'reject'), 'already-voted'],
    [
      'a delegate of who has voted',
      () => cast(voted, voter('dana', { standsFor: ['ann'] }), 'approve', 'ann'),
      'already-voted',
    ],
    [
      'who has voted, in another place',
      () => cast(voted, voter('ann', { standsFor: ['bob'] }), 'approve', 'bob'),
      'already-voted',
    ],
    ['another account of who has voted', () => cast(voted, voter('bob', { also: ['ann'] })), 'already-voted'],
    ['anybody once it is over', () => cast(withdraw(round, 'Not now.', by, at).after, 'ann'), 'round-closed'],
    ['anybody too late', () => cast(expire(round, by, at).after, 'ann'), 'round-closed'],
  ])('%s: %s', (_, work, reason) => {
    expect(reasonOf(work)).toBe(reason);
  });

  test('a delegate votes in the place of whom they stand for, and neither of them again', () => {
    const next = cast(round, voter('dana', { standsFor: ['ann'] }));
    expect(next.votes).toMatchObject([{ approver: 'ann', by: 'dana', decision: 'approve' }]);
    expect(waitingFor(next)).toEqual(['bob']);
    expect(reasonOf(() => cast(next, 'ann'))).toBe('already-voted');
  });

  test('whoever voted in one step is not asked in a later one', () => {
    const second = cast(voted, 'bob');
    expect(second).toMatchObject({ state: 'pending', step: 1 });
    expect(waitingFor(second)).toEqual(['cyd']);
    expect(cast(second, 'cyd').state).toBe('approved');
  });

  test('a meeting casts the votes of those present in one decision', () => {
    const cab = begun([stepOf(['ann', 'bob', 'cyd'], { quorum: { percent: 60 } })]);
    const ballots = ['ann', 'bob'].map((id) => ({
      voter: voter(id),
      ballot: { decision: 'approve' as const, meeting: 'weekly-2026-11-23' },
    }));
    const decision = vote(cab, ballots, everybodyHere, by, at);
    expect(decision.after.state).toBe('approved');
    expect(decision.claims?.filter(({ pk }) => pk.startsWith('vote#'))).toHaveLength(2);
  });
});

describe('whoever is not there', () => {
  test('too few are here: others are asked at once, and the quorum stays', () => {
    const round = begun([stepOf(['ann', 'bob'], { quorum: 'all' })], { away: ['bob'], delegates: {} });
    expect(waitingFor(round)).toEqual(['ann', 'bob', 'femi']);
    expect(round.steps[0]?.need).toBe(2);
  });

  test('somebody stands for who is away: nobody else is asked', () => {
    const round = begun([stepOf(['ann', 'bob'], { quorum: 'all' })], {
      away: ['bob'],
      delegates: { bob: ['dana'] },
    });
    expect(waitingFor(round)).toEqual(['ann', 'bob']);
  });

  test('nobody is asked at all: the deputies are', () => {
    expect(waitingFor(begun([stepOf([])]))).toEqual(['femi']);
  });

  test('who leaves the desk approves nothing by it, and others are asked', () => {
    const round = cast(begun([stepOf(['ann', 'bob'], { quorum: 'all' })]), 'ann');
    const left = leave(round, 'bob', everybodyHere, by, at)?.after;
    expect(left?.state).toBe('pending');
    expect(left && waitingFor(left)).toEqual(['femi']);
    expect(left && cast(left, 'femi').state).toBe('approved');
  });

  test('a rejection after somebody left rejects only what those who left could not have saved', () => {
    const round = begun([stepOf(['ann', 'bob', 'cyd'], { quorum: { count: 2 } })]);
    const left = leave(round, 'bob', everybodyHere, by, at)?.after ?? round;
    expect(cast(left, 'ann', 'reject').state).toBe('pending');
  });

  test('whoever was not asked can leave', () => {
    expect(leave(begun([stepOf(['ann'])]), 'zoe', everybodyHere, by, at)).toBeUndefined();
  });
});

describe('deadlines', () => {
  const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
  const round = begun([stepOf(['ann']), stepOf(['bob'], { deadlines: { expire: 30 } })]);

  test('a machine waits from one to the next', () => {
    expect(waitsOf(round, at)).toEqual([{ seconds: [3600, 3600, 7200] }, { seconds: [1800] }]);
  });

  test('one that begins anew goes on where time has come to', () => {
    expect(lapsed(round.steps[0] ?? stepOf([]), later(61))).toBe(1);
    expect(waitsOf(round, later(90))[0]).toEqual({ seconds: [1, 1800, 7200] });
  });

  test('escalating asks others as well, and is what the deadline asked for', () => {
    const next = escalate(round, 'Nobody answered.', everybodyHere, by, later(30)).after;
    expect(waitingFor(next)).toEqual(['ann', 'femi']);
    expect(lapsed(next.steps[0] ?? stepOf([]), later(61))).toBe(2);
  });
});

const change = (facts: object) => ({
  kind: 'change' as const,
  policies: [],
  facts: facts as Record<string, unknown>,
});

test('a record of which nothing is asked is approved at once', () => {
  const round = begun([]);
  expect(round).toMatchObject({ state: 'approved', steps: [], decidedAt: at });
  expect(waitingFor(round)).toEqual([]);
});

describe('policies', () => {
  const step = (name: string, team: string, order?: number) =>
    PolicyStep.parse({ name, approvers: [{ team }], deadlines: { expire: 60 }, ...(order && { order }) });
  const all = [
    { id: 'b', name: 'Everything', steps: [step('Peers', 'platform'), step('CAB', 'cab')], enabled: true },
    {
      id: 'a',
      name: 'Databases',
      condition: { field: 'services', contains: 'db' },
      steps: [step('Data', 'data', 1), step('The CAB', 'cab', 2)],
      enabled: true,
    },
    { id: 'off', name: 'Off', steps: [step('Off', 'off')], enabled: false },
  ];

  test('all that match apply, in one order, and the same step is asked once', () => {
    const found = stepsOf(matching(all, change({ services: ['db'] })));
    expect(found.map(({ name, policies }) => [name, policies])).toEqual([
      ['Data', ['a']],
      ['Peers', ['b']],
      ['The CAB', ['a', 'b']],
    ]);
  });

  test('a policy is for changes, unless it says otherwise or a record names it', () => {
    const kinds = [
      { ...(all[0] as Policy), id: 'changes' },
      { ...(all[0] as Policy), id: 'requests', kinds: ['request' as const] },
      { ...(all[0] as Policy), id: 'named', kinds: [] },
    ];
    const of = (about: Parameters<typeof matching>[1]) => matching(kinds, about).map(({ id }) => id);
    expect(of(change({}))).toEqual(['changes']);
    expect(of({ kind: 'request', policies: [], facts: {} })).toEqual(['requests']);
    expect(of({ kind: 'request', policies: ['named'], facts: {} })).toEqual(['requests', 'named']);
  });

  test('what does not match does not apply', () => {
    expect(stepsOf(matching(all, change({ services: [] }))).map(({ name }) => name)).toEqual([
      'Peers',
      'CAB',
    ]);
  });

  test.each([
    { remind: 60, expire: 60 },
    { remind: 30, escalate: 20, expire: 60 },
    { escalate: 90, expire: 60 },
  ])('deadlines out of order are refused: %j', (deadlines) => {
    const asked = { name: 'x', approvers: [{ team: 'a' }], deadlines };
    expect(PolicyStep.safeParse(asked).success).toBe(false);
  });
});

test('one person with two entries is one person', () => {
  const rosa = { id: 'rosa', email: 'Rosa@Desk.example', identities: [{ provider: 'okta', subject: '1' }] };
  const people = [
    { id: 'rosa-admin', email: 'rosa+admin@desk.example' },
    { id: 'r2', email: 'other@desk.example', identities: [{ provider: 'okta', subject: '1' }] },
    { id: 'rosalind', email: 'rosalind@desk.example' },
  ];
  expect(involvedAmong(people, [rosa])).toEqual(['rosa-admin', 'r2']);
});
