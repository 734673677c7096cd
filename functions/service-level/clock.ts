import * as z from 'zod';
import { iso } from '../kernel/span.ts';
import type { WorkingCalendar } from '../kernel/working-time.ts';
import { instant } from '../record/base.ts';
import { agreementTypes, type Terms } from './agreement.ts';
import { type Course, courseOf } from './course.ts';
import { due, nameOf, timeOf } from './escalation.ts';
import { type MeasuredKind, measures } from './measured.ts';
import type { Moment } from './moments.ts';
import { momentOf, type Run } from './stopwatch.ts';
import { waitsFor } from './waiting.ts';

/** What an agreement says of a record at this moment. It holds nothing that changes while nothing happens. */
export const LevelClock = z
  .object({
    agreement: z.string(),
    name: z.string(),
    type: z.enum(agreementTypes),
    measure: z.enum(measures),
    /** Of what is dropped, nothing counts. One that runs may have been missed: then it says when. */
    state: z.enum(['running', 'paused', 'met', 'missed', 'dropped']),
    since: instant,
    /** It counts from here. */
    startedAt: instant,
    /** The agreement began to apply then. */
    attachedAt: instant,
    zone: z.string(),
    /** Milliseconds of working time that it may take. */
    target: z.number(),
    /** The stretches in which it ran. */
    runs: z.array(z.object({ from: instant, until: instant.optional() })),
    /** What it waits for while it is paused. */
    waits: z.string().optional(),
    /** When it would have been due without any pause. */
    firstDueAt: instant.optional(),
    dueAt: instant.optional(),
    missedAt: instant.optional(),
    /** Points that it has passed, and when: `75%`, `-15m`, `due`, `+60m`. */
    passed: z.record(z.string(), instant),
    next: z.object({ point: z.string(), at: instant }).optional(),
    /** Another agreement about the same promises less time, and counts in its place. */
    insteadOf: z.string().optional(),
  })
  .meta({ id: 'LevelClock' });
export type LevelClock = z.infer<typeof LevelClock>;

/** The points of an agreement at which something happens, each with its working time, the earliest first. */
const pointsOf = ({ escalations }: Terms, target: number) =>
  [
    { point: due, time: target },
    ...escalations.map(({ at }) => ({ point: nameOf(at), time: timeOf(at, target) })),
  ]
    .filter(({ point }, index, all) => all.findIndex((one) => one.point === point) === index)
    .sort((a, b) => a.time - b.time);

function stateOf({ phase, attachedAt }: Course, missed: boolean): LevelClock['state'] {
  if (attachedAt === undefined) return 'dropped';
  if (phase === 'stopped') return missed ? 'missed' : 'met';
  return phase;
}

const written = (runs: readonly Run[]) =>
  runs.map(({ from, until }) => ({ from: iso(from), ...(until !== undefined && { until: iso(until) }) }));

/** What is reached, and what is reached next, by a clock that has gone like this. */
function reached(
  terms: Terms,
  calendar: WorkingCalendar,
  { runs, phase }: Course,
  target: number,
  now: number,
) {
  const moments = pointsOf(terms, target).flatMap(({ point, time }) => {
    const at = momentOf(calendar, runs, time);
    return at === undefined ? [] : [{ point, at }];
  });
  const passed = moments.filter(({ at }) => at <= now);
  const next = phase === 'running' ? moments.find(({ at }) => at > now) : undefined;
  return {
    passed: Object.fromEntries(passed.map(({ point, at }) => [point, iso(at)])),
    dueAt: moments.find(({ point }) => point === due)?.at,
    ...(next && { next: { point: next.point, at: iso(next.at) } }),
  };
}

/**
 * The clock of an agreement on a record: a pure function of the record's history, the agreement and its hours, so that what is
 * live, recomputed, tried out and repaired is one and the same.
 *
 * @param now milliseconds; points up to and with it are passed
 * @returns undefined when the agreement never applied
 */
export function clockOf(
  terms: Terms,
  kind: MeasuredKind,
  calendar: WorkingCalendar,
  moments: readonly Moment[],
  now: number,
): LevelClock | undefined {
  const course = courseOf(terms, kind, calendar, moments);
  const applies = course?.attachedAt ?? course?.droppedAt;
  if (!course || applies === undefined || course.allowance === undefined) return undefined;
  const { base, runs, phase, since, droppedAt, allowance: target } = course;
  const { dueAt, ...found } = reached(terms, calendar, course, target, now);
  const missedAt = course.missedBefore ?? (dueAt !== undefined && dueAt <= now ? dueAt : undefined);
  const missed = missedAt !== undefined;
  const state = stateOf(course, missed);
  const { id: agreement, name, type, measure } = terms;
  const firstDue = momentOf(calendar, [{ from: base }], target);
  const common = {
    ...{ agreement, name, type, measure, state },
    since: iso(state === 'dropped' ? (droppedAt ?? since) : since),
    startedAt: iso(base),
    attachedAt: iso(applies),
    zone: calendar.timeZone,
    target,
    runs: written(runs),
    ...(firstDue !== undefined && { firstDueAt: iso(firstDue) }),
  };
  if (state === 'dropped') return { ...common, passed: {} };
  return {
    ...common,
    ...(phase === 'paused' && { waits: waitsFor(course.facts) }),
    ...(dueAt !== undefined && { dueAt: iso(dueAt) }),
    ...(missed && { missedAt: iso(missedAt) }),
    ...found,
  };
}

const counts = ({ state }: LevelClock) => state !== 'dropped';

/** Of several agreements of one sort about the same, the one that promised the least time counts, and the others are dropped. */
export function shortestWins(clocks: readonly LevelClock[]): LevelClock[] {
  const time = ({ firstDueAt }: LevelClock) => firstDueAt ?? '~';
  const before = (a: LevelClock, b: LevelClock) =>
    time(a) < time(b) || (time(a) === time(b) && a.agreement < b.agreement);
  return clocks.map((clock) => {
    const winner = clocks.find(
      (other) =>
        counts(other) &&
        other.type === clock.type &&
        other.measure === clock.measure &&
        other.agreement !== clock.agreement &&
        before(other, clock),
    );
    if (!winner || !counts(clock)) return clock;
    const { waits: _, dueAt: __, missedAt: ___, next: ____, ...rest } = clock;
    return { ...rest, state: 'dropped', passed: {}, insteadOf: winner.agreement };
  });
}
