import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { type AddTask, addTask, endTask, reopenTask, type Task } from '../record/task.ts';
import { demandAlive } from './correction.ts';
import { deed, type SecurityIncident } from './incident.ts';

type Outcome = Decision<SecurityIncident> | undefined;

const decideTasks = (
  before: SecurityIncident,
  tasks: Task[] | undefined,
  what: string,
  by: Actor,
  at: string,
): Outcome => tasks && decide<SecurityIncident>(before, { ...before, tasks }, deed(what, by, at));

/** Plans a piece of work. @throws {Refusal} `illegal-transition` once the incident is closed */
export function planTask(before: SecurityIncident, ask: AddTask, by: Actor, at: string): Outcome {
  demandAlive(before);
  return decideTasks(before, addTask(before.tasks, ask), 'task-added', by, at);
}

/** A piece of work is done, or is not needed. Undefined when that was said already. */
export function endIncidentTask(
  before: SecurityIncident,
  id: string,
  end: { readonly state: 'done' | 'skipped'; readonly note?: string | undefined },
  by: Actor,
  at: string,
): Outcome {
  demandAlive(before);
  const type = end.state === 'done' ? 'task-completed' : 'task-skipped';
  return decideTasks(before, endTask(before.tasks, id, end, by.id, at), type, by, at);
}

/** A piece of work is to be done after all. */
export function reopenIncidentTask(before: SecurityIncident, id: string, by: Actor, at: string): Outcome {
  demandAlive(before);
  return decideTasks(before, reopenTask(before.tasks, id), 'task-reopened', by, at);
}
