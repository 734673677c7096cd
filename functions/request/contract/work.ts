import { contract } from '../../kernel/contract.ts';
import { nothing } from '../../kernel/wire.ts';
import { Say } from '../../record/comment.ts';
import { Watch } from '../../record/watcher.ts';
import { Assign } from '../assign.ts';
import { AskMore, Fulfil, LeaveOut, Why } from '../course.ts';
import { Revise } from '../revision.ts';
import { command, one } from './view.ts';

/** What people do to a request from its beginning to its end. */
export const workContract = contract([
  {
    ...command,
    id: 'assignRequest',
    path: `${one}/assign`,
    summary: 'Say who answers for it',
    command: 'assign',
    ask: Assign,
  },
  {
    ...command,
    id: 'reviseRequest',
    path: `${one}/revise`,
    summary: 'Answer its form anew: a new round of votes begins, or it is what was asked for',
    command: 'revise',
    ask: Revise,
  },
  {
    ...command,
    id: 'askRequester',
    path: `${one}/ask`,
    summary: 'Ask its requester for more; its time stands still meanwhile',
    command: 'ask',
    ask: AskMore,
  },
  {
    ...command,
    id: 'answerRequest',
    path: `${one}/answer`,
    summary: 'Say what was asked',
    command: 'answer',
    ask: Say,
  },
  {
    ...command,
    id: 'fulfilRequest',
    path: `${one}/fulfil`,
    summary: 'Say that it is delivered, and what was left out',
    command: 'fulfil',
    ask: Fulfil,
  },
  {
    ...command,
    id: 'leaveOutLine',
    path: `${one}/leave-out`,
    summary: 'Deliver it without one of the things that were ordered',
    command: 'leave-out',
    ask: LeaveOut,
  },
  {
    ...command,
    id: 'reopenRequest',
    path: `${one}/reopen`,
    summary: 'Say that it is not as it was ordered',
    command: 'reopen',
    ask: Why,
  },
  {
    ...command,
    id: 'closeRequest',
    path: `${one}/close`,
    summary: 'Agree that all is well',
    command: 'close',
    ask: nothing,
  },
  {
    ...command,
    id: 'cancelRequest',
    path: `${one}/cancel`,
    summary: 'It is not needed any more, or cannot be had',
    command: 'cancel',
    ask: Why,
  },
  {
    ...command,
    id: 'commentRequest',
    path: `${one}/comments`,
    summary: 'Add a comment that whoever ordered it reads too',
    command: 'comment',
    ask: Say,
    status: 201,
  },
  {
    ...command,
    id: 'noteRequest',
    path: `${one}/notes`,
    summary: 'Add an internal note',
    command: 'note',
    ask: Say,
    status: 201,
  },
  {
    ...command,
    id: 'watchRequest',
    path: `${one}/watch`,
    summary: 'Hear of what happens to it, or let somebody else hear',
    command: 'watch',
    ask: Watch,
  },
  {
    ...command,
    id: 'unwatchRequest',
    path: `${one}/unwatch`,
    summary: 'Hear no more of it',
    command: 'unwatch',
    ask: Watch,
  },
]);
