import type { WorkingCalendar } from '../kernel/working-time.ts';
import { holds } from '../record/condition.ts';
import type { Terms } from './agreement.ts';
import type { MeasuredKind } from './measured.ts';
import type { Facts, Moment } from './moments.ts';
import { momentOf, type Run } from './stopwatch.ts';
import { allowanceOf, type LevelTarget } from './target.ts';
import { type Conditions, usual } from './usual.ts';

type Phase = 'running' | 'paused' | 'stopped';

/** How a clock has gone: all that its times follow from. Instants in milliseconds. */
export type Course = {
  /** It counts from here: the opening of the record, its last reset, or when the agreement began to apply. */
  readonly base: number;
  readonly phase: Phase;
  readonly since: number;
  readonly runs: readonly Run[];
  /** Since when the agreement applies; undefined when it does not. */
  readonly attachedAt?: number | undefined;
  /** It applied until then. */
  readonly droppedAt?: number | undefined;
  /** It was missed then before it began anew. */
  readonly missedBefore?: number | undefined;
  /** Working time that it may take, as promised for what the record is now, or was when the clock stopped. */
  readonly allowance?: number | undefined;
  /** The record as it was when it last ran or stood still. */
  readonly facts: Facts;
};

type Rules = Conditions & {
  readonly kind: MeasuredKind;
  readonly terms: Terms;
  readonly calendar: WorkingCalendar;
  readonly allowance: (target: LevelTarget, base: number) => number | undefined;
};

const met = (condition: Conditions[keyof Conditions], facts: Facts): boolean =>
  condition !== undefined && holds(condition, facts);

/** Each target is worked out once for each beginning: working days are counted date by date. */
function remembered(calendar: WorkingCalendar): Rules['allowance'] {
  const known = new Map<string, number | undefined>();
  return (target, base) => {
    const key = `${JSON.stringify(target)} ${base}`;
    if (!known.has(key)) known.set(key, allowanceOf(target, calendar, base));
    return known.get(key);
  };
}

/** The shortest of what is promised for such a record; undefined when nothing is. */
function promised({ terms, allowance }: Rules, facts: Facts, base: number): number | undefined {
  const times = terms.targets
    .filter(({ when }) => !when || holds(when, facts))
    .map(({ within }) => allowance(within, base))
    .filter((time) => time !== undefined);
  return times.length ? Math.min(...times) : undefined;
}

function phaseAfter({ pause, resume, stop }: Rules, phase: Phase, facts: Facts): Phase {
  if (phase === 'stopped' && !(met(resume, facts) && !met(stop, facts))) return 'stopped';
  if (met(stop, facts)) return 'stopped';
  if (met(pause, facts)) return 'paused';
  return phase === 'paused' && resume && !met(resume, facts) ? 'paused' : 'running';
}

/** The stretches in which it ran, with what a change of its phase begins or ends. */
function ran(runs: readonly Run[], from: Phase | undefined, to: Phase, at: number): readonly Run[] {
  if (from === to) return runs;
  if (to === 'running') return [...runs, { from: at }];
  if (from !== 'running') return runs;
  const [last, ...earlier] = [runs.at(-1) as Run, ...runs.slice(0, -1)];
  return last.from === at ? earlier : [...earlier, { from: last.from, until: at }];
}

function begun(rules: Rules, { at, facts }: Moment): Course {
  const phase = phaseAfter(rules, 'running', facts);
  return { base: at, phase, since: at, runs: ran([], undefined, phase, at), facts };
}

function moved(rules: Rules, before: Course, { at, facts }: Moment): Course {
  const phase = phaseAfter(rules, before.phase, facts);
  const runs = ran(before.runs, before.phase, phase, at);
  return { ...before, phase, runs, since: phase === before.phase ? before.since : at };
}

/** Whether the agreement applies: from when it starts to, until it is dropped; what has stopped is kept as it ended. */
function applied(rules: Rules, course: Course, { at, facts }: Moment, stoppedBefore: boolean): Course {
  const { start, stop, cancel, terms } = rules;
  const allowance = promised(rules, facts, course.base);
  const wanted = (!start || met(start, facts)) && allowance !== undefined;
  if (course.attachedAt === undefined) {
    if (!wanted || met(stop, facts) || met(cancel, facts)) return { ...course, facts };
    const { droppedAt: _, ...rest } = course;
    if (terms.retroactive) return { ...rest, facts, allowance, attachedAt: at };
    const fresh = begun(rules, { at, facts, version: 0 });
    return { ...fresh, allowance: promised(rules, facts, at), attachedAt: at };
  }
  if (stoppedBefore && course.phase === 'stopped') return course;
  const dropped =
    terms.cancelWhen !== 'never' && (met(cancel, facts) || (terms.cancelWhen === 'start-unmet' && !wanted));
  if (dropped) return { ...course, facts, attachedAt: undefined, droppedAt: at };
  return { ...course, facts, allowance: allowance ?? course.allowance };
}

/** It begins anew; that it was missed until now stays true. */
function reset(rules: Rules, before: Course, moment: Moment): Course {
  const { attachedAt, allowance, droppedAt, runs } = before;
  const due =
    attachedAt === undefined || allowance === undefined
      ? undefined
      : momentOf(rules.calendar, runs, allowance);
  const missed = due !== undefined && due < moment.at ? due : undefined;
  const missedBefore = before.missedBefore ?? missed;
  return { ...begun(rules, moment), attachedAt, allowance, droppedAt, missedBefore };
}

function step(rules: Rules, before: Course, moment: Moment): Course {
  // What has ended begins anew only where it goes on, too.
  const ended = before.phase === 'stopped' && met(rules.stop, moment.facts);
  const again = met(rules.reset, moment.facts) && !ended;
  const next = again ? reset(rules, before, moment) : moved(rules, before, moment);
  return applied(rules, next, moment, before.phase === 'stopped');
}

/**
 * How a clock has gone by an agreement over the whole history of a record, from its beginning. What paused it before the
 * agreement began to apply counts as much as what paused it since.
 *
 * @returns undefined without any history, or for a kind of record that the agreement is not about
 */
export function courseOf(
  terms: Terms,
  kind: MeasuredKind,
  calendar: WorkingCalendar,
  [first, ...others]: readonly Moment[],
): Course | undefined {
  if (!first || !terms.kinds.includes(kind)) return undefined;
  const said = Object.entries(terms.conditions).filter(([, condition]) => condition !== undefined);
  const rules = {
    ...usual(kind, terms.measure),
    ...Object.fromEntries(said),
    kind,
    terms,
    calendar,
    allowance: remembered(calendar),
  };
  const opened = applied(rules, begun(rules, first), first, false);
  return others.reduce((course, moment) => step(rules, course, moment), opened);
}
