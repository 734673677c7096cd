import * as z from 'zod';
import { Hours } from '../kernel/hours.ts';
import { iso } from '../kernel/span.ts';
import { timeZone } from '../kernel/text.ts';
import { day } from '../kernel/time-of-day.ts';
import {
  afterWorkingTime,
  always,
  type WorkingCalendar,
  workingDay,
  workingTime,
} from '../kernel/working-time.ts';

/** Monday to Friday, nine to five. */
const officeHours: Hours[] = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }];

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
    /** Days on which nobody works. */
    holidays: z.array(z.iso.date()).max(200).optional(),
  })
  .meta({ id: 'DeliveryTarget' });
export type DeliveryTarget = z.infer<typeof DeliveryTarget>;

const hour = 3_600_000;
/** Hours that never come are waited for no longer than this. */
const patience = 1_825 * day;

const calendarOf = ({ unit, hours, zone = 'UTC', holidays = [] }: DeliveryTarget): WorkingCalendar =>
  unit === 'hours' ? always : { hours: hours ?? officeHours, timeZone: zone, holidays };

/** Milliseconds that count from one moment to another; by the working hours of the target, or all of them. */
export const timeBetween = (target: DeliveryTarget, from: string, to: string): number =>
  workingTime(calendarOf(target), { from: Date.parse(from), until: Date.parse(to) });

/** The moment at which so many milliseconds that count are over; five years later when that never comes. */
export function momentAfter(target: DeliveryTarget, from: string, milliseconds: number): string {
  const begin = Date.parse(from);
  const over = afterWorkingTime(calendarOf(target), begin, milliseconds);
  return iso(Math.min(over ?? begin + patience, begin + patience));
}

/** When it is due that begins at a moment. */
export const dueAfter = (target: DeliveryTarget, from: string): string => {
  const unit = target.unit === 'hours' ? hour : workingDay(calendarOf(target));
  return momentAfter(target, from, target.amount * unit);
};
