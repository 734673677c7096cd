import { describe, expect, test } from 'vitest';
import { always } from '../../functions/kernel/working-time.ts';
import { clockOf, shortestWins } from '../../functions/service-level/clock.ts';
import { momentsOf } from '../../functions/service-level/moments.ts';
import { proofOf, sharesOf } from '../../functions/service-level/proof.ts';
import { readingOf } from '../../functions/service-level/reading.ts';
import { agreed, hour, opened, type Step, told } from './histories.ts';

const noon = Date.parse('2026-11-30T11:00:00Z');
const at = (hours: number) => noon + hours * hour;
const written = (hours: number) => new Date(at(hours)).toISOString();

const clock = (steps: readonly Step[], now: number, ask: Record<string, unknown> = {}) =>
  clockOf(agreed(ask), 'incident', always, momentsOf(told(steps)), at(now));
const held = (hours: number, reason = 'requester'): Step => [
  'incident.held',
  at(hours),
  { state: 'on-hold', hold: { reason } },
];
const resumed = (hours: number): Step => [
  'incident.resumed',
  at(hours),
  { state: 'acknowledged', hold: undefined },
];
const begin: Step = ['incident.opened', at(0), opened, 'rosa'];
const solved = (hours: number): Step => ['incident.resolved', at(hours), { state: 'resolved' }];

describe('where an agreement applies', () => {
  const urgent = {
    targets: [
      { when: { field: 'priority', is: 1 }, within: { amount: 1, unit: 'hours' } },
      { when: { field: 'priority', atMost: 3 }, within: { amount: 4, unit: 'hours' } },
    ],
  };
  const raised: Step = ['incident.changed', at(2), { priority: 1 }];

  test('the shortest of several targets counts', () => {
    const [first] = [clock([['incident.opened', at(0), { ...opened, priority: 1 }]], 0, urgent)];
    expect(first?.target).toBe(hour);
  });

  test('a higher priority counts from the opening, and what paused it before counts', () => {
    expect(clock([begin, raised], 2, urgent)).toMatchObject({ target: hour, missedAt: written(1) });
    expect(clock([begin, held(0.5), resumed(1.75), raised], 2, urgent)).toMatchObject({
      dueAt: written(2.25),
      startedAt: written(0),
    });
    expect(clock([begin, held(0.5), raised], 9, urgent)).toMatchObject({ state: 'paused', passed: {} });
  });

  test('a lower one gives the time back', () => {
    const lowered: Step = ['incident.changed', at(2.5), { priority: 3 }];
    expect(clock([begin, raised, lowered], 2.5, urgent)).toMatchObject({ dueAt: written(4), passed: {} });
  });

  test('of what nothing is promised, nothing is measured', () => {
    expect(clock([['incident.opened', at(0), { ...opened, priority: 5 }]], 9, urgent)).toBeUndefined();
  });

  test('it counts from when it begins to apply, where that is agreed', () => {
    const late = { retroactive: false, conditions: { start: { field: 'priority', is: 1 } } };
    expect(clock([begin, held(1), resumed(1.5), raised], 2, late)).toMatchObject({
      startedAt: written(2),
      dueAt: written(6),
    });
  });

  test('it is dropped when it does not apply any more, or never', () => {
    const checkout = { conditions: { start: { field: 'service', is: 'shop' } } };
    const elsewhere: Step = ['incident.changed', at(1), { service: 'mail' }];
    expect(clock([begin, elsewhere], 9, checkout)?.state).toBe('dropped');
    expect(clock([begin, elsewhere], 9, { ...checkout, cancelWhen: 'condition' })?.state).toBe('running');
    const merged: Step = ['incident.merged', at(1), { state: 'closed', mergedInto: 'INC-1' }];
    expect(clock([begin, merged], 9)?.state).toBe('dropped');
    expect(clock([begin, merged], 9, { cancelWhen: 'never' })?.state).toBe('met');
    expect(
      clock([begin, elsewhere, ['incident.changed', at(2), { service: 'shop' }]], 3, checkout),
    ).toMatchObject({
      state: 'running',
      dueAt: written(4),
      attachedAt: written(2),
    });
  });

  test('it is not attached to what has ended', () => {
    const checkout = { conditions: { start: { field: 'service', is: 'mail' } } };
    expect(
      clock([begin, solved(1), ['incident.changed', at(2), { service: 'mail' }]], 3, checkout),
    ).toBeUndefined();
  });
});

