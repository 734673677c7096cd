import { Temporal } from 'temporal-polyfill';
import type { Hours } from '../../functions/kernel/hours.ts';
import type { Rotation } from '../../functions/on-call/rotation.ts';
import type { Times } from '../../functions/on-call/who.ts';

/**
 * Who is on call, found another way: every hand-off and every begin and end of hours is put on one list by Temporal's
 * calendar, and a moment is looked up there. It shares no line with what it judges.
 */

type Change = readonly [at: number, value: number];

/** The instant at which a zone's clocks show this: the first one if twice, the first one after the gap if never. */
function instant(zone: string, local: Temporal.PlainDateTime): number {
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (later.toPlainDateTime().equals(local))
    return local.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds;
  // Strictly before: what is skipped may begin with this very minute.
  const transition = later.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  if (!transition) throw new Error(`${zone} has no transition before ${local}`);
  return transition.epochMilliseconds;
}

const at = (date: Temporal.PlainDate, time: string) => date.toPlainDateTime(Temporal.PlainTime.from(time));

/** The hand-off number `turn`, as the wall clock shows it. */
function handOff({ every, count, from, handOff: { time, weekday, day } }: Rotation, turn: number) {
  let first = Temporal.PlainDate.from(from);
  if (every === 'hour') return at(first, time).add({ hours: turn * count });
  if (every === 'day') return at(first.add({ days: turn * count }), time);
  if (every === 'week') {
    while (weekday && first.dayOfWeek !== weekday) first = first.add({ days: 1 });
    return at(first.add({ weeks: turn * count }), time);
  }
  const on = day ?? first.day;
  const clipped = (month: Temporal.PlainYearMonth) =>
    month.toPlainDate({ day: Math.min(on, month.daysInMonth) });
  const month = first.toPlainYearMonth();
  const begin = Temporal.PlainDate.compare(clipped(month), first) < 0 ? month.add({ months: 1 }) : month;
  return at(clipped(begin.add({ months: turn * count })), time);
}

function turns(rotation: Rotation, zone: string, until: number): Change[] {
  const changes: Change[] = [];
  for (let turn = 0; ; turn++) {
    const begin = instant(zone, handOff(rotation, turn));
    if (begin > until) return changes;
    changes.push([begin, turn % rotation.people.length]);
  }
}

/** How many of these hours are on at a time, counted up and down at their begins and ends. */
function hoursOf(hours: readonly Hours[], zone: string, from: number, until: number): Change[] {
  const day = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate();
  const steps: [number, number][] = [];
  const last = day(until).add({ days: 2 });
  for (
    let date = day(from).subtract({ days: 3 });
    Temporal.PlainDate.compare(date, last) < 0;
    date = date.add({ days: 1 })
  )
    for (const { days, from: begin, to } of hours) {
      if (days && !days.includes(date.dayOfWeek)) continue;
      const overnight = to <= begin;
      steps.push([instant(zone, at(date, begin)), 1]);
      steps.push([instant(zone, at(overnight ? date.add({ days: 1 }) : date, to)), -1]);
    }
  steps.sort((a, b) => a[0] - b[0]);
  let count = 0;
  return steps.map(([when, step]) => {
    count += step;
    return [when, count] as const;
  });
}

/** The value of the last change at or before a moment. */
function valueAt(changes: readonly Change[], now: number): number | undefined {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle] as Change)[0] <= now) low = middle + 1;
    else high = middle;
  }
  return changes[low - 1]?.[1];
}

/** Answers who is on call at any moment of [from, until), in alphabetical order. */
export function oracleOf(schedule: Times, from: number, until: number): (now: number) => string[] {
  const rotations = schedule.rotations.map((rotation) => {
    const zone = rotation.timeZone ?? schedule.timeZone;
    const end =
      rotation.until && instant(zone, at(Temporal.PlainDate.from(rotation.until), rotation.handOff.time));
    return {
      layer: rotation.layer ?? 1,
      people: rotation.people,
      end: end ? end : Number.POSITIVE_INFINITY,
      turns: turns(rotation, zone, until),
      hours: rotation.restrictions && hoursOf(rotation.restrictions, zone, from, until),
    };
  });
  const overrides = schedule.overrides
    .map((one) => ({ ...one, begin: Date.parse(one.from), end: Date.parse(one.to) }))
    .sort((a, b) => (a.made ?? 0) - (b.made ?? 0));
  return (now) => {
    let layer = 0;
    let people: string[] = [];
    for (const one of rotations) {
      const turn = now < one.end ? valueAt(one.turns, now) : undefined;
      if (turn === undefined || (one.hours && !valueAt(one.hours, now)) || one.layer < layer) continue;
      if (one.layer > layer) people = [];
      layer = one.layer;
      people.push(one.people[turn] as string);
    }
    for (const { begin, end, person, instead } of overrides) {
      if (now < begin || now >= end) continue;
      people = instead ? people.map((each) => (each === instead ? person : each)) : [person];
    }
    return [...new Set(people)].sort();
  };
}

/** Every moment at which a zone's clocks are put forward or back. */
export function transitions(zone: string, from: number, until: number): number[] {
  const found: number[] = [];
  let next = Temporal.Instant.fromEpochMilliseconds(from)
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next');
  while (next && next.epochMilliseconds < until) {
    found.push(next.epochMilliseconds);
    next = next.getTimeZoneTransition('next');
  }
  return found;
}
