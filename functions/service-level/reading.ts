import * as z from 'zod';
import { iso } from '../kernel/span.ts';
import { afterWorkingTime, type WorkingCalendar } from '../kernel/working-time.ts';
import { instant } from '../record/base.ts';
import { LevelClock } from './clock.ts';
import { actualIn, elapsedIn, type Run } from './stopwatch.ts';
import { inWords } from './words.ts';

/** A clock as it is read at a moment; lengths of time in milliseconds, parts of the target in percent. */
export const ClockReading = LevelClock.extend({
  words: z.string(),
  /** By the hours of the agreement, and by the wall; both without pauses. */
  elapsed: z.number(),
  actual: z.number(),
  percent: z.number(),
  actualPercent: z.number(),
  left: z.number(),
  /** When it is due if it goes on now. */
  expectedAt: instant.optional(),
}).meta({ id: 'ClockReading' });
export type ClockReading = z.infer<typeof ClockReading>;

/** The stretches of a clock in milliseconds. */
export const runsOf = ({ runs }: Pick<LevelClock, 'runs'>): Run[] =>
  runs.map(({ from, until }) => ({ from: Date.parse(from), ...(until && { until: Date.parse(until) }) }));

const percentOf = (part: number, whole: number) => (whole ? Math.floor((part * 100) / whole) : 100);

/** Reads a clock at a moment. */
export function readingOf(clock: LevelClock, calendar: WorkingCalendar, now: number): ClockReading {
  const runs = runsOf(clock);
  const [elapsed, actual] = [elapsedIn(calendar, runs, now), actualIn(runs, now)];
  const left = clock.target - elapsed;
  const goesOn = clock.state === 'paused' && !clock.passed.due && left > 0;
  const due = goesOn ? afterWorkingTime(calendar, now, left) : clock.dueAt && Date.parse(clock.dueAt);
  const dueAt = due === undefined || due === '' ? undefined : due;
  return {
    ...clock,
    words: inWords(clock, { left, dueAt }, now),
    elapsed,
    actual,
    percent: percentOf(elapsed, clock.target),
    actualPercent: percentOf(actual, clock.target),
    left,
    ...(goesOn && dueAt !== undefined && { expectedAt: iso(dueAt) }),
  };
}