describe('the six conditions', () => {
  test('reasons to wait stop it, or do not', () => {
    expect(clock([begin, held(1)], 9)?.state).toBe('paused');
    expect(clock([begin, held(1, 'vendor')], 3)?.state).toBe('running');
    const both = { conditions: { pause: { field: 'hold.reason', in: ['requester', 'vendor'] } } };
    expect(clock([begin, held(1, 'vendor')], 9, both)).toMatchObject({ state: 'paused', waits: 'vendor' });
  });

  test('what is opened again goes on where it stopped', () => {
    const reopened: Step = ['incident.reopened', at(30), { state: 'open' }];
    expect(clock([begin, solved(1), reopened], 31)).toMatchObject({ state: 'running', dueAt: written(33) });
  });

  test('or begins anew', () => {
    const anew = { conditions: { reset: { field: 'event.type', is: 'incident.reopened' } } };
    const reopened: Step = ['incident.reopened', at(30), { state: 'open' }];
    expect(clock([begin, solved(1), reopened], 31, anew)).toMatchObject({
      startedAt: written(30),
      dueAt: written(34),
    });
  });

  test('an answer is an answer, whatever happens to the incident later', () => {
    const said: Step = ['incident.commented', at(0.5), {}, 'dana'];
    const answer = { measure: 'response' };
    expect(clock([begin, ['incident.commented', at(0.2), {}, 'rosa']], 1, answer)?.state).toBe('running');
    expect(
      clock([begin, said, ['incident.transferred', at(1), { team: 'payments' }]], 9, answer),
    ).toMatchObject({
      state: 'met',
      since: written(0.5),
    });
  });

  test('updates are due again after each, and one that was missed stays missed', () => {
    const update = { measure: 'update', targets: [{ within: { amount: 1, unit: 'hours' } }] };
    const said = (hours: number): Step => ['incident.commented', at(hours), {}, 'dana'];
    expect(clock([begin, said(0.5)], 1, update)).toMatchObject({ dueAt: written(1.5) });
    expect(clock([begin, said(0.5), said(1), solved(1.5)], 9, update)?.state).toBe('met');
    expect(clock([begin, said(0.5), said(2), solved(2.5)], 9, update)).toMatchObject({
      state: 'missed',
      missedAt: written(1.5),
    });
  });

  test('time never goes back: what a clock did is stamped with the second for which it was set', () => {
    const moments = momentsOf(
      told([begin, held(2), ['incident.resumed', at(1.9), { state: 'acknowledged', hold: undefined }]]),
    );
    expect(moments.map((one) => one.at)).toEqual([at(0), at(2), at(2)]);
  });
});

describe('several agreements about the same', () => {
  const two = (steps: readonly Step[], now: number, other: Record<string, unknown>) =>
    shortestWins([
      clock(steps, now) as NonNullable<ReturnType<typeof clock>>,
      clock(steps, now, { name: 'Other', ...other }) as NonNullable<ReturnType<typeof clock>>,
    ]);

  test('the one that promises the least time counts', () => {
    const [long, short] = two([begin], 3, { targets: [{ within: { amount: 2, unit: 'hours' } }] });
    expect(long).toMatchObject({ state: 'dropped', insteadOf: 'other', passed: {} });
    expect(short).toMatchObject({ state: 'running', missedAt: written(2) });
  });

  test('agreements of another sort, or about something else, stand beside it', () => {
    for (const other of [{ type: 'ola' }, { measure: 'update' }])
      expect(two([begin], 1, other).map(({ state }) => state)).toEqual(['running', 'running']);
  });
});

describe('what a clock can show for itself', () => {
  const terms = agreed();
  const moments = momentsOf(
    told([
      begin,
      ['incident.assigned', at(1), { assignee: 'dana' }],
      held(2),
      resumed(5),
      ['incident.transferred', at(6), { team: 'payments', assignee: undefined }],
    ]),
  );
  const now = at(7.5);
  const found = clockOf(terms, 'incident', always, moments, now);
  if (!found) throw new Error('There is no clock');

  test('the stretches that it has counted come to its target when it was missed', () => {
    const proof = proofOf(found, always, now);
    expect(proof).toMatchObject({ elapsed: 4 * hour, target: 4 * hour, until: written(7) });
    expect(proof.stretches).toEqual([
      { from: written(0), until: written(2) },
      { from: written(5), until: written(7) },
    ]);
  });

  test('whose time it was', () => {
    expect(sharesOf(found, always, moments, now)).toEqual(
      [
        { team: 'payments', elapsed: 1.5 * hour },
        { team: 'platform', assignee: 'dana', elapsed: 2 * hour },
        { team: 'platform', elapsed: hour },
      ].sort((a, b) => b.elapsed - a.elapsed),
    );
  });

  test('both clocks, with their parts of the target', () => {
    expect(readingOf(found, always, now)).toMatchObject({
      elapsed: 4.5 * hour,
      percent: 112,
      left: -0.5 * hour,
    });
  });
});
