import type { Handlers } from '../runtime/api.ts';
import type { taskContract } from './contract/tasks.ts';
import { known } from './known.ts';
import { endProblemTask, planTask, reopenProblemTask } from './tasks.ts';
import { command } from './visible.ts';

/** The pieces of work of a problem. */
export const serveTasks: Handlers<typeof taskContract> = {
  addProblemTask: (call) =>
    command(call, async (before) => {
      await known({ assignee: call.ask.assignee });
      return planTask(before, call.ask, call.actor, call.at);
    }),
  completeProblemTask: (call) =>
    command(call, (before) => {
      const { task, note } = call.ask;
      return endProblemTask(before, task, { state: 'done', note }, call.actor, call.at);
    }),
  skipProblemTask: (call) =>
    command(call, (before) => {
      const { task, note } = call.ask;
      return endProblemTask(before, task, { state: 'skipped', note }, call.actor, call.at);
    }),
  reopenProblemTask: (call) =>
    command(call, (before) => reopenProblemTask(before, call.ask.task, call.actor, call.at)),
};
