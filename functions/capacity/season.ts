import type { Point } from './trend.ts';

const week = 7;
const leastWeeks = 4;

/** By how much each day of the week differs from the days around it, by the number of the day modulo seven; they add up to nothing. */
export type Season = readonly number[];

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const weekday = (x: number) => ((x % week) + week) % week;

/** Each point less the mean of the seven days around it; days whose week has gaps are left out. */
function detrended(points: readonly Point[]): Point[] {
  const at = new Map(points.map(({ x, y }) => [x, y]));
  return points.flatMap(({ x, y }) => {
    const around = Array.from({ length: week }, (_, n) => at.get(x - 3 + n));
    const whole = around.every((value) => value !== undefined);
    return whole ? [{ x, y: y - mean(around as number[]) }] : [];
  });
}

/** How alike values are to those of a week before, from -1 to 1. */
function weeklyLikeness(points: readonly Point[]): { readonly likeness: number; readonly pairs: number } {
  const at = new Map(points.map(({ x, y }) => [x, y]));
  const all = mean(points.map(({ y }) => y));
  const spread = points.reduce((sum, { y }) => sum + (y - all) ** 2, 0);
  const pairs = points.flatMap(({ x, y }) => {
    const before = at.get(x - week);
    return before === undefined ? [] : [(y - all) * (before - all)];
  });
  const together = pairs.reduce((sum, value) => sum + value, 0);
  return {
    likeness: spread ? (together / spread) * (points.length / Math.max(1, pairs.length)) : 0,
    pairs: pairs.length,
  };
}

/**
 * The week's season of a series, by the classical decomposition: the mean, for each day of the week, of what a centred moving
 * average of seven days leaves. Undefined where there is none: less than four whole weeks, or values no more like those of
 * the week before than chance makes them (two standard errors of an autocorrelation, 2/√n, after Bartlett).
 *
 * Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, section 3.4.
 */
export function seasonOf(points: readonly Point[]): Season | undefined {
  const left = detrended(points);
  if (left.length < leastWeeks * week) return undefined;
  const { likeness, pairs } = weeklyLikeness(left);
  if (likeness <= 2 / Math.sqrt(Math.max(1, pairs))) return undefined;
  const raw = Array.from({ length: week }, (_, day) => {
    const values = left.filter(({ x }) => weekday(x) === day).map(({ y }) => y);
    return values.length ? mean(values) : 0;
  });
  const shift = mean(raw);
  return raw.map((value) => value - shift);
}

/** What the season adds on a day. */
export const seasonAt = (season: Season | undefined, x: number): number => season?.[weekday(x)] ?? 0;

/** The points without their season. */
export const unseasoned = (points: readonly Point[], season: Season | undefined): readonly Point[] =>
  season ? points.map(({ x, y }) => ({ x, y: y - seasonAt(season, x) })) : points;

/**
 * What the seasonal-naive forecast says of a day: the value of the same day of the week when it was last known. It is what any
 * forecast has to beat.
 */
export function naiveAt(points: readonly Point[], x: number): number | undefined {
  const last = points.filter((point) => point.x < x && weekday(point.x) === weekday(x)).at(-1);
  return last?.y;
}
