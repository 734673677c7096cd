import { describe, expect, test } from 'vitest';
import { demoSeries } from '../../demo/series.ts';
import { backtest, warnings } from '../../functions/capacity/backtest.ts';
import { forecast } from '../../functions/capacity/forecast.ts';
import { percentile } from '../../functions/capacity/percentile.ts';
import { seasonOf } from '../../functions/capacity/season.ts';
import { type DayValue, daysAfter } from '../../functions/capacity/series.ts';
import { isDoubtful, isGrowing, stageOf } from '../../functions/capacity/stage.ts';
import { turningPoint } from '../../functions/capacity/turning-point.ts';
import { dice } from '../journeys/dice.ts';

const series = (values: readonly number[], first = '2026-09-01'): DayValue[] =>
  values.map((value, n) => ({ day: daysAfter(first, n), value }));
const along = <T>(count: number, of: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => of(n));
const named = (name: string) => demoSeries.find((one) => one.name === name)!;

describe('days until the limit', () => {
  test('by hand: 40 on the last day, two more each day, 100 is the limit', () => {
    const found = forecast(series(along(20, (n) => 2 + 2 * n)), 100, 'up');
    expect(found).toMatchObject({ count: 20, through: '2026-09-20', limit: 100 });
    expect(found?.level).toBeCloseTo(40, 9);
    expect(found?.slope).toBeCloseTo(2, 9);
    expect(found?.daysLeft).toBeCloseTo(30, 6);
    expect(found?.soonest).toBeCloseTo(30, 6);
    expect(found?.latest).toBeCloseTo(30, 6);
  });

  test('what is free falls, and the interval is around the middle', () => {
    const roll = dice(5);
    const found = forecast(series(along(60, (n) => 500 - 4 * n + 20 * (roll() - 0.5))), 0, 'down');
    expect(found?.daysLeft).toBeGreaterThan(60);
    expect(found?.daysLeft).toBeLessThan(72);
    expect(found?.soonest).toBeLessThan(found?.daysLeft ?? 0);
    expect(found?.latest).toBeGreaterThan(found?.daysLeft ?? 0);
  });

  test('nothing is said of fewer than fourteen days, of no limit, and of more than a year', () => {
    expect(forecast(series(along(13, (n) => n)), 100, 'up')).toBeUndefined();
    expect(forecast([], 100, 'up')).toBeUndefined();
    expect(forecast(series(along(20, (n) => n)), undefined, 'up')).not.toHaveProperty('daysLeft');
    expect(forecast(series(along(20, (n) => n / 100)), 100, 'up')).not.toHaveProperty('daysLeft');
    expect(forecast(series(along(20, (n) => 100 - n)), 100, 'up')).not.toHaveProperty('daysLeft');
  });

  test('what is at its limit has none left', () => {
    expect(forecast(series(along(20, (n) => 90 + n)), 100, 'up')?.daysLeft).toBe(0);
  });

  test('days that are missing are no days with nothing', () => {
    const all = series(along(40, (n) => 2 * n));
    const some = all.filter((_, n) => n % 5 !== 2);
    expect(forecast(some, 200, 'up')?.daysLeft).toBeCloseTo(forecast(all, 200, 'up')?.daysLeft ?? 0, 6);
  });

  test('only the last ninety days count', () => {
    const found = forecast(series(along(200, (n) => (n < 100 ? 500 - n : n))), 400, 'up');
    expect(found).toMatchObject({ count: 90 });
    expect(found?.slope).toBeCloseTo(1, 9);
  });
});

describe('the week', () => {
  const week = [10, 12, 12, 12, 8, -24, -30];

  test('is found, and the worst day of it is what meets the limit', () => {
    const roll = dice(7);
    const values = along(70, (n) => 100 + n + (week[n % 7] ?? 0) + 3 * (roll() - 0.5));
    const found = forecast(series(values), 200, 'up');
    expect(found?.seasonal).toBe(true);
    expect(found?.slope).toBeCloseTo(1, 1);
    // 169 on the line, 12 more on the worst day.
    expect(found?.daysLeft).toBeGreaterThan(17);
    expect(found?.daysLeft).toBeLessThan(21);
    expect(found?.error).toBeLessThan(found?.naiveError ?? 0);
  });

  test('is not found in noise, nor before four weeks', () => {
    const roll = dice(11);
    const noise = (count: number) => along(count, (n) => ({ x: n, y: roll() }));
    const found = along(100, () => seasonOf(noise(60))).filter((season) => season !== undefined);
    expect(found.length).toBeLessThanOrEqual(8);
    expect(seasonOf(along(27, (n) => ({ x: n, y: week[n % 7] ?? 0 })))).toBeUndefined();
  });
});

