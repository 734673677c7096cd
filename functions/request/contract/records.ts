import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { BulkOutcome } from '../../record/bulk.ts';
import { Execution } from '../../record/execution.ts';
import { CountsQuery, countsKnown } from '../../record/tally.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { Bulk } from '../bulk.ts';
import { FulfilmentTask } from '../fulfilment-task.ts';
import { requestStates } from '../lifecycle.ts';
import { OrderItem } from '../order.ts';
import { command, look, one, RequestRow, RequestView } from './view.ts';

const yes = z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional();
const places = ['assignee', 'requester', 'item', 'watching', 'mine'] as const;

/**
 * Where to look is a team's queue, or a person, an item of the catalogue, what I watch, what is mine; state, team and lateness say
 * which of those. `closed=true` adds what is over, which a queue does not hold.
 */
export const RequestQuery = z
  .strictObject({
    ...paging,
    team: slug.optional(),
    state: z.enum(requestStates).optional(),
    late: yes,
    assignee: slug.optional(),
    requester: slug.optional(),
    item: slug.optional(),
    watching: z.literal('me').optional(),
    mine: yes,
    closed: yes,
  })
  .refine((query) => places.filter((place) => query[place]).length < 2, `ask by one of ${places.join(', ')}`);

export const TaskQuery = z.strictObject({ ...paging, team: slug.optional(), mine: yes });

const TaskRow = FulfilmentTask.extend({
  request: z.string(),
  requestTitle: z.string(),
  version: z.int(),
  for: z.string(),
  late: z.boolean().optional(),
}).meta({ id: 'RequestTaskRow' });

/** Ordering, finding and reading. */
export const recordContract = contract([
  {
    ...look,
    id: 'countRequests',
    path: '/v1/requests/counts',
    summary: 'How many wait for approval, are prepared, wait for their requester, are late, unassigned, mine',
    query: CountsQuery,
    answer: countsKnown.meta({ id: 'RequestCounts' }),
  },
  {
    ...look,
    id: 'listRequests',
    path: '/v1/requests',
    summary: 'List requests: a queue, a person’s, or those for an item',
    query: RequestQuery,
    answer: page(RequestRow),
  },
  {
    ...command,
    id: 'orderItem',
    path: '/v1/requests',
    summary: 'Order an item of the catalogue, for oneself or somebody else',
    command: 'create',
    ask: OrderItem,
    status: 201,
  },
  {
    ...command,
    id: 'bulkRequests',
    path: '/v1/requests/bulk',
    summary: 'Give one command on up to a hundred requests, or see what would be refused',
    command: 'bulk',
    ask: Bulk,
    answer: BulkOutcome,
  },
  { ...look, id: 'getRequest', path: one, summary: 'Read a request', answer: RequestView },
  {
    ...look,
    id: 'readRequestTimeline',
    path: `${one}/timeline`,
    summary: 'Read who did what, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    ...look,
    id: 'readRequestExecution',
    path: `${one}/execution`,
    summary: 'The machine that fulfils it, as it can be drawn, the newest first',
    answer: page(Execution),
  },
  {
    ...look,
    id: 'listRequestTasks',
    path: '/v1/request-tasks',
    summary: 'The open tasks of a team, of my teams, or mine; what is due first comes first',
    query: TaskQuery,
    answer: page(TaskRow),
  },
]);
