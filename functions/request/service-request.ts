import * as z from 'zod';
import { line, text } from '../kernel/text.ts';
import { Asked } from '../record/asked.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { AnswerShown } from './answers.ts';
import { DeliveryTarget } from './delivery.ts';
import { FulfilmentTask } from './fulfilment-task.ts';
import { isDelivered, isOver, requestStates } from './lifecycle.ts';

export const requestId = z.string().regex(/^REQ-[1-9]\d{0,11}$/, 'is not an id such as REQ-1042');

/** One thing that was ordered, as it was offered then. */
export const RequestLine = z
  .object({
    id: z.string(),
    item: z.string(),
    edition: z.int(),
    title: line(200),
    answers: z.array(AnswerShown),
    state: z.enum(['ordered', 'delivered', 'left-out']),
    /** Why it was left out. */
    why: text(2_000).optional(),
  })
  .meta({ id: 'RequestLine' });
export type RequestLine = z.infer<typeof RequestLine>;

/** A request as it is kept: what was ordered, for whom, and the work that it takes. */
export const ServiceRequest = z
  .object({
    ...recordFields,
    id: requestId,
    kind: z.literal('request'),
    state: z.enum(requestStates),
    description: text(65_536).optional(),
    team: z.string(),
    assignee: z.string().optional(),
    requester: z.string(),
    /** Who gets it, when that is somebody else. */
    for: z.string().optional(),
    item: z.string(),
    service: z.string().optional(),
    lines: z.array(RequestLine),
    tasks: z.array(FulfilmentTask),
    approvals: z
      .object({ policies: z.array(z.string()).optional(), manager: z.boolean().optional() })
      .optional(),
    /** Counts how often it was put to the vote. */
    round: z.int().nonnegative(),
    delivery: DeliveryTarget.optional(),
    dueAt: instant.optional(),
    /** Milliseconds of the delivery time that are left while its requester is asked. */
    left: z.number().optional(),
    late: z.boolean().optional(),
    /** What its requester is asked. */
    question: text(4_000).optional(),
    /** What of it was not delivered, beside lines that were left out. */
    leftOut: z.array(z.object({ what: line(200), why: text(2_000) })).optional(),
    resolution: text(65_536).optional(),
    /** Counts how often it was begun, and what happened since that its machine has to look at. */
    run: z.int().nonnegative(),
    progress: z.int().nonnegative(),
    reopenCount: z.int().nonnegative(),
    /** What it came of, when nobody signed in to order it. */
    asked: Asked.optional(),
    /** What of theirs came in last. */
    lastAsked: Asked.optional(),
    watchers: z.array(z.string()).max(100).optional(),
    openedAt: instant,
    startedAt: instant.optional(),
    fulfilledAt: instant.optional(),
    closedAt: instant.optional(),
  })
  .meta({ id: 'ServiceRequest' });
export type ServiceRequest = z.infer<typeof ServiceRequest>;

/** Fields whose values are people's own words, and can be erased from history. */
export const requestWords = [
  'title',
  'description',
  'lines',
  'tasks',
  'question',
  'leftOut',
  'resolution',
] as const;

/** In its team's queue until it is over: what is due first comes first, what has been delivered last. */
export const requestKeys = (request: ServiceRequest): IndexKeys => ({
  ...(!isOver(request) && {
    open: {
      team: request.team,
      order: isDelivered(request) ? `~${request.openedAt}` : (request.dueAt ?? `2~${request.openedAt}`),
    },
  }),
  person: request.assignee && `assignee#${request.assignee}`,
  subject: `item#${request.item}`,
  order: request.openedAt,
});

/** Whoever ordered it, and whoever gets it: it is theirs. */
export const participants = ({ requester, for: person }: ServiceRequest): string[] =>
  person && person !== requester ? [requester, person] : [requester];

/** What every event of a request says: what happened, who did it and when. */
export const deed = (type: string, { id }: { readonly id: string }, at: string) => ({
  type: `request.${type}`,
  by: id,
  at,
  freeText: requestWords,
});
