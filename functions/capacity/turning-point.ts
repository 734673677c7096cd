import { type Point, trendOf, unexplained } from './trend.ts';

const least = 7;
/** So much better do two lines have to be: measured, less than one straight series of sixty days in a hundred is broken by chance. */
const threshold = 9;

/**
 * Where a series broke: the first point from which another line holds, because something was added, cleaned up or changed.
 * Two lines are held against one for every place that leaves seven days on each side, by the F statistic of Chow's test, and the best
 * place counts when that is above the threshold, which is higher than for a place that was known before (Andrews 1993).
 * Undefined when one line does.
 *
 * Source: Chow (1960), Econometrica 28(3); Andrews (1993), Econometrica 61(4).
 */
export function turningPoint(points: readonly Point[]): number | undefined {
  const count = points.length;
  if (count < 3 * least) return undefined;
  const one = unexplained(trendOf(points));
  let best = { at: 0, left: one };
  for (let at = least; at <= count - least; at++) {
    const left = unexplained(trendOf(points.slice(0, at))) + unexplained(trendOf(points.slice(at)));
    if (left < best.left) best = { at, left };
  }
  const gain = (one - best.left) / 2;
  const noise = best.left / (count - 4);
  return best.at && (noise === 0 ? gain > 1e-12 * one : gain / noise > threshold) ? best.at : undefined;
}
