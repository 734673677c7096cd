import type { Direction, Forecast } from './forecast.ts';

/** How near the end is, in the order of urgency. */
export const stages = ['ample', 'tight', 'scarce', 'critical'] as const;
export type Stage = (typeof stages)[number];

/** Days left at which each of them begins. */
export const stageDays = { tight: 30, scarce: 14, critical: 7 } as const;
/** It is ample again with so many days more than those at which it became tight: it does not go to and fro over one line. */
const clear = 1.2 * stageDays.tight;

const rank = (stage: Stage) => stages.indexOf(stage);
/** True when one stage is more urgent than another. */
export const isWorse = (stage: Stage, than: Stage): boolean => rank(stage) > rank(than);

/** It grows towards its limit, and not by chance: all of the 80 % interval of its slope does. */
export const isGrowing = ({ slope, slopeUncertainty }: Forecast, direction: Direction): boolean =>
  (direction === 'up' ? slope : -slope) > slopeUncertainty;

/** What just repeats the last week would have said the last two weeks better: the line explains little. */
export const isDoubtful = ({ error = 0, naiveError = Number.POSITIVE_INFINITY }: Forecast): boolean =>
  error > naiveError;

/**
 * How near the end is, by a forecast: critical at 7 days left, scarce at 14, tight at 30. What does not grow is as near as it was only
 * while it is at its limit. A doubtful forecast is never critical, as long as there is something left.
 *
 * @param before what it was until now
 */
export function stageOf(forecast: Forecast, direction: Direction, before: Stage): Stage {
  const { daysLeft } = forecast;
  if (daysLeft === 0) return 'critical';
  if (daysLeft === undefined || !isGrowing(forecast, direction)) return 'ample';
  if (daysLeft <= stageDays.critical) return isDoubtful(forecast) ? 'scarce' : 'critical';
  if (daysLeft <= stageDays.scarce) return 'scarce';
  if (daysLeft <= stageDays.tight) return 'tight';
  return before !== 'ample' && daysLeft < clear ? 'tight' : 'ample';
}
