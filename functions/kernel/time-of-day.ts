import * as z from 'zod';

export const day = 24 * 60 * 60_000;

/** A time as wall clocks show it, e.g. `09:00`. */
export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time like 09:00');

/** Weekdays as ISO 8601 counts them: 1 is Monday. */
export const Weekdays = z
  .array(z.int().min(1).max(7))
  .min(1)
  .max(7)
  .refine((days) => new Set(days).size === days.length, 'names one twice');

/** Milliseconds from midnight to a time as the wall clock counts them. */
export const sinceMidnight = (time: string): number =>
  (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;

/** The weekday of a date that is given as its UTC midnight; Monday is 1: 1970-01-01 was a Thursday. */
export const weekdayOf = (midnight: number): number => ((((midnight / day + 3) % 7) + 7) % 7) + 1;
