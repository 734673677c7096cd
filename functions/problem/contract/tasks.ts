import { contract } from '../../kernel/contract.ts';
import { AddTask, CompleteTask, ReopenTask, SkipTask } from '../../record/task.ts';
import { command, one } from './view.ts';

/** The pieces of work of a problem. */
export const taskContract = contract([
  {
    ...command,
    id: 'addProblemTask',
    path: `${one}/tasks`,
    summary: 'Plan a piece of work; those of one step can be done side by side',
    command: 'add-task',
    ask: AddTask,
    status: 201,
  },
  {
    ...command,
    id: 'completeProblemTask',
    path: `${one}/complete-task`,
    summary: 'A piece of work is done; refused while an earlier step is open',
    command: 'complete-task',
    ask: CompleteTask,
  },
  {
    ...command,
    id: 'skipProblemTask',
    path: `${one}/skip-task`,
    summary: 'A piece of work is not needed, and why',
    command: 'skip-task',
    ask: SkipTask,
  },
  {
    ...command,
    id: 'reopenProblemTask',
    path: `${one}/reopen-task`,
    summary: 'A piece of work is to be done after all',
    command: 'reopen-task',
    ask: ReopenTask,
  },
]);
