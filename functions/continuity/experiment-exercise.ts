import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import type { Experiment } from './evidence.ts';
import { beginExercise, concludeExercise, type Exercise, exerciseDeed, isPlanned } from './exercise.ts';

const between = (from: string, until: string) =>
  Math.max(0, Math.round((Date.parse(until) - Date.parse(from)) / 6_000) / 10);

/** What an experiment of AWS FIS makes of its exercise. Undefined where it is known, so that events may come twice and swapped. */
export function experimentMoved(
  before: Exercise,
  { id, status, at: when, reason }: Experiment,
  by: Actor,
  at: string,
): Decision<Exercise> | undefined {
  if (status === 'running') {
    if (before.state === 'planned') return beginExercise(before, { experiment: id }, by, when);
    if (before.startedAt && before.startedAt <= when) return undefined;
    // It is heard of after its end: now it is known how long it took.
    const result = before.result && { ...before.result, minutes: between(when, before.result.at) };
    return decide<Exercise>(
      before,
      { ...before, startedAt: when, ...(result && { result }) },
      exerciseDeed('timed', by, at),
    );
  }
  if (!isPlanned(before)) return undefined;
  const ask = { passed: status === 'completed', findings: [], ...(reason && { summary: reason }) };
  const minutes = before.startedAt && between(before.startedAt, when);
  const held = { ...before, experiment: id };
  const decision = concludeExercise(
    held,
    ask,
    { ...(minutes !== undefined && minutes !== '' && { minutes }) },
    by,
    when,
  );
  return { ...decision, before };
}

/** An experiment that nobody planned: it is in the calendar all the same, and somebody says which service it is of. */
export function foundExperiment(
  { id: experiment, at: when, template }: Experiment,
  id: string,
  team: string,
  by: Actor,
): Decision<Exercise> {
  const next = {
    ...{ id, kind: 'exercise' as const, state: 'running' as const, sort: 'experiment' as const },
    ...{
      title: `Experiment ${experiment}`,
      team,
      plannedFor: when,
      remindDays: 0,
      experiment,
      openedAt: when,
    },
    ...(template && { template }),
  };
  return decide<Exercise>(undefined, next, exerciseDeed('found', by, when));
}
