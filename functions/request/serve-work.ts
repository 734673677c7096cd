import type { Handlers } from '../runtime/api.ts';
import { commands } from './commands.ts';
import type { taskContract } from './contract/tasks.ts';
import type { workContract } from './contract/work.ts';
import { carryOut } from './visible.ts';

/** What people do to a request from its beginning to its end. */
export const serveWork: Handlers<typeof workContract> = {
  assignRequest: (call) => carryOut(commands.assign, call),
  askRequester: (call) => carryOut(commands.ask, call),
  answerRequest: (call) => carryOut(commands.answer, call),
  fulfilRequest: (call) => carryOut(commands.fulfil, call),
  leaveOutLine: (call) => carryOut(commands['leave-out'], call),
  reopenRequest: (call) => carryOut(commands.reopen, call),
  closeRequest: (call) => carryOut(commands.close, call),
  reviseRequest: (call) => carryOut(commands.revise, call),
  cancelRequest: (call) => carryOut(commands.cancel, call),
  commentRequest: (call) => carryOut(commands.comment, call),
  noteRequest: (call) => carryOut(commands.note, call),
  watchRequest: (call) => carryOut(commands.watch, call),
  unwatchRequest: (call) => carryOut(commands.unwatch, call),
};

/** The pieces of work of a request. */
export const serveTasks: Handlers<typeof taskContract> = {
  addRequestTask: (call) => carryOut(commands['add-task'], call),
  completeRequestTask: (call) => carryOut(commands['complete-task'], call),
  skipRequestTask: (call) => carryOut(commands['skip-task'], call),
  reopenRequestTask: (call) => carryOut(commands['reopen-task'], call),
  assignRequestTask: (call) => carryOut(commands['assign-task'], call),
};
