import * as z from 'zod';
import { instantOf, localDate } from './local-time.ts';
import { joined, type Stretch } from './span.ts';
import { day, sinceMidnight, Time, Weekdays, weekdayOf } from './time-of-day.ts';

/**
 * Hours of a week by the wall clock. They belong to the day on which they begin; with `to` not after `from` they end on
 * the next day, so `00:00` to `00:00` is a whole day. Without `days` it is every day.
 */
export const Hours = z.strictObject({ days: Weekdays.optional(), from: Time, to: Time });
export type Hours = z.infer<typeof Hours>;

/**
 * The stretches of these hours that touch [from, until), whole, in order and apart. A time that the clocks skip becomes the
 * first instant after the gap; of a time that they show twice, the first one counts.
 */
export function hoursBetween(
  hours: readonly Hours[],
  zone: string,
  { from, until }: Stretch,
): readonly Stretch[] {
  const found: Stretch[] = [];
  const last = localDate(zone, until) + day;
  for (let date = localDate(zone, from) - 2 * day; date <= last; date += day)
    for (const { days, from: begin, to: end } of hours) {
      if (days && !days.includes(weekdayOf(date))) continue;
      const [first, second] = [sinceMidnight(begin), sinceMidnight(end)];
      const ends = date + second + (second <= first ? day : 0);
      found.push({ from: instantOf(zone, date + first), until: instantOf(zone, ends) });
    }
  return joined(found).filter((one) => one.from < until && one.until > from);
}

/** Whether a moment is in these hours. */
export const inHours = (hours: readonly Hours[], zone: string, now: number): boolean =>
  hoursBetween(hours, zone, { from: now, until: now + 1 }).length > 0;

/** When these hours begin next after a moment; undefined when there are none within a fortnight. */
export const nextBegin = (hours: readonly Hours[], zone: string, now: number): number | undefined =>
  hoursBetween(hours, zone, { from: now, until: now + 14 * day }).find(({ from }) => from > now)?.from;
