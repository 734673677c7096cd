import type { Rotation } from '../../functions/on-call/rotation.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const seen = new Map<string, Map<number, number>>();
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the wall clock shows, as the Swedes write it: `2026-10-25 02:30`. Asked once for each minute. */
function shown(zone: string, at: number): number {
  const known = seen.get(zone) ?? new Map<number, number>();
  seen.set(zone, known);
  const before = known.get(at);
  if (before !== undefined) return before;
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(zone, clock);
  const now = Date.parse(`${clock.format(at).replace(' ', 'T')}Z`);
  known.set(at, now);
  return now;
}

/**
 * Slow and obviously right: looks at the wall clock every minute. A hand-off has happened once the clock has shown its time
 * or a later one; a clock that is put back takes nothing back.
 *
 * @returns who is on call in each minute of [from, until), undefined before the rotation begins
 */
export function minuteByMinute(rotation: Rotation, zone: string, from: number, until: number) {
  const { people, every, count, handOff } = rotation;
  const length = count * (every === 'week' ? 7 : 1) * day;
  let begin = Date.parse(`${rotation.from}T${handOff.time}Z`);
  while (every === 'week' && handOff.weekday && new Date(begin).getUTCDay() !== handOff.weekday % 7)
    begin += day;
  const said: (string | undefined)[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (let at = from - day; at < until; at += minute) {
    latest = Math.max(latest, shown(zone, at));
    if (at >= from)
      said.push(latest < begin ? undefined : people[Math.floor((latest - begin) / length) % people.length]);
  }
  return said;
}

/** Every instant from which the zone's clocks were put forward or back in a year. */
export function clockChanges(zone: string, year: number): number[] {
  const offset = (at: number) => shown(zone, at) - at;
  const changes: number[] = [];
  for (let hour = Date.UTC(year, 0, 1); hour < Date.UTC(year + 1, 0, 1); hour += 30 * minute)
    if (offset(hour) !== offset(hour - 30 * minute)) changes.push(hour);
  return changes;
}
