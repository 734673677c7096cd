import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { Execution } from '../../record/execution.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { ChangeIncident } from '../correction.ts';
import { incidentId } from '../family.ts';
import { Incident } from '../incident.ts';
import { OpenIncident } from '../opening.ts';
import { incidentRights as rights } from '../rights.ts';
import { command, IncidentRow, IncidentView, look, one } from './view.ts';

const yes = z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional();
const places = ['assignee', 'requester', 'service', 'parent', 'watching', 'mine', 'major'] as const;

/**
 * Where to look is a team's queue, or a person, a service, a parent, what I watch, what is mine; state, priority, category and
 * team say which of those. `closed=true` adds what is closed, which a queue does not hold.
 */
export const IncidentQuery = z
  .strictObject({
    ...paging,
    team: slug.optional(),
    state: Incident.shape.state.optional(),
    priority: z.enum(['1', '2', '3', '4', '5']).optional(),
    category: slug.optional(),
    assignee: slug.optional(),
    requester: slug.optional(),
    service: slug.optional(),
    parent: incidentId.optional(),
    watching: z.literal('me').optional(),
    mine: yes,
    /** With nobody, and worked on or waiting for somebody. */
    unassigned: yes,
    /** Declared major incidents that are worked on. */
    major: yes,
    closed: yes,
  })
  .refine((query) => places.filter((place) => query[place]).length < 2, `ask by one of ${places.join(', ')}`);

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
