import { Temporal } from 'temporal-polyfill';
import type { WorkingCalendar } from '../../functions/kernel/working-time.ts';
import type { Case } from './histories.ts';

type Stretch = [from: number, until: number];

const known = new Map<string, number>();

/** When wall clocks show this, by Temporal: of two times the first, of a skipped one the end of the gap. */
function shown(zone: string, date: Temporal.PlainDate, time: string): number {
  const key = `${zone} ${date} ${time}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const wanted = date.toPlainDateTime(time);
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const there = earlier.toPlainDateTime().equals(wanted);
  const found = (there ? earlier : (earlier.getTimeZoneTransition('next') ?? earlier)).epochMilliseconds;
  known.set(key, found);
  return found;
}

const dateAt = (zone: string, instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();

const midnights = (zone: string, date: Temporal.PlainDate): Stretch => [
  shown(zone, date, '00:00'),
  shown(zone, date.add({ days: 1 }), '00:00'),
];

function minus([from, until]: Stretch, holes: readonly Stretch[]): Stretch[] {
  let left: Stretch[] = [[from, until]];
  for (const [begin, end] of holes)
    left = left
      .flatMap(([a, b]) => [[a, Math.min(b, begin)] as Stretch, [Math.max(a, end), b] as Stretch])
      .filter(([a, b]) => a < b);
  return left;
}

/** When people work in so many days, worked out with Temporal alone. */
export function workOf(
  { timeZone, hours, holidays }: WorkingCalendar,
  from: number,
  days: number,
): Stretch[] {
  if (!hours.length) return [[from - 86_400_000, from + days * 86_400_000]];
  const first = dateAt(timeZone, from).subtract({ days: 2 });
  const off = holidays.map((date) => midnights(timeZone, Temporal.PlainDate.from(date)));
  const found: Stretch[] = [];
  for (let n = 0; n < days + 3; n++) {
    const date = first.add({ days: n });
    for (const { days: on, from: begin, to } of hours) {
      if (on && !on.includes(date.dayOfWeek)) continue;
      const last = to <= begin ? date.add({ days: 1 }) : date;
      found.push(...minus([shown(timeZone, date, begin), shown(timeZone, last, to)], off));
    }
  }
  const apart: Stretch[] = [];
  for (const [a, b] of found.filter(([x, y]) => x < y).sort(([a], [b]) => a - b)) {
    const last = apart.at(-1);
    if (last && a <= last[1]) last[1] = Math.max(last[1], b);
    else apart.push([a, b]);
  }
  return apart;
}

const clipped = (work: readonly Stretch[], from: number, until: number): Stretch[] =>
  work.map(([a, b]): Stretch => [Math.max(a, from), Math.min(b, until)]).filter(([a, b]) => a < b);
const sum = (stretches: readonly Stretch[]) => stretches.reduce((all, [a, b]) => all + b - a, 0);

function allowance({ calendar, target, from }: Case, work: readonly Stretch[]): number {
  const { amount, unit, endOfDay } = target;
  if (unit !== 'working-days') return amount * (unit === 'hours' ? 60 : 1) * 60_000;
  const zone = calendar.timeZone;
  const begin = clipped(work, from, Number.MAX_SAFE_INTEGER)[0]?.[0] as number;
  const started = Temporal.Instant.fromEpochMilliseconds(begin).toZonedDateTimeISO(zone);
  let date = started.toPlainDate();
  for (let left = amount; left > 0; ) {
    date = date.add({ days: 1 });
    if (clipped(work, ...midnights(zone, date)).length) left -= 1;
  }
  const end = clipped(work, ...midnights(zone, date)).at(-1)?.[1] as number;
  const same = shown(zone, date, started.toPlainTime().toString());
  return sum(clipped(work, from, endOfDay ? end : Math.min(end, same)));
}

/** What a clock must say at a moment: by adding up stretches, and nothing that the product has. */
export function expected(one: Case, now: number, days: number) {
  const work = workOf(one.calendar, one.from, days);
  const target = allowance(one, work);
  const stop = one.end ?? Number.MAX_SAFE_INTEGER;
  const edges = [
    one.from,
    ...one.pauses.flatMap(({ from, to }) => [from, ...(to === undefined ? [] : [to])]),
  ];
  const ran: Stretch[] = [];
  for (let n = 0; n < edges.length; n += 2)
    ran.push([edges[n] as number, Math.min(edges[n + 1] ?? Number.MAX_SAFE_INTEGER, stop)]);
  const counted = ran.flatMap(([a, b]) => clipped(work, a, b));
  let left = target;
  let due: number | undefined;
  for (const [begin, end] of ran) {
    if (due !== undefined) break;
    if (left === 0) due = begin;
    for (const [a, b] of clipped(work, begin, end)) {
      // What stops, or stands still, at that very instant has kept it until then.
      if (due === undefined && left > 0 && b - a >= left && a + left < end) due = a + left;
      left = Math.max(0, left - (b - a));
    }
  }
  const elapsed = sum(counted.flatMap(([a, b]) => clipped([[a, b]], a, now)));
  return { target, elapsed, due, work };
}