describe('a series that broke', () => {
  test('is forecast from there on', () => {
    const roll = dice(3);
    const noise = () => 2 * (roll() - 0.5);
    const cleaned = along(60, (n) => (n < 40 ? 50 + n : 40 + 0.1 * (n - 40)) + noise());
    const found = forecast(series(cleaned), 100, 'up');
    expect(found).toMatchObject({ turned: true, from: '2026-10-11', count: 20 });
    expect(found?.slope).toBeLessThan(0.3);
    expect(found?.daysLeft ?? 366).toBeGreaterThan(200);
  });

  test('a straight one breaks by chance less than once in fifty times', () => {
    const roll = dice(13);
    const gauss = () => Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());
    for (const days of [21, 30, 60, 90]) {
      const broken = along(500, () => turningPoint(along(days, (x) => ({ x, y: 5 + 0.3 * x + gauss() }))));
      expect(broken.filter((at) => at !== undefined).length, `${days} days`).toBeLessThan(10);
    }
  });

  test('one that breaks without any noise is broken where it breaks', () => {
    expect(turningPoint(along(40, (x) => ({ x, y: x < 20 ? x : 100 - x })))).toBe(20);
    expect(turningPoint(along(40, (x) => ({ x, y: 3 * x })))).toBeUndefined();
  });
});

describe('how near the end is', () => {
  const sure = {
    from: '2026-09-01',
    through: '2026-11-30',
    count: 90,
    level: 1,
    slope: 1,
    slopeUncertainty: 0.1,
  };
  const at = (daysLeft: number | undefined, before: Parameters<typeof stageOf>[2] = 'ample', more = {}) =>
    stageOf({ ...sure, ...(daysLeft !== undefined && { daysLeft }), ...more }, 'up', before);

  test('goes by 30, 14 and 7 days', () => {
    expect([40, 30.1, 30, 14.1, 14, 7.1, 7, 0].map((days) => at(days))).toEqual([
      ...['ample', 'ample', 'tight', 'tight', 'scarce', 'scarce', 'critical', 'critical'],
    ]);
    expect(at(undefined, 'critical')).toBe('ample');
  });

  test('does not go to and fro over one line', () => {
    expect([at(31, 'tight'), at(35, 'scarce'), at(36, 'tight'), at(31, 'ample')]).toEqual([
      ...['tight', 'tight', 'ample', 'ample'],
    ]);
  });

  test('what may grow by chance alone is ample, unless it is there', () => {
    expect(at(5, 'ample', { slopeUncertainty: 1.2 })).toBe('ample');
    expect(at(0, 'ample', { slopeUncertainty: 1.2 })).toBe('critical');
    expect(isGrowing({ ...sure, slope: -1 }, 'down')).toBe(true);
  });

  test('nobody is paged for a line that explains little', () => {
    const doubtful = { error: 5, naiveError: 3 };
    expect(isDoubtful({ ...sure, ...doubtful })).toBe(true);
    expect(at(5, 'ample', doubtful)).toBe('scarce');
  });
});

test('the percentile is the nearest rank', () => {
  const hundred = along(100, (n) => n + 1);
  expect([percentile(hundred, 95), percentile(hundred, 5), percentile([7], 95)]).toEqual([95, 5, 7]);
  // Wikipedia, "Percentile", the nearest-rank method, worked example: 15, 20, 35, 40, 50.
  expect([5, 30, 40, 50, 100].map((p) => percentile([35, 20, 15, 50, 40], p))).toEqual([15, 20, 20, 35, 50]);
});

describe('the backtest', () => {
  test('beats repeating the week on what grows, and its interval holds about four in five', () => {
    const { days } = named('search-free-storage');
    for (const { error, naiveError, within, count } of backtest(days, [7, 14, 30])) {
      expect(count).toBeGreaterThan(90);
      expect(error).toBeLessThan(naiveError);
      expect(within).toBeGreaterThan(65);
      expect(within).toBeLessThanOrEqual(100);
    }
  });

  test('says what was said before the limit was reached', () => {
    const { days, limit, direction } = named('search-free-storage');
    const told = warnings(days, limit, direction, [30, 14, 7]);
    expect(told.map(({ before }) => before)).toEqual([30, 14, 7]);
    for (const { before, said } of told) expect(Math.abs((said ?? 999) - before)).toBeLessThan(6);
    expect(warnings(named('cache-memory').days, 100, 'up', [30])).toEqual([]);
  });
});
