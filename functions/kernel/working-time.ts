import * as z from 'zod';
import { Hours, hoursBetween } from './hours.ts';
import { instantOf, localDate } from './local-time.ts';
import { joined, outside, type Stretch } from './span.ts';
import { timeZone } from './text.ts';
import { day } from './time-of-day.ts';

/** A calendar date, e.g. `2026-12-25`. */
const Holiday = z.iso.date();

/**
 * When people work: hours of a week by the wall clock of a zone, several segments a day if need be, without the days off. With
 * no hours at all it is always, and days off count for nothing.
 */
export const WorkingCalendar = z.strictObject({
  timeZone,
  hours: z.array(Hours).max(50),
  holidays: z.array(Holiday).max(1_000).default([]),
});
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;

/** Around the clock: what holds where nobody says when people work. */
export const always: WorkingCalendar = { timeZone: 'UTC', hours: [], holidays: [] };

/** Days off as stretches, each from its midnight to the next one by the wall clock. */
const daysOff = ({ timeZone: zone, holidays }: WorkingCalendar, { from, until }: Stretch): Stretch[] => {
  const [first, last] = [localDate(zone, from) - day, localDate(zone, until) + day];
  return joined(
    holidays
      .map((date) => Date.parse(date))
      .filter((midnight) => midnight >= first && midnight <= last)
      .map((midnight) => ({ from: instantOf(zone, midnight), until: instantOf(zone, midnight + day) })),
  );
};

/** The stretches of [from, until) in which people work, in order and apart. */
export function workingBetween(calendar: WorkingCalendar, { from, until }: Stretch): Stretch[] {
  if (until <= from) return [];
  if (!calendar.hours.length) return [{ from, until }];
  const off = daysOff(calendar, { from, until });
  return hoursBetween(calendar.hours, calendar.timeZone, { from, until })
    .map((one) => ({ from: Math.max(one.from, from), until: Math.min(one.until, until) }))
    .flatMap((one) => outside(one, off));
}

/** How much of [from, until) people work, in milliseconds. */
export const workingTime = (calendar: WorkingCalendar, span: Stretch): number =>
  workingBetween(calendar, span).reduce((sum, { from, until }) => sum + until - from, 0);

// A month at a time; where nobody works for two years, nobody will.
const chunk = 30 * day;
const patience = 25;

/**
 * The first instant at which so much working time has passed since `from`: at 17:00 with work until 17:00, not the next
 * morning. No time at all has passed at `from` itself, whether people work then or not.
 *
 * @param time milliseconds of working time
 * @returns undefined when the calendar never gets there: nobody works in it for two years
 */
export function afterWorkingTime(calendar: WorkingCalendar, from: number, time: number): number | undefined {
  if (time <= 0) return from;
  let left = time;
  let idle = 0;
  for (let begin = from; idle < patience; begin += chunk) {
    const stretches = workingBetween(calendar, { from: begin, until: begin + chunk });
    for (const one of stretches) {
      const length = one.until - one.from;
      if (length >= left) return one.from + left;
      left -= length;
    }
    idle = stretches.length ? 0 : idle + 1;
  }
  return undefined;
}

/**
 * What a day of work is worth: as much as the longest day of a week has, its breaks left out, in milliseconds. Around the
 * clock it is 24 hours.
 */
export function workingDay({ timeZone: zone, hours }: WorkingCalendar): number {
  if (!hours.length) return day;
  // A week in which no zone is known to have changed its clocks.
  const monday = Date.UTC(2026, 0, 12);
  const days = [0, 1, 2, 3, 4, 5, 6].map((n) => {
    const midnight = monday + n * day;
    const stretches = hoursBetween(
      hours.filter(({ days: on }) => !on || on.includes(n + 1)).map(({ from, to }) => ({ from, to })),
      zone,
      { from: instantOf(zone, midnight), until: instantOf(zone, midnight + 2 * day) },
    ).filter(({ from }) => localDate(zone, from) === midnight);
    return stretches.reduce((sum, { from, until }) => sum + until - from, 0);
  });
  return Math.max(...days);
}
