import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
import { endWith } from './course.ts';
import { type FulfilmentTask, hasEnded, waitsFor } from './fulfilment-task.ts';
import { isAtWork } from './lifecycle.ts';
import { toDoer } from './notices.ts';
import { deed, type ServiceRequest } from './service-request.ts';

type Outcome = Decision<ServiceRequest> | undefined;

const id = z.string().max(60);
const most = 60;

export const AddRequestTask = z.strictObject({
  title: line(200),
  text: text(4_000).optional(),
  team: slug.optional(),
  assignee: slug.optional(),
  after: z.array(id).max(20).optional(),
});
/** What came of a task may be said; why it is skipped has to be. */
export const CompleteRequestTask = z.strictObject({ task: id, note: text(2_000).optional() });
export const SkipRequestTask = z.strictObject({ task: id, note: text(2_000) });
export const ReopenRequestTask = z.strictObject({ task: id });
export const AssignRequestTask = z
  .strictObject({ task: id, assignee: slug.nullable().optional(), team: slug.optional() })
  .refine(({ assignee, team }) => assignee !== undefined || team !== undefined, 'name an assignee or a team');

function alive(request: ServiceRequest): void {
  if (isAtWork(request)) return;
  throw new Refusal('illegal-transition', `It is ${request.state}: its tasks stay as they are.`, {
    from: request.state,
  });
}

function named({ tasks }: ServiceRequest, task: string): FulfilmentTask {
  const found = tasks.find((one) => one.id === task);
  if (found) return found;
  throw new Refusal('not-found', `It has no task ${task}.`);
}

const withTask = (before: ServiceRequest, changed: FulfilmentTask) =>
  before.tasks.map((task) => (task.id === changed.id ? changed : task));

/** What its machine has to look at counts as progress. */
const moved = (before: ServiceRequest, tasks: FulfilmentTask[]) => ({
  ...before,
  tasks,
  progress: before.progress + 1,
});

/** Plans one more piece of work. @throws {Refusal} `not-found` for a task that it is to come after and that is not there */
export function addTask(
  before: ServiceRequest,
  ask: z.infer<typeof AddRequestTask>,
  by: Actor,
  at: string,
): Outcome {
  alive(before);
  if (before.tasks.length >= most) throw new Refusal('incomplete', `It has ${most} tasks already.`);
  for (const other of ask.after ?? []) named(before, other);
  const numbers = before.tasks.map((task) => Number(/^extra-(\d+)$/.exec(task.id)?.[1] ?? 0));
  const task: FulfilmentTask = {
    ...ask,
    id: `extra-${Math.max(0, ...numbers) + 1}`,
    team: ask.team ?? before.team,
    state: 'waiting',
  };
  return decide<ServiceRequest>(before, moved(before, [...before.tasks, task]), deed('task-added', by, at));
}

/**
 * A piece of work is done, or is not needed; with the last one the request is delivered. Undefined when that was said already.
 *
 * @throws {Refusal} `incomplete` while what comes before it is open
 */
export function endTask(
  before: ServiceRequest,
  end: { readonly task: string; readonly note?: string | undefined; readonly state: 'done' | 'skipped' },
  by: Actor,
  at: string,
): Outcome {
  const task = named(before, end.task);
  if (task.state === end.state) return undefined;
  alive(before);
  const first = waitsFor(before.tasks, task);
  if (first.length)
    throw new Refusal('incomplete', `First comes ${first.map(({ title }) => `“${title}”`).join(', ')}.`, {
      tasks: first.map((one) => one.id),
    });
  const { note: _, ...rest } = task;
  const ended: FulfilmentTask = {
    ...rest,
    state: end.state,
    by: by.id,
    at,
    ...(end.note && { note: end.note }),
  };
  const tasks = withTask(before, ended);
  const facts = { task: task.title };
  if (tasks.every(hasEnded)) return endWith(before, tasks, by, at, { facts: { ...facts, ended: end.state } });
  return decide<ServiceRequest>(before, moved(before, tasks), {
    ...deed(`task-${end.state}`, by, at),
    facts,
  });
}

/** A piece of work is to be done after all. @throws {Refusal} `incomplete` when one that comes after it has ended */
export function reopenTask(
  before: ServiceRequest,
  { task: id }: z.infer<typeof ReopenRequestTask>,
  by: Actor,
  at: string,
): Outcome {
  const task = named(before, id);
  if (!hasEnded(task)) return undefined;
  alive(before);
  const later = before.tasks.filter((other) => other.after?.includes(id) && other.state !== 'waiting');
  if (later.length)
    throw new Refusal(
      'incomplete',
      `What comes after it has begun: ${later.map(({ title }) => title).join(', ')}.`,
    );
  const { by: _, at: __, note: ___, openedAt: ____, dueAt: _____, remindedAt: ______, ...rest } = task;
  const tasks = withTask(before, { ...rest, state: 'waiting' });
  return decide<ServiceRequest>(before, moved(before, tasks), {
    ...deed('task-reopened', by, at),
    facts: { task: task.title },
  });
}

/** Says who does it: somebody takes it, or it goes to somebody else or another team. Undefined when it is so already. */
export function assignTask(
  before: ServiceRequest,
  { task: id, assignee, team }: z.infer<typeof AssignRequestTask>,
  by: Actor,
  at: string,
): Outcome {
  const task = named(before, id);
  if (hasEnded(task)) throw new Refusal('illegal-transition', 'That task is over.', { from: task.state });
  const { assignee: former, ...rest } = task;
  const holder =
    assignee === undefined ? (team && team !== task.team ? undefined : former) : (assignee ?? undefined);
  if (holder === former && (team ?? task.team) === task.team) return undefined;
  const next: FulfilmentTask = { ...rest, team: team ?? task.team, ...(holder && { assignee: holder }) };
  const notices =
    holder !== by.id && next.state === 'open'
      ? [toDoer(before, next, 'request-assigned', `it is yours now: ${task.title}`)]
      : [];
  const facts = { task: task.title, ...(holder && { person: holder }) };
  return decide<ServiceRequest>(
    before,
    { ...before, tasks: withTask(before, next) },
    { ...deed('task-assigned', by, at), facts, notices },
  );
}
