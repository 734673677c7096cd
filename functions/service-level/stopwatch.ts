import type { Stretch } from '../kernel/span.ts';
import {
  afterWorkingTime,
  type WorkingCalendar,
  workingBetween,
  workingTime,
} from '../kernel/working-time.ts';

/** A stretch in which a clock ran; without an end it runs still. In milliseconds. */
export type Run = { readonly from: number; readonly until?: number | undefined };

const ended = (runs: readonly Run[], now: number): Stretch[] =>
  runs
    .map(({ from, until = now }) => ({ from, until: Math.min(until, now) }))
    .filter(({ from, until }) => from < until);

/** Working time that has passed while the clock ran, in milliseconds. */
export const elapsedIn = (calendar: WorkingCalendar, runs: readonly Run[], now: number): number =>
  ended(runs, now).reduce((sum, run) => sum + workingTime(calendar, run), 0);

/** Time by the wall that has passed while the clock ran, in milliseconds. */
export const actualIn = (runs: readonly Run[], now: number): number =>
  ended(runs, now).reduce((sum, { from, until }) => sum + until - from, 0);

/**
 * The instant at which so much working time has passed while the clock ran. What ends exactly then has kept it.
 *
 * @param point milliseconds of working time
 * @returns undefined when it has not come and does not come as long as the clock stands still
 */
export function momentOf(calendar: WorkingCalendar, runs: readonly Run[], point: number): number | undefined {
  let left = point;
  for (const { from, until } of runs) {
    const at = afterWorkingTime(calendar, from, left);
    if (at !== undefined && (until === undefined || at < until)) return at;
    if (until !== undefined) left -= workingTime(calendar, { from, until });
  }
  return undefined;
}

/** The working stretches in which the clock ran up to an instant, in order: they prove what has passed. */
export const provenBy = (calendar: WorkingCalendar, runs: readonly Run[], until: number): Stretch[] =>
  ended(runs, until).flatMap((run) => workingBetween(calendar, run));
