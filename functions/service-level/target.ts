import * as z from 'zod';
import { afterWorkingDays } from '../kernel/working-days.ts';
import { type WorkingCalendar, workingTime } from '../kernel/working-time.ts';

/**
 * How long something may take by the hours of a calendar. Working days are counted as people count them: two days from Monday
 * 10:00 are Wednesday 10:00, or the end of work on Wednesday.
 */
export const LevelTarget = z
  .strictObject({
    amount: z.number().positive().max(100_000),
    unit: z.enum(['minutes', 'hours', 'working-days']),
    /** Of working days: until people stop working on the last of them. */
    endOfDay: z.boolean().optional(),
  })
  .refine(({ unit, endOfDay }) => unit === 'working-days' || endOfDay === undefined, {
    path: ['endOfDay'],
    error: 'is for working days',
  })
  .refine(({ unit, amount }) => unit !== 'working-days' || (Number.isInteger(amount) && amount <= 366), {
    path: ['amount'],
    error: 'is not a whole number of working days, 366 at most',
  })
  .meta({ id: 'LevelTarget' });
export type LevelTarget = z.infer<typeof LevelTarget>;

const minute = 60_000;

/**
 * The working time that a target leaves for what begins at a moment, in milliseconds: so a pause moves what is due by exactly the
 * working time that it lasted, for targets in days too.
 *
 * @returns undefined when its calendar never gets there
 */
export function allowanceOf(
  { amount, unit, endOfDay }: LevelTarget,
  calendar: WorkingCalendar,
  from: number,
): number | undefined {
  if (unit !== 'working-days') return Math.round(amount * (unit === 'hours' ? 60 : 1) * minute);
  const until = afterWorkingDays(calendar, from, amount, endOfDay);
  return until === undefined ? undefined : workingTime(calendar, { from, until });
}
