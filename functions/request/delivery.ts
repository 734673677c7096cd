import * as z from 'zod';
import { Hours, hoursBetween } from '../kernel/hours.ts';
import { iso } from '../kernel/span.ts';
import { timeZone } from '../kernel/text.ts';
import { day } from '../kernel/time-of-day.ts';

/** Monday to Friday, nine to five. */
const officeHours: readonly Hours[] = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }];

/**
 * How long something may take: in hours by the clock, or in working days of a calendar, which are Monday to Friday, nine to five,
 * in UTC where nothing else is said.
 */
export const DeliveryTarget = z
  .strictObject({
    amount: z.number().positive().max(1_000),
    unit: z.enum(['hours', 'working-days']),
    zone: timeZone.optional(),
    hours: z.array(Hours).min(1).max(10).optional(),
  })
  .meta({ id: 'DeliveryTarget' });
export type DeliveryTarget = z.infer<typeof DeliveryTarget>;

const hour = 3_600_000;
const horizon = 60 * day;

/** What a working day of these hours is worth: the longest of the days, in milliseconds. */
function workingDay(hours: readonly Hours[], zone: string, from: number): number {
  const week = hoursBetween(hours, zone, { from, until: from + 7 * day });
  return Math.max(...week.map((one) => one.until - one.from), 60_000);
}

const calendar = ({ hours, zone = 'UTC' }: DeliveryTarget) => ({ hours: hours ?? officeHours, zone });

/** Milliseconds that count from one moment to another; by the working hours of the target, or all of them. */
export function timeBetween(target: DeliveryTarget, from: string, to: string): number {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  if (end <= begin) return 0;
  if (target.unit === 'hours') return end - begin;
  const { hours, zone } = calendar(target);
  return hoursBetween(hours, zone, { from: begin, until: end }).reduce(
    (sum, one) => sum + Math.min(one.until, end) - Math.max(one.from, begin),
    0,
  );
}

/** The moment at which so many milliseconds that count are over. Hours that never come are waited for no longer than five years. */
export function momentAfter(target: DeliveryTarget, from: string, milliseconds: number): string {
  const begin = Date.parse(from);
  if (target.unit === 'hours') return iso(begin + milliseconds);
  const { hours, zone } = calendar(target);
  let left = milliseconds;
  for (let at = begin; at < begin + 1_825 * day; at += horizon)
    for (const one of hoursBetween(hours, zone, { from: at, until: at + horizon })) {
      const starts = Math.max(one.from, at);
      const length = Math.min(one.until, at + horizon) - starts;
      if (length >= left) return iso(starts + left);
      left -= length;
    }
  return iso(begin + 1_825 * day);
}

/** When it is due that begins at a moment. */
export const dueAfter = (target: DeliveryTarget, from: string): string => {
  const { hours, zone } = calendar(target);
  const unit = target.unit === 'hours' ? hour : workingDay(hours, zone, Date.parse(from));
  return momentAfter(target, from, target.amount * unit);
};
