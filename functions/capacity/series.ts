import * as z from 'zod';

const dayMs = 86_400_000;

/** A day in UTC, e.g. `2026-11-30`. */
export const Day = z.iso.date();

/** What was measured on one day. */
export const DayValue = z.object({ day: Day, value: z.number() }).meta({ id: 'DayValue' });
export type DayValue = z.infer<typeof DayValue>;

/** A day as a number that grows by one from day to day. */
export const numberOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);

/** The day of such a number. */
export const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

/** So many days later, or earlier. */
export const daysAfter = (day: string, days: number): string => dayOf(numberOf(day) + days);

/** The last day that is over at a moment. */
export const lastWholeDay = (now: string): string => daysAfter(now.slice(0, 10), -1);
