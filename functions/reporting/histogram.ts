import type { Amounts } from './contribution.ts';

// Four buckets for each doubling, so that the middle of one is at most 9 % away from whatever is in it.
const steps = 4;

/** How far a quantile may be from what was measured, as a part of it. */
export const mostError = (2 ** (1 / steps) - 1) / (2 ** (1 / steps) + 1);

const bucketOf = (seconds: number): number => Math.round(steps * Math.log2(Math.max(1, seconds)));
// The value that is equally far, as a part of it, from both edges.
const middleOf = (bucket: number): number => {
  const [low, high] = [2 ** ((bucket - 0.5) / steps), 2 ** ((bucket + 0.5) / steps)];
  return (2 * low * high) / (low + high);
};

/**
 * One duration as amounts that can be added up: its seconds, and one in its bucket. Histograms of days, teams and priorities are
 * merged by adding them.
 *
 * @param name e.g. `incident.solved.2`
 */
export function timed(name: string, from: string, to: string): Amounts {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  return { ...(seconds && { [`${name}.s`]: seconds }), [`${name}~${bucketOf(seconds)}`]: 1 };
}

/** What is known of durations together: the mean is exact, quantiles are near. */
export type Durations = {
  readonly count: number;
  readonly mean?: number;
  readonly median?: number;
  readonly p90?: number;
};

function quantile(buckets: readonly (readonly [bucket: number, count: number])[], part: number): number {
  const all = buckets.reduce((sum, [, count]) => sum + count, 0);
  let passed = 0;
  for (const [bucket, count] of buckets) {
    passed += count;
    if (passed >= part * all) return Math.round(middleOf(bucket));
  }
  return 0;
}

/**
 * The durations of one name, of one priority or of all.
 *
 * @param name without its priority, e.g. `incident.solved`
 */
export function durationsOf(amounts: Amounts, name: string, priority?: number): Durations {
  const of = `${name}.${priority ?? ''}`;
  const counts = new Map<number, number>();
  let seconds = 0;
  for (const [key, amount] of Object.entries(amounts)) {
    if (!key.startsWith(of)) continue;
    const [head, bucket] = key.split('~');
    if (bucket !== undefined && isOf(head, name)) counts.set(+bucket, (counts.get(+bucket) ?? 0) + amount);
    else if (key.endsWith('.s') && isOf(key.slice(0, -2), name)) seconds += amount;
  }
  const buckets = [...counts].sort(([a], [b]) => a - b);
  const count = buckets.reduce((sum, [, each]) => sum + each, 0);
  if (count <= 0) return { count: 0 };
  return {
    count,
    mean: Math.round(seconds / count),
    median: quantile(buckets, 0.5),
    p90: quantile(buckets, 0.9),
  };
}

/** A name with its priority, a digit, behind it. */
const isOf = (key = '', name: string): boolean =>
  key.length === name.length + 2 && key.startsWith(`${name}.`);
