import { localDate, wallClock } from '../kernel/local-time.ts';
import { day, weekdayOf } from '../kernel/time-of-day.ts';
import type { LevelClock } from './clock.ts';

const minute = 60_000;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A length of time in hours and minutes, e.g. `2 h 10 m`; less than a minute is said to be that. */
export function lasting(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / minute);
  if (minutes < 1) return 'less than 1 m';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours ? [`${hours} h`] : []), ...(rest || !hours ? [`${rest} m`] : [])].join(' ');
}

/** A moment by the wall clock of a zone, e.g. `Mon 10:30 Europe/Berlin`; with its date when it is further away than six days. */
export function when(instant: number, zone: string, now: number): string {
  const date = localDate(zone, instant);
  const shown = new Date(wallClock(zone, instant));
  const far = Math.abs(date - localDate(zone, now)) > 6 * day;
  const dated = far
    ? ` ${shown.getUTCDate()} ${months[shown.getUTCMonth()]}${shown.getUTCFullYear() === new Date(now).getUTCFullYear() ? '' : ` ${shown.getUTCFullYear()}`}`
    : '';
  return `${weekdays[weekdayOf(date) - 1]}${dated} ${shown.toISOString().slice(11, 16)} ${zone}`;
}

const waiting: Readonly<Record<string, string>> = {
  requester: 'waiting for requester',
  change: 'waiting for a change',
  problem: 'waiting for a problem',
  vendor: 'waiting for a vendor',
  approval: 'waiting for approval',
  'its window': 'waiting for its window',
};

type Read = { readonly left: number; readonly dueAt?: number | undefined };

/**
 * A clock in words, as it is read at a moment.
 *
 * @param left milliseconds of working time until it is due; negative when it is over
 * @param dueAt when it is due, or would be if a paused one went on now
 */
export function inWords(clock: LevelClock, { left, dueAt }: Read, now: number): string {
  const { state, zone, since, missedAt, passed, waits = '', insteadOf } = clock;
  const at = (instant: number) => when(instant, zone, now);
  const over = passed.due && `was due ${at(Date.parse(passed.due))}`;
  // It may have begun anew since.
  const before = missedAt && !over ? `; missed once, ${at(Date.parse(missedAt))}` : '';
  const comes = over || (dueAt === undefined ? 'never due by its hours' : `due ${at(dueAt)}`);
  switch (state) {
    case 'running':
      return over
        ? `overdue by ${lasting(Math.max(0, -left))}; ${over}`
        : `${lasting(left)} left; ${comes}${before}`;
    case 'paused': {
      const reason = waiting[waits] ?? `it is ${waits}`;
      return `paused ${lasting(now - Date.parse(since))}: ${reason}; ${comes}${before}`;
    }
    case 'met':
      return `met ${at(Date.parse(since))} with ${lasting(left)} left`;
    case 'missed':
      return over
        ? `missed by ${lasting(Math.max(0, -left))}; ${over}`
        : `ended ${at(Date.parse(since))}${before}`;
    case 'dropped':
      return insteadOf
        ? `${insteadOf} promises less time and counts in its place`
        : 'does not apply any more';
  }
}
