import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plus } from '../../functions/reporting/contribution.ts';
import { durationsOf, mostError, timed } from '../../functions/reporting/histogram.ts';

const begin = '2026-11-23T09:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(begin) + seconds * 1000).toISOString();
const all = (durations: readonly number[]) =>
  durations.map((seconds) => timed('x.1', begin, later(seconds))).reduce((a, b) => plus(a, b), {});

test('medians and 90th percentiles are within 9 % of the exact ones, and means are exact', () => {
  expect(mostError).toBeLessThan(0.09);
  const durations = fc.array(fc.integer({ min: 1, max: 30_000_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(durations, (seconds) => {
      const sorted = seconds.toSorted((a, b) => a - b);
      const exact = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] as number;
      const { median = 0, p90 = 0, mean, count } = durationsOf(all(seconds), 'x');
      expect(count).toBe(seconds.length);
      expect(mean).toBe(Math.round(seconds.reduce((sum, one) => sum + one, 0) / seconds.length));
      for (const [value, part] of [
        [median, 0.5],
        [p90, 0.9],
      ] as const)
        expect(Math.abs(value - exact(part))).toBeLessThanOrEqual(exact(part) * mostError + 0.5);
    }),
  );
});

test('histograms are merged by adding them, and read of one priority', () => {
  const both = plus(timed('x.1', begin, later(60)), timed('x.2', begin, later(6000)));
  expect(durationsOf(both, 'x', 1)).toMatchObject({ count: 1, mean: 60 });
  expect(durationsOf(both, 'x')).toMatchObject({ count: 2, mean: 3030 });
  expect(durationsOf(both, 'y')).toEqual({ count: 0 });
  expect(durationsOf(plus(both, both, -1), 'x')).toEqual({ count: 0 });
});

test('what took no time at all is counted', () => {
  expect(durationsOf(timed('x.1', begin, begin), 'x')).toMatchObject({ count: 1, mean: 0 });
});
