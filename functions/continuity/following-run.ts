import type { Actor } from '../kernel/actor.ts';
import { beginExercise } from './exercise.ts';
import { exercises, runs } from './keep.ts';
import { follow, start } from './machine.ts';
import { cancelRun, type PlanRun } from './plan-run.ts';
import { awaits, endStep } from './running.ts';

/** What a run that has ended says to the one whose step it is. */
async function tellParent(
  { id, state, parent }: PlanRun,
  by: Actor,
  now: string,
  depth: number,
): Promise<void> {
  if (!parent || state === 'running') return;
  const above = await runs.find(parent.run);
  if (!above || !awaits(above, parent.step, parent.attempt)) return;
  const outcome =
    state === 'completed'
      ? ({ state: 'done' } as const)
      : ({ state: 'failed', note: `${id} was canceled.` } as const);
  await runs.save(endStep(above, parent.step, outcome, by, now), { depth });
}

/** The exercise that a run is begins with it. */
async function beginIts({ id, exercise: of, startedAt }: PlanRun, by: Actor, depth: number): Promise<void> {
  const exercise = of ? await exercises.find(of) : undefined;
  if (exercise?.state === 'planned')
    await exercises.save(beginExercise(exercise, { run: id }, by, startedAt), { depth });
}

/** The plans that are steps of a run end with it. */
async function endBelow({ id, state, steps }: PlanRun, by: Actor, now: string, depth: number): Promise<void> {
  if (state !== 'canceled') return;
  const open = steps.flatMap((step) => (step.state === 'open' && step.run ? [step.run] : []));
  for (const child of await runs.all(open))
    if (child.state === 'running')
      await runs.save(cancelRun(child, `${id} was canceled.`, by, now), { depth });
}

/** What follows from where a run stands: its machine runs and knows, and so do its exercise and the run above it. Doing it again changes nothing. */
export async function followRun(run: PlanRun, by: Actor, now: string, depth: number): Promise<void> {
  if (run.state === 'running') await start(run);
  await beginIts(run, by, depth);
  await follow(run, now);
  await endBelow(run, by, now, depth);
  await tellParent(run, by, now, depth);
}
