import * as z from 'zod';
import { Hours, hoursBetween } from '../kernel/hours.ts';
import { instantOf, wallClock } from '../kernel/local-time.ts';
import { type Span, type Stretch, within } from '../kernel/span.ts';
import { slug, timeZone } from '../kernel/text.ts';
import { day, sinceMidnight, Time, weekdayOf } from '../kernel/time-of-day.ts';

/** A calendar date; the bounds keep every computation within what time zones are known for. */
export const date = z.iso
  .date()
  .refine((value) => value >= '2000' && value < '2200', 'is not between 2000 and 2199');

/**
 * When one person hands over to the next: a local time; for weeks the weekday (1 is Monday, ISO 8601), for months the day of
 * the month, or its last day where it has none so late.
 */
const HandOff = z.strictObject({
  time: Time,
  weekday: z.int().min(1).max(7).optional(),
  day: z.int().min(1).max(31).optional(),
});

const fields = {
  people: z.array(slug).min(1).max(30),
  every: z.enum(['hour', 'day', 'week', 'month']),
  count: z.int().min(1).max(366),
  handOff: HandOff,
  from: date,
  /** The date at whose hand-off time it ends for good. */
  until: date.optional(),
  /** Rotations of one layer are on call together; a higher layer takes over where it has somebody. Without one: 1. */
  layer: z.int().min(1).max(8).optional(),
  /** Its own, when it is not the schedule's. */
  timeZone: timeZone.optional(),
  /** The only hours in which it has anybody on call; without them: always. */
  restrictions: z.array(Hours).min(1).max(14).optional(),
};

/** People who take turns of `count` hours, days, weeks or months. It begins at the first hand-off on or after `from`. */
export const Rotation = z.object({ id: slug, ...fields });
export type Rotation = z.infer<typeof Rotation>;

/** A rotation as people write it: without an id it gets the number of its place. */
export const AskRotation = z
  .strictObject({ id: slug.optional(), ...fields, count: fields.count.default(1) })
  .refine(({ every, handOff }) => every === 'week' || handOff.weekday === undefined, {
    path: ['handOff', 'weekday'],
    message: 'is for rotations that change by the week',
  })
  .refine(({ every, handOff }) => every === 'month' || handOff.day === undefined, {
    path: ['handOff', 'day'],
    message: 'is for rotations that change by the month',
  })
  .refine(({ from, until }) => until === undefined || until > from, {
    path: ['until'],
    message: 'is not after from',
  });
export type AskRotation = z.infer<typeof AskRotation>;

/** The layer of a rotation; the higher one goes first. */
export const layerOf = ({ layer }: Rotation): number => layer ?? 1;

const lengths = { hour: day / 24, day, week: 7 * day } as const;
const midnightOf = (value: string) => Date.parse(`${value}T00:00:00Z`);

/** The `months`-th month after that of a date, on this day or its last one, as a UTC midnight. */
function dayOfMonth(midnight: number, months: number, dayNumber: number): number {
  const at = new Date(midnight);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + months];
  return Math.min(Date.UTC(year, month, dayNumber), Date.UTC(year, month + 1, 0));
}

/** When turn number `turn` begins by the wall clock, in milliseconds as if it showed UTC. */
function turnsOf({ every, count, from, handOff }: Rotation): (turn: number) => number {
  const start = midnightOf(from);
  const time = sinceMidnight(handOff.time);
  if (every === 'month') {
    const on = handOff.day ?? new Date(start).getUTCDate();
    const skipped = dayOfMonth(start, 0, on) < start ? 1 : 0;
    return (turn) => dayOfMonth(start, skipped + turn * count, on) + time;
  }
  const weekday = every === 'week' ? handOff.weekday : undefined;
  const first = start + (weekday ? ((weekday - weekdayOf(start) + 7) % 7) * day : 0);
  return (turn) => first + time + turn * count * lengths[every];
}

/** A turn that has surely begun when the wall clock shows `local`, and not long before. */
function turnNear({ every, count }: Rotation, first: number, local: number): number {
  const length = count * (every === 'month' ? 31 * day : lengths[every]);
  return Math.max(0, Math.floor((local - first) / length) - 1);
}

const zoneOf = (rotation: Rotation, zone: string) => rotation.timeZone ?? zone;

/** When the rotation's first turn begins, in milliseconds. */
export const beginOf = (rotation: Rotation, zone: string): number =>
  instantOf(zoneOf(rotation, zone), turnsOf(rotation)(0));

/**
 * The turns that touch [from, until), whole, restrictions left aside. Hand-offs are local times, so a turn over a clock
 * change is an hour longer or shorter; each turn ends exactly where the next one begins.
 */
export function turnsBetween(rotation: Rotation, scheduleZone: string, from: number, until: number): Span[] {
  const { people, until: last, handOff } = rotation;
  const zone = zoneOf(rotation, scheduleZone);
  const local = turnsOf(rotation);
  const begin = (turn: number) => instantOf(zone, local(turn));
  const end =
    last === undefined
      ? Number.POSITIVE_INFINITY
      : instantOf(zone, midnightOf(last) + sinceMidnight(handOff.time));
  const turns: Span[] = [];
  // One turn earlier than the calendar says: a clock that was put back shows an hour twice.
  let turn = turnNear(rotation, local(0), wallClock(zone, from));
  for (let at = begin(turn); at < Math.min(until, end); turn++) {
    const next = begin(turn + 1);
    // A date or an hour that a zone skipped altogether leaves a turn of no length.
    if (next > Math.max(from, at))
      turns.push({ person: people[turn % people.length] as string, from: at, until: Math.min(next, end) });
    at = next;
  }
  return turns;
}

/** Who the rotation has on call: its turns within its restrictions, each stretch that touches [from, until) whole. */
export function onCallBetween(rotation: Rotation, zone: string, range: Stretch): Span[] {
  const { from, until } = range;
  const turns = turnsBetween(rotation, zone, from, until);
  const { restrictions } = rotation;
  if (!restrictions) return turns;
  const open = hoursBetween(restrictions, zoneOf(rotation, zone), range);
  return turns.flatMap((turn) => within(turn, open));
}
