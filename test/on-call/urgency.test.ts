import { describe, expect, test } from 'vitest';
import { system } from '../../functions/kernel/actor.ts';
import { advance, advancedPast, call } from '../../functions/on-call/by-hand.ts';
import { freeze, page, stop } from '../../functions/on-call/course.ts';
import { findingsOf } from '../../functions/on-call/gaps.ts';
import { lapse, remind } from '../../functions/on-call/lapse.ts';
import { AddPolicy, addPolicy } from '../../functions/on-call/policy.ts';
import { nextReminder, remindersAt } from '../../functions/on-call/reminders.ts';
import { AddSchedule, addSchedule } from '../../functions/on-call/schedule.ts';
import { urgencyAt } from '../../functions/on-call/urgency.ts';

const by = system('test');
const supportHours = {
  timeZone: 'Europe/Berlin',
  hours: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }],
};
const policy = { pagesUpTo: 3, pagesOutside: 1, supportHours };

describe('urgency', () => {
  test.each([
    ['a Monday noon', '2026-11-23T11:00:00Z', 3, { urgency: 'high' }],
    ['a Monday noon, of no importance', '2026-11-23T11:00:00Z', 4, { urgency: 'low' }],
    ['a night, critical', '2026-11-23T23:00:00Z', 1, { urgency: 'high' }],
    ['a night', '2026-11-23T23:00:00Z', 2, { urgency: 'low', until: '2026-11-24T07:00:00.000Z' }],
    ['a Friday evening', '2026-11-27T17:00:00Z', 3, { urgency: 'low', until: '2026-11-30T07:00:00.000Z' }],
    [
      'a weekend before summer time',
      '2027-03-27T12:00:00Z',
      2,
      { urgency: 'low', until: '2027-03-29T06:00:00.000Z' },
    ],
    ['a night, of no importance', '2026-11-23T23:00:00Z', 5, { urgency: 'low' }],
    ['a night, of unknown priority', '2026-11-23T23:00:00Z', undefined, { urgency: 'high' }],
  ])('on %s', (_, now, priority, urgency) => {
    expect(urgencyAt(priority, policy, now)).toEqual(urgency);
  });

  test('without a policy, or without hours, is by priority alone', () => {
    expect(urgencyAt(3, undefined, '2026-11-23T23:00:00Z')).toEqual({ urgency: 'high' });
    expect(urgencyAt(4, { pagesUpTo: 3 }, '2026-11-23T11:00:00Z')).toEqual({ urgency: 'low' });
  });
});

const nine = '2026-11-02T09:00:00.000Z';
const levels = [
  { targets: [{ person: 'dana' }], minutes: 5 },
  { targets: [{ person: 'eli' }], minutes: 5 },
];
const incident = { id: 'INC-1', run: 1, state: 'open', title: 'Slow', team: 'platform' };
const made = addPolicy(AddPolicy.parse({ name: 'P', team: 'platform', levels }), by, nine).after;
const begun = freeze(incident, 1, made, by, nine).after;
const check = { table: 'incident', pk: 'p', sk: 's', field: 'state', among: ['open'] };
const paged = page(begun, { level: 0, people: ['dana'] }, check, by, nine).after;

describe('by hand', () => {
  test('a level is ended early once, and only if there is another one', () => {
    expect(advancedPast(paged, 0)).toBe(false);
    const { after } = advance(paged, 0, by, nine);
    expect(after.advanced).toBe(0);
    expect(advancedPast(after, 0)).toBe(true);
    const last = page(after, { level: 1, people: ['eli'] }, check, by, nine).after;
    expect(() => advance(last, 1, by, nine)).toThrow(
      expect.objectContaining({ reason: 'illegal-transition' }),
    );
  });

  test('people are paged beside the levels, and are not taken for one', () => {
    const { after } = call(paged, ['femi'], check, 'dana', nine);
    expect(after.paged.at(-1)).toMatchObject({ level: 0, people: ['femi'], by: 'dana', version: 3 });
    expect(() => call(paged, [], check, 'dana', nine)).toThrow('Nobody is on call there');
  });
});

describe('an acknowledgement', () => {
  const taken = stop(paged, { outcome: 'acknowledged', by: 'dana', at: nine }, by, nine).after;

  test('has the half hour of its policy, and a reminder before', () => {
    expect(taken.clocks).toEqual({ lapse: '2026-11-02T09:30:00.000Z', remind: '2026-11-02T09:25:00.000Z' });
    const reminded = remind(taken, by, nine);
    expect(reminded.event.notices).toMatchObject([{ to: ['dana'] }]);
    expect(reminded.after.clocks).toEqual({ lapse: '2026-11-02T09:30:00.000Z' });
    expect(lapse(reminded.after, by, nine).after).toMatchObject({ lapsedAt: nine, clocks: undefined });
  });

  test('of something that is over has none', () => {
    expect(stop(paged, { outcome: 'resolved', by: 'dana', at: nine }, by, nine).after.clocks).toBeUndefined();
  });
});

describe('before it happens', () => {
  const rotation = {
    people: ['dana', 'eli'],
    every: 'week',
    handOff: { time: '08:00', weekday: 1 },
    from: '2026-11-02',
    restrictions: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }],
  };
  const ask = { name: 'Day', team: 'platform', timeZone: 'UTC', reminders: [60], rotations: [rotation] };
  const schedule = addSchedule(AddSchedule.parse(ask), by, nine).after;

  test('a shift of a week is announced once, not every morning', () => {
    expect(schedule.clocks).toEqual({ shift: '2026-11-09T07:00:00.000Z' });
    expect(remindersAt(schedule, '2026-11-09T07:00:00.000Z')).toMatchObject([{ person: 'eli', minutes: 60 }]);
    expect(nextReminder(schedule, '2026-11-09T07:00:00.000Z')).toBe('2026-11-16T07:00:00.000Z');
  });

  test('gaps, double shifts and people who are away are found', () => {
    const range = { from: Date.parse('2026-11-04T00:00:00Z'), until: Date.parse('2026-11-05T00:00:00Z') };
    const off = {
      id: 'OFF-1',
      kind: 'time-off',
      state: 'planned',
      title: '',
      version: 1,
      asked: [],
    } as const;
    const away = {
      ...off,
      asked: [],
      person: 'dana',
      from: '2026-11-04T12:00:00Z',
      to: '2026-11-06T00:00:00Z',
    };
    const found = findingsOf(schedule, range, {
      off: [away],
      others: [{ ...schedule, id: 'other' }],
      unreachable: new Set(['dana']),
      unseen: new Set(['dana', 'eli']),
    });
    expect(found.map(({ what, from, to }) => [what, from.slice(11, 16), to.slice(11, 16)])).toEqual([
      ['gap', '00:00', '08:00'],
      ['twice', '08:00', '18:00'],
      ['unreachable', '08:00', '18:00'],
      ['off', '12:00', '18:00'],
      ['gap', '18:00', '00:00'],
    ]);
    const strange = findingsOf(schedule, range, {
      off: [],
      others: [],
      unreachable: new Set(),
      unseen: new Set(['dana', 'eli']),
    });
    expect(strange.filter(({ what }) => what !== 'gap').map(({ what, person }) => [what, person])).toEqual([
      ['unseen', 'dana'],
    ]);
  });
});
