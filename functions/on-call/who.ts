import { iso, joined, meet, outside, type Span, type Stretch, stretch } from '../kernel/span.ts';
import { day } from '../kernel/time-of-day.ts';
import { beginOf, layerOf, onCallBetween } from './rotation.ts';
import type { Override, Schedule } from './schedule.ts';

/** One person's time on call. With several rotations in a layer, everybody whose shift it is is on call together. */
export type Shift = {
  readonly person: string;
  readonly from: string;
  readonly to: string;
  /** True when it comes from an override: of everybody of the schedule, or of one person. */
  readonly override: boolean;
};

export type Times = Pick<Schedule, 'rotations' | 'overrides' | 'timeZone'>;
type Held = Span & { readonly override: boolean };

/** How far beyond what is asked for turns are cut by higher layers, so that a turn of years costs no more than one of months. */
const reach = 100 * day;

const hull = (spans: readonly Stretch[], { from, until }: Stretch): Stretch => ({
  from: Math.max(from - reach, Math.min(from, ...spans.map((span) => span.from))),
  until: Math.min(until + reach, Math.max(until, ...spans.map((span) => span.until))),
});

/**
 * What the layers say: the highest one that has somebody. Whole stretches that touch the range, unless it does not matter
 * where they begin and end.
 */
function layered({ rotations, timeZone }: Times, range: Stretch, whole: boolean): Held[] {
  const layers = [...new Set(rotations.map(layerOf))].sort((a, b) => b - a);
  const spansOf = (layer: number, between: Stretch) =>
    rotations
      .filter((rotation) => layerOf(rotation) === layer)
      .flatMap((rotation) => onCallBetween(rotation, timeZone, between));
  const found = layers.map((layer) => ({ layer, spans: spansOf(layer, range) }));
  const all = found.flatMap(({ spans }) => spans);
  const wide = whole && layers.length > 1 ? hull(all, range) : range;
  const held: Held[] = [];
  let above: Stretch[] = [];
  for (const { layer, spans } of found) {
    held.push(...spans.flatMap((span) => outside(span, above)).map((span) => ({ ...span, override: false })));
    if (layer !== layers.at(-1)) above = joined([...above, ...spansOf(layer, wide)]);
  }
  return held;
}

/** Everybody's stretches in the order in which overrides were made: one may replace somebody whom another one put there. */
function applied(spans: readonly Held[], { person, instead, ...times }: Override): Held[] {
  const hole = stretch(times);
  const left = spans.flatMap((span) =>
    instead === undefined || span.person === instead ? outside(span, [hole]) : [span],
  );
  if (instead === undefined) return [...left, { ...hole, person, override: true }];
  const taken = spans
    .filter((span) => span.person === instead && meet(span, hole))
    .map(({ from, until }) => ({
      person,
      from: Math.max(from, hole.from),
      until: Math.min(until, hole.until),
      override: true,
    }));
  return [...left, ...taken];
}

/** Who holds which stretch of [from, until), whole and in order. */
export function spansBetween(schedule: Times, range: Stretch): Held[] {
  const touching = schedule.overrides.filter((override) => meet(stretch(override), range));
  // An override that reaches beyond what is asked for replaces people there, too.
  const wide = hull(touching.map(stretch), range);
  return schedule.overrides
    .toSorted((a, b) => (a.made ?? 0) - (b.made ?? 0))
    .reduce(applied, layered(schedule, wide, true))
    .filter((span) => meet(span, range))
    .sort((a, b) => a.from - b.from || a.until - b.until);
}

/** Every shift that touches [from, to), whole and in order; ISO 8601 in and out. */
export const shiftsBetween = (schedule: Times, from: string, to: string): Shift[] =>
  spansBetween(schedule, stretch({ from, to })).map(({ person, override, ...span }) => ({
    person,
    from: iso(span.from),
    to: iso(span.until),
    override,
  }));

/** The people who are on call at a moment, each once. */
export function peopleAt(schedule: Times, now: number): string[] {
  const moment = { from: now, until: now + 1 };
  const held = schedule.overrides
    .filter((override) => meet(stretch(override), moment))
    .toSorted((a, b) => (a.made ?? 0) - (b.made ?? 0))
    .reduce(applied, layered(schedule, moment, false));
  return [...new Set(held.filter((span) => meet(span, moment)).map(({ person }) => person))];
}

/** The first moment after `now` at which a stretch begins or ends; undefined when none ever will. */
function nextChange(schedule: Times, now: number): number | undefined {
  const begins = schedule.rotations.map((rotation) => beginOf(rotation, schedule.timeZone));
  let first = Math.min(...begins.filter((begin) => begin > now));
  for (const ahead of [day, 8 * day, 62 * day, 366 * day]) {
    const changes = spansBetween(schedule, { from: now, until: now + ahead }).flatMap(({ from, until }) => [
      from,
      until,
    ]);
    first = Math.min(first, ...changes.filter((change) => change > now));
    // Beyond what was looked at, something else may begin earlier.
    if (first <= now + ahead) break;
  }
  return Number.isFinite(first) ? first : undefined;
}

/**
 * Who is on call at a moment, and until when that is so: the next hand-off, or the next begin or end of an override, a
 * layer's hours or a rotation. Nobody is on call in a schedule whose rotations have not begun, or that has none.
 */
export function onCallAt(schedule: Times, at: string): { people: string[]; until?: string } {
  const now = Date.parse(at);
  const until = nextChange(schedule, now);
  return { people: peopleAt(schedule, now), ...(until !== undefined && { until: iso(until) }) };
}
