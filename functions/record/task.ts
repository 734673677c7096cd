import * as z from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
import { instant } from './base.ts';

/** The resource that a task is about, where somebody outside says how it stands. */
export const TaskResource = z.object({
  id: z.string(),
  ci: z.string().optional(),
  name: z.string().optional(),
  /** The word of who says so, e.g. `PENDING`. */
  status: z.string(),
});

/** A piece of work of a record. Those with the same step can be done side by side; a later step waits for all before it. */
export const Task = z
  .object({
    id: z.string(),
    title: line(200),
    step: z.int().min(1).max(50),
    state: z.enum(['open', 'done', 'skipped']),
    assignee: z.string().optional(),
    by: z.string().optional(),
    at: instant.optional(),
    /** Why it was skipped, or what came of it. */
    note: text(2_000).optional(),
    resource: TaskResource.optional(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof Task>;
type Tasks = readonly Task[] | undefined;

/** Without a step it comes after all others. */
export const AddTask = z.strictObject({
  title: line(200),
  step: z.int().min(1).max(50).optional(),
  assignee: slug.optional(),
});
export type AddTask = z.infer<typeof AddTask>;

/** What came of a task may be said; why it is skipped has to be. */
export const CompleteTask = z.strictObject({ task: z.string().max(10), note: text(2_000).optional() });
export const SkipTask = z.strictObject({ task: z.string().max(10), note: text(2_000) });
export const ReopenTask = z.strictObject({ task: z.string().max(10) });

const most = 50;
const inOrder = (tasks: readonly Task[]) => tasks.toSorted((a, b) => a.step - b.step);

/** Adds a task. @throws {Refusal} `incomplete` when there are fifty, those about resources not counted */
export function addTask(tasks: Tasks = [], { title, step, assignee }: AddTask): Task[] {
  if (tasks.filter(({ resource }) => !resource).length >= most)
    throw new Refusal('incomplete', `It has ${most} tasks already.`);
  const last = Math.max(0, ...tasks.map((task) => task.step));
  const number = Math.max(0, ...tasks.map(({ id }) => Number(id.slice(1)))) + 1;
  const task: Task = { id: `T${number}`, title, step: step ?? Math.min(last + 1, most), state: 'open' };
  return inOrder([...tasks, { ...task, ...(assignee && { assignee }) }]);
}

const named = (tasks: readonly Task[], id: string): Task => {
  const found = tasks.find((task) => task.id === id);
  if (found) return found;
  throw new Refusal('not-found', `It has no task ${id}.`);
};

/** The tasks that have to be over before this one can begin. */
export const waitsFor = (tasks: readonly Task[], { step }: Task): Task[] =>
  tasks.filter((other) => other.step < step && other.state === 'open');

/**
 * A task is done, or is not needed. Undefined when that was said already.
 *
 * @throws {Refusal} `not-found` for a task that is not there, `incomplete` while an earlier step is open
 */
export function endTask(
  tasks: Tasks = [],
  id: string,
  end: { readonly state: 'done' | 'skipped'; readonly note?: string | undefined },
  by: string,
  at: string,
): Task[] | undefined {
  const task = named(tasks, id);
  if (task.state === end.state) return undefined;
  const before = waitsFor(tasks, task);
  if (before.length)
    throw new Refusal('incomplete', `First comes ${before.map(({ title }) => `“${title}”`).join(', ')}.`, {
      tasks: before.map((each) => each.id),
    });
  const { note: _, ...rest } = task;
  const ended: Task = { ...rest, state: end.state, by, at, ...(end.note && { note: end.note }) };
  return tasks.map((each) => (each.id === id ? ended : each));
}

/** A task is to be done after all. @throws {Refusal} `incomplete` when a later step has been done */
export function reopenTask(tasks: Tasks = [], id: string): Task[] | undefined {
  const task = named(tasks, id);
  if (task.state === 'open') return undefined;
  const later = tasks.filter((other) => other.step > task.step && other.state !== 'open');
  if (later.length)
    throw new Refusal('incomplete', `A later step is over: ${later.map(({ title }) => title).join(', ')}.`);
  const { by: _, at: __, note: ___, ...rest } = task;
  return tasks.map((each) => (each.id === id ? { ...rest, state: 'open' } : each));
}

/** The tasks that nobody has ended yet. */
export const openTasks = (tasks: Tasks = []): Task[] => tasks.filter(({ state }) => state === 'open');
