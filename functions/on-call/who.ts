import { beginOf, turnsBetween } from './rotation.ts';
import type { Schedule } from './schedule.ts';

/** One person's time on call. With several rotations, everybody whose shift it is is on call together. */
export type Shift = {
  readonly person: string;
  readonly from: string;
  readonly to: string;
  /** True when it comes from an override, which replaces everybody of the schedule. */
  readonly override: boolean;
};

type Span = { readonly person: string; readonly from: number; readonly until: number };
type Times = Pick<Schedule, 'rotations' | 'overrides' | 'timeZone'>;

const overridesOf = ({ overrides }: Times): Span[] =>
  overrides
    .map(({ person, from, to }) => ({ person, from: Date.parse(from), until: Date.parse(to) }))
    .sort((a, b) => a.from - b.from);

/** What is left of a span once the holes, which don't overlap one another, are cut out. */
function without(span: Span, holes: readonly Span[]): Span[] {
  let rest = [span];
  for (const hole of holes)
    rest = rest.flatMap(({ person, from, until }) =>
      [
        { person, from, until: Math.min(until, hole.from) },
        { person, from: Math.max(from, hole.until), until },
      ].filter((piece) => piece.from < piece.until),
    );
  return rest;
}

function spansBetween(schedule: Times, from: number, until: number) {
  const touches = (span: Span) => span.from < until && span.until > from;
  const holes = overridesOf(schedule);
  const regular = schedule.rotations
    .flatMap((rotation) => turnsBetween(rotation, schedule.timeZone, from, until))
    .flatMap((turn) => without(turn, holes))
    .map((span) => ({ ...span, override: false }));
  return [...regular, ...holes.map((span) => ({ ...span, override: true }))]
    .filter(touches)
    .sort((a, b) => a.from - b.from || a.until - b.until);
}

const iso = (instant: number) => new Date(instant).toISOString();

/** Every shift that touches [from, to), whole and in order; ISO 8601 in and out. */
export const shiftsBetween = (schedule: Times, from: string, to: string): Shift[] =>
  spansBetween(schedule, Date.parse(from), Date.parse(to)).map(({ person, override, ...span }) => ({
    person,
    from: iso(span.from),
    to: iso(span.until),
    override,
  }));

/**
 * Who is on call at a moment, and until when that is so: the next hand-off, or the next begin or end of an override or
 * a rotation. Nobody is on call in a schedule whose rotations have not begun, or that has none.
 */
export function onCallAt(schedule: Times, at: string): { people: string[]; until?: string } {
  const now = Date.parse(at);
  const spans = spansBetween(schedule, now, now + 1);
  const begins = schedule.rotations.map((rotation) => beginOf(rotation, schedule.timeZone));
  const changes = [
    ...spans.map(({ until }) => until),
    ...overridesOf(schedule).map(({ from }) => from),
    ...(spans.some(({ override }) => override) ? [] : begins),
  ].filter((change) => change > now);
  const people = [...new Set(spans.map(({ person }) => person))];
  return { people, ...(changes.length && { until: iso(Math.min(...changes)) }) };
}
