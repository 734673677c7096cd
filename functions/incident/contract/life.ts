import { contract } from '../../kernel/contract.ts';
import { nothing } from '../../kernel/wire.ts';
import { Say } from '../../record/comment.ts';
import { Assign, Transfer } from '../assignment.ts';
import { OverridePriority } from '../correction.ts';
import { FollowUp } from '../follow-up.ts';
import { PutOnHold } from '../hold.ts';
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
    id: 'takeIncident',
    path: `${one}/take`,
    summary: 'Assign it to me, and acknowledge it if nobody has',
    command: 'take',
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
    id: 'transferIncident',
    path: `${one}/transfer`,
    summary: 'Hand it to another team, which is paged for it',
    command: 'transfer',
    ask: Transfer,
  },
  {
    ...command,
    id: 'overrideIncidentPriority',
    path: `${one}/override-priority`,
    summary: 'Set a priority that impact and urgency do not say, and why',
    command: 'override-priority',
    ask: OverridePriority,
  },
  {
    ...command,
    id: 'holdIncident',
    path: `${one}/hold`,
    summary: 'Put it on hold: say what it waits for, and until when',
    command: 'hold',
    ask: PutOnHold,
  },
  {
    ...command,
    id: 'resumeIncident',
    path: `${one}/resume`,
    summary: 'Go on where it was put on hold',
    command: 'resume',
    ask: nothing,
  },
  {
    ...command,
    id: 'resolveIncident',
    path: `${one}/resolve`,
    summary: 'Resolve it and say how; refused while its alerts fire, unless a reason is given',
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
    id: 'followUpIncident',
    path: `${one}/follow-up`,
    summary: 'Open a new one for what has come back, linked to the old one',
    command: 'follow-up',
    ask: FollowUp,
    status: 201,
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
