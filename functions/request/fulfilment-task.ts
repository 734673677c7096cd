import * as z from 'zod';
import type { FieldError } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
import { instant } from '../record/base.ts';
import { DeliveryTarget } from './delivery.ts';

const taskId = slug.max(40);

/** A piece of work that an item of the catalogue takes; it begins when those it comes after are over. */
export const PlannedTask = z
  .strictObject({
    id: taskId,
    title: line(200),
    /** What is to be done, for whoever does it. */
    text: text(4_000).optional(),
    team: slug.optional(),
    assignee: slug.optional(),
    after: z.array(taskId).max(20).optional(),
    due: DeliveryTarget.optional(),
  })
  .meta({ id: 'PlannedTask' });
export type PlannedTask = z.infer<typeof PlannedTask>;

export const taskStates = ['waiting', 'open', 'done', 'skipped'] as const;

/** A piece of work of a request: it waits for its turn, is open, and ends. */
export const FulfilmentTask = z
  .object({
    id: z.string(),
    title: line(200),
    text: text(4_000).optional(),
    /** The line of the request that it belongs to. */
    line: z.string().optional(),
    state: z.enum(taskStates),
    team: z.string(),
    assignee: z.string().optional(),
    after: z.array(z.string()).optional(),
    due: DeliveryTarget.optional(),
    openedAt: instant.optional(),
    dueAt: instant.optional(),
    remindedAt: instant.optional(),
    by: z.string().optional(),
    at: instant.optional(),
    /** What came of it, or why it was skipped. */
    note: text(2_000).optional(),
  })
  .meta({ id: 'FulfilmentTask' });
export type FulfilmentTask = z.infer<typeof FulfilmentTask>;

/** Nothing more is done about it. */
export const hasEnded = ({ state }: Pick<FulfilmentTask, 'state'>): boolean =>
  state === 'done' || state === 'skipped';

type Ordered = { readonly id: string; readonly after?: readonly string[] | undefined };

/** The ids of a ring in what comes after what; undefined where everything can be done in some order. */
export function ringOf(tasks: readonly Ordered[]): string[] | undefined {
  const left = new Map(tasks.map((task) => [task.id, task.after ?? []]));
  for (;;) {
    const free = [...left].filter(([, after]) => !after.some((id) => left.has(id)));
    if (!free.length) break;
    for (const [id] of free) left.delete(id);
  }
  return left.size ? [...left.keys()] : undefined;
}

/** What is wrong with planned tasks as data, each with its place. */
export function taskFaults(tasks: readonly PlannedTask[], at = '/tasks'): FieldError[] {
  const ids = tasks.map(({ id }) => id);
  const faults = tasks.flatMap(({ id, after = [] }, n): FieldError[] => [
    ...(ids.indexOf(id) !== n ? [{ pointer: `${at}/${n}/id`, detail: `${id} is there twice` }] : []),
    ...after
      .filter((other) => !ids.includes(other))
      .map((other) => ({ pointer: `${at}/${n}/after`, detail: `there is no task ${other}` })),
  ]);
  const ring = ringOf(tasks);
  return ring ? [...faults, { pointer: at, detail: `${ring.join(', ')} wait for each other` }] : faults;
}

/** The tasks that have to end before this one begins. */
export const waitsFor = (
  tasks: readonly FulfilmentTask[],
  { after = [] }: FulfilmentTask,
): FulfilmentTask[] => tasks.filter((other) => after.includes(other.id) && !hasEnded(other));

/** The tasks that wait although nothing is in their way. */
export const canBegin = (tasks: readonly FulfilmentTask[]): FulfilmentTask[] =>
  tasks.filter((task) => task.state === 'waiting' && !waitsFor(tasks, task).length);
