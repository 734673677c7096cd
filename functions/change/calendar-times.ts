import * as z from 'zod';
import { instantOf, localDate } from '../kernel/local-time.ts';
import { joined, type Stretch } from '../kernel/span.ts';
import { day, sinceMidnight, Time, Weekdays, weekdayOf } from '../kernel/time-of-day.ts';

const date = z.iso.date();
const wall = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/, 'is not a date and a time such as 2026-12-24T18:00')
  .refine(isDay, 'is not a day of any calendar');
/** Date.parse takes the 31st of November for the first of December. */
function isDay(value: string): boolean {
  const at = Date.parse(`${value}:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

const yearly = z
  .string()
  .regex(
    /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/,
    'is not a day and a time such as 12-24T18:00',
  );
const hours = { from: Time, to: Time };
/** From which day on, and up to and with which day. */
const bounds = { since: date.optional(), until: date.optional() };

/**
 * When a calendar applies, as wall clocks show it. Hours belong to the day on which they begin; with `to` not after `from`
 * they end on the next one.
 */
export const Times = z
  .discriminatedUnion('every', [
    z.strictObject({ every: z.literal('once'), from: wall, to: wall }),
    z.strictObject({ every: z.literal('week'), days: Weekdays.optional(), ...hours, ...bounds }),
    z.strictObject({
      every: z.literal('month'),
      /** The first to the fourth of these weekdays in a month, or the last one: -1. */
      nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
      weekday: z.int().min(1).max(7),
      ...hours,
      ...bounds,
    }),
    z.strictObject({ every: z.literal('year'), from: yearly, to: yearly }),
  ])
  .refine((one) => one.every !== 'once' || one.to > one.from, {
    path: ['to'],
    error: 'is not after its beginning',
  })
  .refine((one) => one.every !== 'year' || one.to !== one.from, {
    path: ['to'],
    error: 'is its beginning',
  })
  .meta({ id: 'CalendarTimes' });
export type Times = z.infer<typeof Times>;

const shown = (text: string) => Date.parse(`${text}:00Z`);
const monthOf = (midnight: number) => new Date(midnight).getUTCMonth();

/** Whether hours that recur begin on a date, given as its UTC midnight. */
function beginsOn(times: Extract<Times, { from: string; since?: string | undefined }>, midnight: number) {
  if (times.every !== 'week' && times.every !== 'month') return false;
  const text = new Date(midnight).toISOString().slice(0, 10);
  if ((times.since && text < times.since) || (times.until && text > times.until)) return false;
  if (times.every === 'week') return !times.days || times.days.includes(weekdayOf(midnight));
  if (weekdayOf(midnight) !== times.weekday) return false;
  if (times.nth === -1) return monthOf(midnight + 7 * day) !== monthOf(midnight);
  return Math.ceil(new Date(midnight).getUTCDate() / 7) === times.nth;
}

function byDate(times: Times, zone: string, { from, until }: Stretch): Stretch[] {
  if (times.every === 'once' || times.every === 'year') return [];
  const [first, second] = [sinceMidnight(times.from), sinceMidnight(times.to)];
  const found: Stretch[] = [];
  const last = localDate(zone, until) + day;
  for (let midnight = localDate(zone, from) - 2 * day; midnight <= last; midnight += day) {
    if (!beginsOn(times, midnight)) continue;
    const ends = midnight + second + (second <= first ? day : 0);
    found.push({ from: instantOf(zone, midnight + first), until: instantOf(zone, ends) });
  }
  return found;
}

function byYear(times: Extract<Times, { every: 'year' }>, zone: string, { from, until }: Stretch): Stretch[] {
  const [first, last] = [from, until].map((at) => new Date(localDate(zone, at)).getUTCFullYear());
  const found: Stretch[] = [];
  for (let year = (first ?? 0) - 1; year <= (last ?? 0); year += 1) {
    const [begin, end] = [shown(`${year}-${times.from}`), shown(`${year}-${times.to}`)];
    const next = times.to > times.from ? end : shown(`${year + 1}-${times.to}`);
    // The 29th of February is there every four years, and the first of March in the others.
    found.push({ from: instantOf(zone, begin), until: instantOf(zone, next) });
  }
  return found;
}

/**
 * The stretches that a calendar's times make and that touch a stretch of time, whole, in order and apart. A time that the
 * clocks skip becomes the first instant after the gap; of a time that they show twice, the first one counts.
 *
 * @param zone the time zone whose wall clocks are meant
 */
export function stretchesOf(times: readonly Times[], zone: string, within: Stretch): Stretch[] {
  const all = times.flatMap((one) => {
    if (one.every === 'once')
      return [{ from: instantOf(zone, shown(one.from)), until: instantOf(zone, shown(one.to)) }];
    return one.every === 'year' ? byYear(one, zone, within) : byDate(one, zone, within);
  });
  return joined(all.filter(({ from, until }) => from < within.until && until > within.from));
}
