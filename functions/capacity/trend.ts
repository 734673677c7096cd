import { t80 } from './student-t.ts';

/** A measured point: a day as a number, and what was measured. */
export type Point = { readonly x: number; readonly y: number };

/** A straight line through points, and how far they lie from it. */
export type Trend = {
  readonly count: number;
  /** Where its middle lies. */
  readonly mean: Point;
  /** By how much it grows from day to day. */
  readonly slope: number;
  /** Standard deviation of what the line does not explain, on `count - 2` degrees of freedom. */
  readonly residual: number;
  /** Sum of the squared distances of the days from their mean. */
  readonly spread: number;
};

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/**
 * The line of least squares through three points or more.
 *
 * Source: NIST/SEMATECH e-Handbook of Statistical Methods, section 4.1.4.1.
 */
export function trendOf(points: readonly Point[]): Trend {
  const count = points.length;
  const mean = { x: sum(points.map(({ x }) => x)) / count, y: sum(points.map(({ y }) => y)) / count };
  const spread = sum(points.map(({ x }) => (x - mean.x) ** 2));
  const together = sum(points.map(({ x, y }) => (x - mean.x) * (y - mean.y)));
  const slope = spread ? together / spread : 0;
  const left = sum(points.map(({ x, y }) => (y - mean.y - slope * (x - mean.x)) ** 2));
  return { count, mean, slope, spread, residual: count > 2 ? Math.sqrt(left / (count - 2)) : 0 };
}

/** Where the line is on a day. */
export const levelAt = ({ mean, slope }: Trend, x: number): number => mean.y + slope * (x - mean.x);

/**
 * Half the width of the interval in which a new value of a day lies with 80 %.
 *
 * Source: NIST/SEMATECH e-Handbook of Statistical Methods, section 4.5.1.2 (prediction of a new observation).
 */
export const uncertaintyAt = ({ count, mean, residual, spread }: Trend, x: number): number =>
  t80(Math.max(1, count - 2)) *
  residual *
  Math.sqrt(1 + 1 / count + (spread ? (x - mean.x) ** 2 / spread : 0));

/** Half the width of the 80 % interval of the slope. */
export const slopeUncertainty = ({ count, residual, spread }: Trend): number =>
  spread ? (t80(Math.max(1, count - 2)) * residual) / Math.sqrt(spread) : 0;

/** What the line leaves unexplained: the sum of squares. */
export const unexplained = ({ count, residual }: Trend): number => residual ** 2 * Math.max(0, count - 2);
