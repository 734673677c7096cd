import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type AddTask, addTask, endTask, reopenTask, type Task } from '../record/task.ts';
import { type Change, deed } from './change.ts';

const alive = ({ state }: Change) => {
  if (state === 'review' || state === 'closed' || state === 'canceled')
    throw new Refusal('illegal-transition', `It is ${state}: its tasks stay as they are.`);
};

const decideTasks = (before: Change, tasks: Task[] | undefined, what: string, by: Actor, at: string) =>
  tasks && decide<Change>(before, { ...before, tasks }, deed(what, by, at));

type Outcome = Decision<Change> | undefined;

/** Plans a piece of work. @throws {Refusal} `illegal-transition` once the work of the change is over */
export function planTask(before: Change, ask: AddTask, by: Actor, at: string): Outcome {
  alive(before);
  return decideTasks(before, addTask(before.tasks, ask), 'task-added', by, at);
}

/** A piece of work is done, or is not needed. Undefined when that was said already. */
export function endChangeTask(
  before: Change,
  id: string,
  end: { readonly state: 'done' | 'skipped'; readonly note?: string | undefined },
  by: Actor,
  at: string,
): Outcome {
  alive(before);
  return decideTasks(before, endTask(before.tasks, id, end, by.id, at), `task-${end.state}`, by, at);
}

/** A piece of work is to be done after all. */
export function reopenChangeTask(before: Change, id: string, by: Actor, at: string): Outcome {
  alive(before);
  return decideTasks(before, reopenTask(before.tasks, id), 'task-reopened', by, at);
}
