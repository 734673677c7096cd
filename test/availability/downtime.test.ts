import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { degradedIn, downsIn, lengthOf, plannedIn } from '../../functions/availability/downtime.ts';
import { type Entry, endingAfter, entryKey, entryOf } from '../../functions/availability/entry.ts';
import { figuresOf, sumsOf } from '../../functions/availability/formulas.ts';
import { daysOf, shareOf, stateAt, titleOf } from '../../functions/availability/status.ts';
import { always } from '../../functions/kernel/working-time.ts';
import { at, entry, moment, outage } from './outages.ts';

const minute = 60_000;
const begin = at('00:00');
const now = begin + 200 * minute;
const span = { from: begin + 20 * minute, until: begin + 180 * minute };

const entries = fc.array(
  fc.record({
    id: fc.uuid(),
    type: fc.constantFrom<Entry['type']>('outage', 'outage', 'planned', 'degradation'),
    from: fc.integer({ min: 0, max: 190 }),
    length: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
  }),
  { maxLength: 14 },
);

const lasting = (
  all: { id: string; type: Entry['type']; from: number; length?: number | undefined }[],
): Entry[] =>
  all.map(({ id, type, from, length }) => ({
    ...{ id, type, from: begin + from * minute },
    until: length === undefined ? undefined : begin + (from + length) * minute,
  }));

describe('downtime, minute by minute', () => {
  test('is what a stopwatch finds that looks at every minute once', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const found = lasting(all);
        const is = (type: Entry['type'], time: number) =>
          found.some(
            (one) =>
              one.type === type &&
              one.from <= time &&
              time < (one.until ?? (type === 'planned' ? Infinity : now)),
          );
        let [down, degraded, planned] = [0, 0, 0];
        for (let time = span.from; time < span.until; time += minute) {
          if (is('outage', time) && !is('planned', time)) down++;
          if (is('degradation', time)) degraded++;
          if (is('planned', time)) planned++;
        }
        const downs = downsIn(found, span, now);
        expect(lengthOf(downs.flatMap(({ stretches }) => stretches))).toBe(down * minute);
        expect(lengthOf(degradedIn(found, span, now))).toBe(degraded * minute);
        expect(
          lengthOf(
            plannedIn(
              found.filter(({ type, until }) => type !== 'planned' || until),
              span,
              now,
            ),
          ),
        ).toBeLessThanOrEqual(planned * minute);
      }),
      { numRuns: 500 },
    );
  });

  test('is the same in whatever order outages are told, and however often', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 0, max: 13 }), (all, turn) => {
        const found = lasting(all);
        const turned = [...found.slice(turn), ...found.slice(0, turn), ...found];
        const of = (some: Entry[]) => figuresOf(sumsOf(downsIn(some, span, now), span, always));
        expect(of(turned)).toEqual(of(found));
      }),
    );
  });
});

describe('the key of an outage', () => {
  test('says all that figures have to know', () => {
    const told = outage({ end: moment('11:00'), acknowledgedAt: moment('10:05') });
    expect(entryOf(entryKey(told))).toEqual({
      ...{
        id: 'OUT-1001',
        type: 'outage',
        from: at('10:00'),
        until: at('11:00'),
        acknowledgedAt: at('10:05'),
      },
    });
    expect(entryOf(entryKey(outage()))).toMatchObject({ until: undefined, acknowledgedAt: undefined });
  });

  test('lies after a moment exactly when the outage ends after it, or goes on', () => {
    const key = entryKey(outage({ end: moment('11:00') }));
    expect(key > endingAfter(at('10:59'))).toBe(true);
    expect(key > endingAfter(at('11:00'))).toBe(false);
    expect(entryKey(outage()) > endingAfter(at('23:00', '2199-01-01'))).toBe(true);
  });
});

describe('a component of a status page', () => {
  const noon = at('12:00');

  test('is as the worst that goes on, and what is planned explains it', () => {
    expect(stateAt([], noon)).toBe('operational');
    expect(stateAt([entry('11:00', undefined, 'degradation')], noon)).toBe('degraded');
    expect(stateAt([entry('11:00', undefined, 'degradation'), entry('11:30')], noon)).toBe('down');
    expect(stateAt([entry('11:30'), entry('11:00', '13:00', 'planned')], noon)).toBe('maintenance');
    expect(stateAt([entry('10:00', '11:00')], noon)).toBe('operational');
  });

  test('has ninety days by the wall clock of its page', () => {
    const days = daysOf(
      [entry('23:30', undefined), entry('08:00', '08:10', 'degradation')],
      'Europe/Berlin',
      at('00:30', '2026-11-24'),
    );
    expect(days).toHaveLength(90);
    expect(days.at(-1)).toMatchObject({ date: '2026-11-24', state: 'down', down: 60 * minute });
    expect(days.at(-2)).toMatchObject({
      date: '2026-11-23',
      state: 'degraded',
      down: 0,
      degraded: 10 * minute,
    });
    expect(shareOf([], 'UTC', noon)).toBe(1);
  });

  test('is called as the page calls it', () => {
    expect(titleOf('outage', ['Shop'])).toBe('Shop is not available');
    expect(titleOf('planned', ['Shop', 'Search'])).toBe('Shop and Search are under planned maintenance');
    expect(titleOf('outage', ['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C and 2 more are not available');
  });
});
