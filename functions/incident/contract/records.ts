import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { Execution } from '../../record/execution.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { ChangeIncident } from '../correction.ts';
import { Incident } from '../incident.ts';
import { OpenIncident } from '../opening.ts';
import { incidentRights as rights } from '../rights.ts';
import { command, IncidentRow, IncidentView, look, one } from './view.ts';

/** A queue is asked for by team and state, or by person, or by service; `closed=true` adds what is closed. */
export const IncidentQuery = z
  .strictObject({
    ...paging,
    team: slug.optional(),
    state: Incident.shape.state.optional(),
    assignee: slug.optional(),
    requester: slug.optional(),
    service: slug.optional(),
    closed: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
  })
  .refine(
    ({ assignee, requester, service }) => [assignee, requester, service].filter(Boolean).length < 2,
    'ask by assignee, by requester or by service, not by two of them',
  );

/** Opening, finding, reading and correcting incidents. */
export const recordContract = contract([
  {
    ...look,
    id: 'listIncidents',
    path: '/v1/incidents',
    summary: 'List incidents: a queue, a person’s, or a service’s',
    query: IncidentQuery,
    answer: page(IncidentRow),
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
  { ...look, id: 'getIncident', path: one, summary: 'Read an incident', answer: IncidentView },
  {
    id: 'changeIncident',
    method: 'PATCH',
    path: one,
    summary: 'Correct what is known about an incident',
    command: 'change',
    rights,
    ask: ChangeIncident,
    answer: IncidentView,
  },
  {
    ...look,
    id: 'readIncidentTimeline',
    path: `${one}/timeline`,
    summary: 'Read who changed what, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    ...look,
    id: 'readIncidentExecution',
    path: `${one}/execution`,
    summary: 'Read its state machines, newest run first',
    answer: page(Execution),
  },
]);
