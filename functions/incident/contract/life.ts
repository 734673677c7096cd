import { contract } from '../../kernel/contract.ts';
import { nothing } from '../../kernel/wire.ts';
import { Say } from '../../record/comment.ts';
import { Assign } from '../assignment.ts';
import { Close, Reopen, Resolve } from '../resolution.ts';
import { command, one } from './view.ts';

/** What people do to an incident from its opening to its end, and say about it. */
export const lifeContract = contract([
  {
    ...command,
    id: 'acknowledgeIncident',
    path: `${one}/acknowledge`,
    summary: 'Take it: paging stops',
    command: 'acknowledge',
    ask: nothing,
  },
  {
    ...command,
    id: 'assignIncident',
    path: `${one}/assign`,
    summary: 'Hand it to a person or a team',
    command: 'assign',
    ask: Assign,
  },
  {
    ...command,
    id: 'resolveIncident',
    path: `${one}/resolve`,
    summary: 'Resolve it and say how',
    command: 'resolve',
    ask: Resolve,
  },
  {
    ...command,
    id: 'reopenIncident',
    path: `${one}/reopen`,
    summary: 'Open it again; paging starts anew',
    command: 'reopen',
    ask: Reopen,
  },
  {
    ...command,
    id: 'closeIncident',
    path: `${one}/close`,
    summary: 'Close it for good',
    command: 'close',
    ask: Close,
  },
  {
    ...command,
    id: 'commentIncident',
    path: `${one}/comments`,
    summary: 'Add a comment that the requester reads too',
    command: 'comment',
    ask: Say,
    status: 201,
  },
  {
    ...command,
    id: 'noteIncident',
    path: `${one}/notes`,
    summary: 'Add an internal note',
    command: 'note',
    ask: Say,
    status: 201,
  },
]);
