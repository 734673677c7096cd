const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long, in the two largest units that matter: `12 s`, `4 min`, `2 h 05`, `3 d 4 h`. Never negative. */
export function span(ms: number): string {
  const left = Math.max(0, ms);
  if (left < minute) return `${Math.floor(left / 1000)} s`;
  if (left < hour) return `${Math.floor(left / minute)} min`;
  if (left < day)
    return `${Math.floor(left / hour)} h ${String(Math.floor((left % hour) / minute)).padStart(2, '0')}`;
  return `${Math.floor(left / day)} d ${Math.floor((left % day) / hour)} h`;
}

/** A countdown that shows every second below an hour: `4:07`, `1 h 12`. */
export function countdown(ms: number): string {
  if (ms >= hour) return span(ms);
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const clockTime = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const weekdayTime = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const dateTime = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** A moment as briefly as it stays unmistakable from `now`: the time today, with the weekday within six days. */
export function moment(at: string | number, now: number): string {
  const then = new Date(at);
  if (then.toDateString() === new Date(now).toDateString()) return clockTime.format(then);
  return Math.abs(then.getTime() - now) < 6 * day ? weekdayTime.format(then) : dateTime.format(then);
}

/** A moment with nothing left out, for titles. */
export const exactly = (at: string | number): string => full.format(new Date(at));

/** A moment as a datetime-local input holds it: local time to the minute, without its zone. */
export const localInput = (ms: number): string => {
  const offset = new Date(ms).getTimezoneOffset() * minute;
  return new Date(ms - offset).toISOString().slice(0, 16);
};
