import * as z from 'zod';
import { contract } from '../kernel/contract.ts';
import { slug } from '../kernel/text.ts';
import { nothing, page, paging } from '../kernel/wire.ts';
import { Say } from '../record/comment.ts';
import { Execution } from '../record/execution.ts';
import { Timeline, TimelineQuery } from '../record/timeline.ts';
import { Assign, ChangeIncident, Reopen, Resolve } from './commands.ts';
import { Incident } from './incident.ts';
import { OpenIncident } from './opening.ts';
import { incidentRights as rights } from './rights.ts';

const states = Incident.shape.state;
const answer = Incident.omit({ chain: true })
  .extend({ steps: z.array(z.string()).optional() })
  .meta({ id: 'IncidentView' });
const row = answer.partial().required({ id: true, kind: true, version: true, title: true, state: true });

/** A queue is asked for by team and state, or by person, or by service; `closed=true` adds what is closed. */
export const IncidentQuery = z
  .strictObject({
    ...paging,
    team: slug.optional(),
    state: states.optional(),
    assignee: slug.optional(),
    requester: slug.optional(),
    service: slug.optional(),
    closed: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
  })
  .refine(
    ({ assignee, requester, service }) => [assignee, requester, service].filter(Boolean).length < 2,
    'ask by assignee, by requester or by service, not by two of them',
  );

const one = '/v1/incidents/{id}';
const command = { method: 'POST', rights, answer } as const;

export const incidentContract = contract([
  {
    id: 'listIncidents',
    method: 'GET',
    path: '/v1/incidents',
    summary: 'List incidents: a queue, a person’s, or a service’s',
    rights,
    query: IncidentQuery,
    answer: page(row),
  },
  {
    ...command,
    id: 'openIncident',
    path: '/v1/incidents',
    summary: 'Open an incident',
    command: 'create',
    ask: OpenIncident,
    status: 201,
  },
  { id: 'getIncident', method: 'GET', path: one, summary: 'Read an incident', rights, answer },
  {
    id: 'changeIncident',
    method: 'PATCH',
    path: one,
    summary: 'Correct what is known about an incident',
    command: 'change',
    rights,
    ask: ChangeIncident,
    answer,
  },
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
    ask: nothing,
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
  {
    id: 'readIncidentTimeline',
    method: 'GET',
    path: `${one}/timeline`,
    summary: 'Read who changed what, oldest first',
    rights,
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    id: 'readIncidentExecution',
    method: 'GET',
    path: `${one}/execution`,
    summary: 'Read its state machines, newest run first',
    rights,
    answer: page(Execution),
  },
]);
