import type { Direction } from './forecast.ts';
import { type DayValue, dayOf } from './series.ts';

/** A value of CloudWatch, and when the period begins of which it is. */
export type Sample = { readonly at: number; readonly value: number };

const dayMs = 86_400_000;

/**
 * The percentile by nearest rank: the smallest value that at least so many in a hundred do not exceed.
 *
 * @param values at least one
 * @param percent above 0, up to 100
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * The daily p95 of what is used; of what is free, which is worst when it is low, the p5. A day without a sample has none.
 *
 * @param samples in any order, times in epoch milliseconds
 */
export function daily(samples: readonly Sample[], direction: Direction): DayValue[] {
  const byDay = Map.groupBy(samples, ({ at }) => dayOf(Math.floor(at / dayMs)));
  const percent = direction === 'up' ? 95 : 5;
  return [...byDay]
    .map(([day, all]) => ({
      day,
      value: percentile(
        all.map(({ value }) => value),
        percent,
      ),
    }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
