import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { AddTask, CompleteTask, ReopenTask, SkipTask } from '../../record/task.ts';
import { CancelExercise, ChangeExercise, ConcludeExercise, Exercise, PlanExercise } from '../exercise.ts';
import { exerciseRights as rights } from '../rights.ts';
import { reading, steps } from './view.ts';

const view = Exercise.omit({ chain: true, clocks: true }).extend(steps).meta({ id: 'ExerciseView' });
const one = '/v1/exercises/{id}';
const command = { method: 'POST', rights, answer: view } as const;
const yes = z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional();

/** The calendar of exercises, what came of them, and what is done about what was found. */
export const exerciseContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listExercises',
    path: '/v1/exercises',
    summary:
      'List what is planned by its day; with `closed=true` what was held or canceled; or all of a service',
    query: z.strictObject({ ...paging, service: slug.optional(), closed: yes, overdue: yes }),
    answer: page(view),
  },
  {
    ...command,
    id: 'planExercise',
    path: '/v1/exercises',
    summary: 'Plan an exercise, once or again and again',
    command: 'create',
    ask: PlanExercise,
    status: 201,
  },
  ...reading('Exercise', one, rights, view, 'an exercise'),
  {
    ...command,
    method: 'PATCH',
    id: 'changeExercise',
    path: one,
    summary: 'Plan it otherwise, or say which service it is of',
    command: 'change',
    ask: ChangeExercise,
  },
  {
    ...command,
    id: 'concludeExercise',
    path: `${one}/conclude`,
    summary: 'It was held: whether it passed, and what was found',
    command: 'conclude',
    ask: ConcludeExercise,
  },
  {
    ...command,
    id: 'cancelExercise',
    path: `${one}/cancel`,
    summary: 'It is not held; one that recurs comes again',
    command: 'cancel',
    ask: CancelExercise,
  },
  {
    ...command,
    id: 'addExerciseTask',
    path: `${one}/tasks`,
    summary: 'Plan what is to be done about what was found',
    command: 'add-task',
    ask: AddTask,
    status: 201,
  },
  {
    ...command,
    id: 'completeExerciseTask',
    path: `${one}/complete-task`,
    summary: 'It is done',
    command: 'complete-task',
    ask: CompleteTask,
  },
  {
    ...command,
    id: 'skipExerciseTask',
    path: `${one}/skip-task`,
    summary: 'It is not needed, and why',
    command: 'skip-task',
    ask: SkipTask,
  },
  {
    ...command,
    id: 'reopenExerciseTask',
    path: `${one}/reopen-task`,
    summary: 'It is to be done after all',
    command: 'reopen-task',
    ask: ReopenTask,
  },
]);
