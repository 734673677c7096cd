import * as z from 'zod';
import { slug } from '../kernel/text.ts';
import { instantOf, localDate } from './local-time.ts';

const day = 24 * 60 * 60_000;

/** A calendar date; the bounds keep every computation within what time zones are known for. */
const date = z.iso
  .date()
  .refine((value) => value >= '2000' && value < '2200', 'is not between 2000 and 2199');

/** When one person hands over to the next: a local time, and for weeks the weekday (1 is Monday, ISO 8601). */
const HandOff = z.strictObject({
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time like 09:00'),
  weekday: z.int().min(1).max(7).optional(),
});

const fields = {
  people: z.array(slug).min(1).max(30),
  every: z.enum(['day', 'week']),
  count: z.int().min(1).max(366),
  handOff: HandOff,
  from: date,
};

/** People who take turns of `count` days or weeks. It begins at the first hand-off on or after the date `from`. */
export const Rotation = z.object({ id: slug, ...fields });
export type Rotation = z.infer<typeof Rotation>;

/** A rotation as people write it: without an id it gets the number of its place. */
export const AskRotation = z
  .strictObject({ id: slug.optional(), ...fields, count: fields.count.default(1) })
  .refine(({ every, handOff }) => every === 'week' || handOff.weekday === undefined, {
    path: ['handOff', 'weekday'],
    message: 'is for rotations that change by the week',
  });
export type AskRotation = z.infer<typeof AskRotation>;

/** One person's time on call in a rotation, from and until in milliseconds; `until` is the next one's `from`. */
export type Turn = { readonly person: string; readonly from: number; readonly until: number };

/** Monday is 1: the UTC midnight of 1970-01-01 was a Thursday. */
const weekdayOf = (midnight: number) => ((((midnight / day + 3) % 7) + 7) % 7) + 1;

function firstDay({ every, from, handOff }: Rotation): number {
  const start = Date.parse(`${from}T00:00:00Z`);
  if (every === 'day' || handOff.weekday === undefined) return start;
  return start + ((handOff.weekday - weekdayOf(start) + 7) % 7) * day;
}

function timeOfDay({ time }: Rotation['handOff']): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

/** When the rotation's first turn begins, in milliseconds. */
export const beginOf = (rotation: Rotation, zone: string): number =>
  instantOf(zone, firstDay(rotation) + timeOfDay(rotation.handOff));

/**
 * The turns that touch [from, until), whole. Hand-offs are local times, so a turn over a clock change is an hour longer
 * or shorter; each turn ends exactly where the next one begins.
 */
export function turnsBetween(rotation: Rotation, zone: string, from: number, until: number): Turn[] {
  const { people, every, count, handOff } = rotation;
  const length = count * (every === 'week' ? 7 : 1) * day;
  const first = firstDay(rotation);
  const begin = (turn: number) => instantOf(zone, first + turn * length + timeOfDay(handOff));
  const turns: Turn[] = [];
  // One turn earlier than the calendar says: before the hand-off of its first day, the previous one still lasts.
  let turn = Math.max(0, Math.floor((localDate(zone, from) - first) / length) - 1);
  for (let at = begin(turn); at < until; turn++) {
    const next = begin(turn + 1);
    // A date that a zone skipped altogether leaves a turn of no length.
    if (next > Math.max(from, at))
      turns.push({ person: people[turn % people.length] as string, from: at, until: next });
    at = next;
  }
  return turns;
}
