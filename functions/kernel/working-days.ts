import { instantOf, localDate, wallClock } from './local-time.ts';
import { day } from './time-of-day.ts';
import { type WorkingCalendar, workingBetween } from './working-time.ts';

/** Where nobody works for two years, nobody will. */
const patience = 731;

/** When people work on a date by the wall clock, given as its UTC midnight. */
const workOn = (calendar: WorkingCalendar, date: number) =>
  workingBetween(calendar, {
    from: instantOf(calendar.timeZone, date),
    until: instantOf(calendar.timeZone, date + day),
  });

/** The first instant from `from` on at which people work. */
function begin(calendar: WorkingCalendar, from: number): number | undefined {
  const first = localDate(calendar.timeZone, from);
  for (let date = first; date <= first + patience * day; date += day) {
    const next = workOn(calendar, date).find(({ until }) => until > from);
    if (next) return Math.max(next.from, from);
  }
  return undefined;
}

/**
 * The moment so many working days later: a working day is a date by the wall clock of the calendar on which people work at all.
 * It begins to count when they next work. It is over at the same time of day, or when they stop working on that day if that
 * is earlier; with `endOfDay` it is over when they stop.
 *
 * @param days a whole number, from 1
 * @returns undefined when the calendar never gets there: nobody works in it for two years
 */
export function afterWorkingDays(
  calendar: WorkingCalendar,
  from: number,
  days: number,
  endOfDay = false,
): number | undefined {
  const started = begin(calendar, from);
  if (started === undefined) return undefined;
  const zone = calendar.timeZone;
  const first = localDate(zone, started);
  let left = days;
  let idle = 0;
  for (let date = first + day; idle < patience; date += day) {
    const work = workOn(calendar, date);
    const ends = work.at(-1)?.until;
    idle = ends === undefined ? idle + 1 : 0;
    if (ends !== undefined) left -= 1;
    if (ends === undefined || left > 0) continue;
    const sameTime = instantOf(zone, date + wallClock(zone, started) - first) + (started % 1000);
    return endOfDay ? ends : Math.min(sameTime, ends);
  }
  return undefined;
}
