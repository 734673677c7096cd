import type { Handlers } from '../runtime/api.ts';
import type { taskContract } from './contract/tasks.ts';
import { known } from './known.ts';
import { endChangeTask, planTask, reopenChangeTask } from './tasks.ts';
import { command } from './visible.ts';

/** The pieces of work of a change. */
export const serveTasks: Handlers<typeof taskContract> = {
  addChangeTask: (call) =>
    command(call, async (before) => {
      await known({ assignee: call.ask.assignee });
      return planTask(before, call.ask, call.actor, call.at);
    }),
  completeChangeTask: (call) =>
    command(call, (before) => {
      const { task, note } = call.ask;
      return endChangeTask(before, task, { state: 'done', note }, call.actor, call.at);
    }),
  skipChangeTask: (call) =>
    command(call, (before) => {
      const { task, note } = call.ask;
      return endChangeTask(before, task, { state: 'skipped', note }, call.actor, call.at);
    }),
  reopenChangeTask: (call) =>
    command(call, (before) => reopenChangeTask(before, call.ask.task, call.actor, call.at)),
};
