import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type AddTask, addTask, endTask, openTasks, reopenTask, type Task } from '../record/task.ts';
import { isOver } from './lifecycle.ts';
import { deed, type Problem } from './problem.ts';

type Outcome = Decision<Problem> | undefined;

const alive = (problem: Problem) => {
  if (isOver(problem))
    throw new Refusal('illegal-transition', `It is ${problem.state}: its tasks stay as they are.`);
};

const decideTasks = (
  before: Problem,
  tasks: Task[] | undefined,
  what: string,
  by: Actor,
  at: string,
): Outcome => tasks && decide<Problem>(before, { ...before, tasks }, deed(what, by, at));

/** Plans a piece of work. @throws {Refusal} `illegal-transition` once the problem is over */
export function planTask(before: Problem, ask: AddTask, by: Actor, at: string): Outcome {
  alive(before);
  return decideTasks(before, addTask(before.tasks, ask), 'task-added', by, at);
}

/** A piece of work is done, or is not needed. Undefined when that was said already. */
export function endProblemTask(
  before: Problem,
  id: string,
  end: { readonly state: 'done' | 'skipped'; readonly note?: string | undefined },
  by: Actor,
  at: string,
): Outcome {
  alive(before);
  const tasks = endTask(before.tasks, id, end, by.id, at);
  return decideTasks(before, tasks, end.state === 'done' ? 'task-completed' : 'task-skipped', by, at);
}

/** A piece of work is to be done after all. */
export function reopenProblemTask(before: Problem, id: string, by: Actor, at: string): Outcome {
  alive(before);
  return decideTasks(before, reopenTask(before.tasks, id), 'task-reopened', by, at);
}

/** The tasks of a problem that ends: what nobody has done yet is left, and says why. */
export function cancelOpenTasks({ tasks }: Problem, by: Actor, at: string): { tasks?: Task[] } {
  if (!tasks || !openTasks(tasks).length) return {};
  const left = { state: 'skipped' as const, by: by.id, at, note: 'The problem is over.' };
  return { tasks: tasks.map((task) => (task.state === 'open' ? { ...task, ...left } : task)) };
}
