import * as z from 'zod';
import { instant } from '../record/base.ts';
import type { Handling } from './handling.ts';

/** What a source said at one moment of its own time. */
export const Mark = z.object({
  at: instant,
  state: z.enum(['firing', 'cleared']),
  /** When its source says that this firing began. */
  since: instant.optional(),
});
export type Mark = z.infer<typeof Mark>;

/** How an alarm went up to a moment, as far as flapping, delay and threshold need it. */
export const Course = z.object({
  state: z.enum(['firing', 'cleared']),
  at: instant,
  /** Counts its firings; however often it flaps, that is one. */
  episode: z.int().nonnegative(),
  /** Since when it goes on: it fires, or flaps. */
  since: instant.optional(),
  /** The newest turns and firing signals, as many as settings may count. */
  turns: z.array(instant),
  fired: z.array(instant),
  /** In this firing the threshold was reached. */
  reached: z.boolean().optional(),
  flapping: z.object({ since: instant, until: instant, turns: z.int() }).optional(),
});
export type Course = z.infer<typeof Course>;

/** A course up to some moment, and the marks since then in any order: what comes late still finds its place among them. */
export const Trail = z.object({ base: Course, marks: z.array(Mark) });
export type Trail = z.infer<typeof Trail>;

type Settings = Pick<Handling, 'flapping' | 'threshold'>;

const most = 50;
const marksKept = 24;

/** A moment and so many minutes. */
export const later = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** At the same instant a firing counts as the later one: to page once too often is the lesser harm. */
const order = (a: Mark, b: Mark): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.state === b.state ? 0 : a.state === 'cleared' ? -1 : 1;

/** The course without flapping once it was quiet for long enough; what is cleared by then is over. */
export function settle(course: Course, now: string): Course {
  const { flapping, since, reached, ...rest } = course;
  if (!flapping || now < flapping.until) return course;
  return course.state === 'cleared' ? rest : { ...rest, since, reached };
}

function flap(course: Course, at: string, settings: Settings['flapping']): Course['flapping'] {
  if (!settings) return undefined;
  const until = later(at, settings.quiet);
  if (course.flapping) return { ...course.flapping, until, turns: course.flapping.turns + 1 };
  const recent = course.turns.filter((turn) => turn > later(at, -settings.minutes));
  return recent.length >= settings.turns ? { since: at, until, turns: recent.length } : undefined;
}

const reaches = (fired: readonly string[], at: string, threshold: Settings['threshold']): boolean =>
  threshold !== undefined &&
  fired.filter((one) => one > later(at, -threshold.minutes)).length >= threshold.signals;

/** One mark further, in the order of the source's time. */
export function step(before: Course, mark: Mark, settings: Settings): Course {
  const { at, state } = mark;
  const course = settle(before, at);
  const turned = state !== course.state;
  const turns = turned ? [...course.turns, at].slice(-most) : course.turns;
  const fired = state === 'firing' ? [...course.fired, at].slice(-most) : course.fired;
  const { flapping: flapped, since, reached, ...told } = course;
  const rest = { ...told, state, at, turns, fired };
  const flapping = turned ? flap({ ...course, turns }, at, settings.flapping) : settings.flapping && flapped;
  if (state === 'cleared' && !flapping) return rest;
  const begins = since === undefined;
  const next = { ...rest, episode: course.episode + (begins ? 1 : 0), since: since ?? mark.since ?? at };
  const met = reached || (state === 'firing' && reaches(fired, at, settings.threshold));
  return { ...next, ...(flapping && { flapping }), ...(met && { reached: true }) };
}

/** The course at the end of a trail; at `now`, flapping may have ended by itself. */
export const courseOf = ({ base, marks }: Trail, settings: Settings, now: string): Course =>
  settle(
    marks.toSorted(order).reduce<Course>((course, mark) => step(course, mark, settings), base),
    now,
  );

/**
 * A trail with one mark more. Only so many marks are kept: the oldest ones become part of the course that it starts from,
 * and what comes later than they are old changes nothing any more.
 */
export function note(trail: Trail, mark: Mark, settings: Settings): Trail {
  if (mark.at < trail.base.at) return trail;
  const marks = [...trail.marks, mark].toSorted(order);
  const [oldest, ...rest] = marks;
  if (marks.length <= marksKept || !oldest) return { base: trail.base, marks };
  return { base: step(trail.base, oldest, settings), marks: rest };
}
