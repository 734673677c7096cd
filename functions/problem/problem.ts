import * as z from 'zod';
import { line, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { FieldValues } from '../record/field-values.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Level } from '../record/priority.ts';
import { Task } from '../record/task.ts';
import { KnownError } from './known-error.ts';
import { isOver, problemStates } from './lifecycle.ts';
import { Resolution } from './resolution.ts';
import { Review } from './review.ts';
import { RootCause } from './root-cause.ts';
import { Workaround } from './workaround.ts';

export const problemId = z.string().regex(/^PRB-[1-9]\d{0,11}$/, 'is not an id such as PRB-1042');
export const ciId = z.string().regex(/^CI-[1-9]\d{0,11}$/, 'is not an id such as CI-1042');

/** A problem as it is kept: the cause, or the likely cause, of incidents. */
export const Problem = z
  .object({
    ...recordFields,
    id: problemId,
    kind: z.literal('problem'),
    title: line(200),
    description: text(65_536).optional(),
    state: z.enum(problemStates),
    impact: Level,
    urgency: Level,
    priority: z.int().min(1).max(5),
    service: z.string(),
    team: z.string(),
    /** Who coordinates it. */
    assignee: z.string().optional(),
    requester: z.string(),
    category: z.string().optional(),
    fields: FieldValues.optional(),
    cis: z.array(z.string()),
    /** What a system calls it, e.g. `ORA-12154`: equal codes are found at once. */
    errorCode: z.string().optional(),
    /** The candidate that it was accepted from. */
    candidate: z.string().optional(),
    /** The metric that runs out, where it was raised for that. */
    capacity: z.string().optional(),
    /** It is reviewed before it is closed. */
    major: z.boolean().optional(),
    review: Review.optional(),
    rootCause: RootCause.optional(),
    workaround: Workaround.optional(),
    knownError: KnownError.optional(),
    resolution: Resolution.optional(),
    /** Until when its risk is accepted. */
    riskUntil: instant.optional(),
    /** The fixes that its coordinator was told to be over, as they were then. */
    fixesTold: z.string().optional(),
    tasks: z.array(Task).optional(),
    watchers: z.array(z.string()).max(100).optional(),
    openedAt: instant,
    resolvedAt: instant.optional(),
    closedAt: instant.optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** Fields whose values are people's own words, and can be erased from history. */
export const problemWords = [
  'title',
  'description',
  'rootCause',
  'workaround',
  'knownError',
  'resolution',
  'review',
  'tasks',
  'fields',
] as const;

/** In its team's queue until it is over, most urgent first, then the one that waits longest. */
export const problemKeys = (problem: Problem): IndexKeys => ({
  ...(!isOver(problem) && { open: { team: problem.team, order: `${problem.priority}#${problem.openedAt}` } }),
  person: problem.assignee && `assignee#${problem.assignee}`,
  order: problem.openedAt,
});

/** What every event of a problem says: what happened, who did it and when. */
export const deed = (type: string, { id }: { readonly id: string }, at: string) => ({
  type: `problem.${type}`,
  by: id,
  at,
  freeText: problemWords,
});
