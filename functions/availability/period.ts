import { instantOf, localDate } from '../kernel/local-time.ts';
import type { Stretch } from '../kernel/span.ts';
import { day } from '../kernel/time-of-day.ts';

/** Times that availability is asked for by name: the one that runs, or the last so many days or months. */
export const periodNames = [
  'daily',
  'weekly',
  'monthly',
  'annually',
  'last-7-days',
  'last-30-days',
  'last-12-months',
] as const;
export type PeriodName = (typeof periodNames)[number];

const utcMonth = (date: number, months: number): number => {
  const at = new Date(date);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1);
};
// Monday is the first day of a week (ISO 8601); 1970 began with a Thursday.
const monday = (date: number): number => date - ((((date / day + 3) % 7) + 7) % 7) * day;
const sameDay = (date: number, months: number): number => {
  const first = utcMonth(date, months);
  const last = utcMonth(date, months + 1) - day;
  return Math.min(first + (new Date(date).getUTCDate() - 1) * day, last);
};

const beginnings: Readonly<Record<PeriodName, (today: number, back: number) => readonly [number, number]>> = {
  daily: (today, back) => [today - back * day, today - (back - 1) * day],
  weekly: (today, back) => [monday(today) - 7 * back * day, monday(today) - 7 * (back - 1) * day],
  monthly: (today, back) => [utcMonth(today, -back), utcMonth(today, 1 - back)],
  annually: (today, back) => {
    const year = new Date(today).getUTCFullYear() - back;
    return [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  },
  'last-7-days': (today, back) => [today - (7 * (back + 1) - 1) * day, today - (7 * back - 1) * day],
  'last-30-days': (today, back) => [today - (30 * (back + 1) - 1) * day, today - (30 * back - 1) * day],
  'last-12-months': (today, back) => [
    sameDay(today + day, -12 * (back + 1)),
    sameDay(today + day, -12 * back),
  ],
};

/**
 * A period by the wall clock of a zone: from its first midnight to the one after its last day. The last so many days have today
 * with them.
 *
 * @param back how many periods before the one that runs
 */
export function periodAt(name: PeriodName, zone: string, now: number, back = 0): Stretch {
  const [from, until] = beginnings[name](localDate(zone, now), back);
  return { from: instantOf(zone, from), until: instantOf(zone, until) };
}

/** The part of a period that is over by now; nothing of one that is still to come. */
export const soFar = ({ from, until }: Stretch, now: number): Stretch => ({
  from,
  until: Math.max(from, Math.min(until, now)),
});

/** How many periods of a name are told side by side. */
export const seriesLength: Readonly<Record<PeriodName, number>> = {
  daily: 30,
  weekly: 12,
  monthly: 12,
  annually: 3,
  'last-7-days': 4,
  'last-30-days': 6,
  'last-12-months': 2,
};
