import { describe, expect, test } from 'vitest';
import type { Review } from '../../functions/incident/review.ts';
import {
  addAction,
  changeAction,
  endAction,
  overdue,
  remind,
} from '../../functions/incident/review-action.ts';
import { system } from '../../functions/kernel/actor.ts';
import { dana, nine } from './incidents.ts';

const review = { id: 'REV-1007', incident: 'INC-1007', team: 'platform' } as Review;
const clock = system('on-clock');
const add = (due?: string, owner = 'eli') =>
  addAction(review, { title: 'Add a canary', owner, ...(due && { due }) }, 'ACT-1001', dana, nine).after;

describe('an action of a review', () => {
  test('is reminded of in the morning of its day, the next day again, and then each week', () => {
    let action = add('2026-11-24');
    const told: string[] = [];
    for (let strike = 0; strike < 3; strike += 1) {
      const due = action.clocks?.due ?? '';
      const { after, event } = remind(action, clock, due);
      told.push(`${due} ${(event.notices as { title: string }[])[0]?.title}`);
      action = after;
    }
    expect(told).toEqual([
      '2026-11-24T09:00:00.000Z ACT-1001 is due today',
      '2026-11-25T09:00:00.000Z ACT-1001 is overdue since 2026-11-24',
      '2026-12-02T09:00:00.000Z ACT-1001 is overdue since 2026-11-24',
    ]);
  });

  test.each([
    ['2026-11-22', '2026-11-22T23:59:59.000Z', false],
    ['2026-11-22', '2026-11-23T00:00:00.000Z', true],
    [undefined, '2026-11-23T00:00:00.000Z', false],
  ])('due %s is overdue at %s: %s', (due, at, late) => {
    expect(overdue(add(due), at)).toBe(late);
  });

  test('has no clock once it is done, and gets it again with the day', () => {
    const done = endAction(add('2026-11-24'), 'complete', dana, nine).after;
    expect(done.clocks).toBeUndefined();
    const again = endAction(done, 'reopen', dana, nine).after;
    expect(again).toMatchObject({ state: 'open', clocks: { due: '2026-11-24T09:00:00.000Z' } });
    expect(changeAction(again, { due: null }, dana, nine).after.clocks).toBeUndefined();
  });

  test('tells whoever gets it, and nobody who takes it', () => {
    const given = addAction(review, { title: 'x', owner: 'eli' }, 'ACT-1', dana, nine);
    expect(given.event.notices).toEqual([expect.objectContaining({ to: ['eli'], title: 'ACT-1 is yours' })]);
    expect(addAction(review, { title: 'x', owner: 'dana' }, 'ACT-1', dana, nine).event.notices).toEqual([]);
  });
});
