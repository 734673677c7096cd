import { contract } from '../../kernel/contract.ts';
import {
  AddRequestTask,
  AssignRequestTask,
  CompleteRequestTask,
  ReopenRequestTask,
  SkipRequestTask,
} from '../tasks.ts';
import { command, one } from './view.ts';

/** The pieces of work of a request. */
export const taskContract = contract([
  {
    ...command,
    id: 'addRequestTask',
    path: `${one}/tasks`,
    summary: 'Plan one more piece of work',
    command: 'add-task',
    ask: AddRequestTask,
    status: 201,
  },
  {
    ...command,
    id: 'completeRequestTask',
    path: `${one}/complete-task`,
    summary: 'A piece of work is done; with the last one it is delivered',
    command: 'complete-task',
    ask: CompleteRequestTask,
  },
  {
    ...command,
    id: 'skipRequestTask',
    path: `${one}/skip-task`,
    summary: 'A piece of work is not needed',
    command: 'skip-task',
    ask: SkipRequestTask,
  },
  {
    ...command,
    id: 'reopenRequestTask',
    path: `${one}/reopen-task`,
    summary: 'A piece of work is to be done after all',
    command: 'reopen-task',
    ask: ReopenRequestTask,
  },
  {
    ...command,
    id: 'assignRequestTask',
    path: `${one}/assign-task`,
    summary: 'Take a piece of work, or give it to somebody else',
    command: 'assign-task',
    ask: AssignRequestTask,
  },
]);
