import { invalid } from '../kernel/refusal.ts';
import { named } from '../people/read.ts';
import type { Handlers } from '../runtime/api.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { filedScans, openScans } from '../runtime/scans.ts';
import { serving } from '../runtime/serving.ts';
import type { exerciseContract } from './contract/exercises.ts';
import {
  cancelExercise,
  changeExercise,
  concludeExercise,
  type Exercise,
  exerciseSteps,
  planExercise,
} from './exercise.ts';
import { findingEnded, findingPlanned, findingReopened } from './exercise-tasks.ts';
import { analyses, exercises, runs } from './keep.ts';
import { known } from './known.ts';

const serve = serving(exercises, named, (exercise) => ({ steps: exerciseSteps(exercise) }));

/** How long the run of an exercise took, and within which time its service has to be back. */
async function measured({ run: id, service }: Exercise) {
  const [run, analysis] = await Promise.all([
    id ? runs.find(id) : undefined,
    service ? analyses.find(service) : undefined,
  ]);
  return { minutes: run?.minutes, rto: run?.rto ?? analysis?.agreed?.rto };
}

/** The calendar of exercises, what came of them, and what is done about what was found. */
export const serveExercises: Handlers<typeof exerciseContract> = {
  listExercises: (call) => {
    const { service, closed, overdue } = call.query;
    return serve.page(call, {
      scansAt: service
        ? filedScans(exercises, 'subject', `service#${service}`)
        : openScans(exercises, [closed ? 'over' : 'planned'], closed === true),
      fits: (exercise) => !overdue || exercise.overdue === true,
    });
  },
  planExercise: async (call) => {
    const service = await known(call.ask);
    const team = call.ask.team ?? service?.team;
    if (!team) throw invalid('/team', 'is needed');
    if (call.ask.plannedFor <= call.at) throw invalid('/plannedFor', 'has passed');
    const id = await nextNumber('continuity', 'EXR');
    return serve.create(call, planExercise({ ...call.ask, team }, id, call.actor, call.at));
  },
  getExercise: serve.one,
  readExerciseTimeline: serve.history,
  changeExercise: (call) =>
    serve.command(call, async (before) => {
      await known(call.ask);
      return changeExercise(before, call.ask, call.actor, call.at);
    }),
  concludeExercise: (call) =>
    serve.command(call, async (before) =>
      concludeExercise(before, call.ask, await measured(before), call.actor, call.at),
    ),
  cancelExercise: (call) =>
    serve.command(call, (before) => cancelExercise(before, call.ask.reason, call.actor, call.at)),
  addExerciseTask: (call) =>
    serve.command(call, async (before) => {
      await known({ owner: call.ask.assignee });
      return findingPlanned(before, call.ask, call.actor, call.at);
    }),
  completeExerciseTask: (call) =>
    serve.command(call, (before) => findingEnded(before, call.ask, 'done', call.actor, call.at)),
  skipExerciseTask: (call) =>
    serve.command(call, (before) => findingEnded(before, call.ask, 'skipped', call.actor, call.at)),
  reopenExerciseTask: (call) =>
    serve.command(call, (before) => findingReopened(before, call.ask.task, call.actor, call.at)),
};
