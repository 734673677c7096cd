import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { type AddTask, addTask, endTask, reopenTask, type Task } from '../record/task.ts';
import { type Exercise, exerciseDeed } from './exercise.ts';

type Outcome = Decision<Exercise> | undefined;

const withTasks = (
  before: Exercise,
  tasks: Task[] | undefined,
  what: string,
  by: Actor,
  at: string,
): Outcome => tasks && decide<Exercise>(before, { ...before, tasks }, exerciseDeed(what, by, at));

/** Plans what is to be done about what was found. */
export const findingPlanned = (before: Exercise, ask: AddTask, by: Actor, at: string): Outcome =>
  withTasks(before, addTask(before.tasks, ask), 'task-added', by, at);

/** It is done, or is not needed. Undefined when that was said already. */
export const findingEnded = (
  before: Exercise,
  { task, note }: { readonly task: string; readonly note?: string | undefined },
  state: 'done' | 'skipped',
  by: Actor,
  at: string,
): Outcome =>
  withTasks(
    before,
    endTask(before.tasks, task, { state, note }, by.id, at),
    state === 'done' ? 'task-completed' : 'task-skipped',
    by,
    at,
  );

/** It is to be done after all. */
export const findingReopened = (before: Exercise, task: string, by: Actor, at: string): Outcome =>
  withTasks(before, reopenTask(before.tasks, task), 'task-reopened', by, at);
