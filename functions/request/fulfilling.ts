import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { wind } from '../record/clocks.ts';
import type { Notice } from '../record/notice.ts';
import { dueAfter, momentAfter, timeBetween } from './delivery.ts';
import { canBegin, type FulfilmentTask, hasEnded } from './fulfilment-task.ts';
import { isAtWork } from './lifecycle.ts';
import { tell, toDoer } from './notices.ts';
import { deed, type ServiceRequest } from './service-request.ts';

type Fields = Omit<ServiceRequest, 'version' | 'chain'>;

/** A request whose work begins: its delivery time runs from now. Its machine is started with the number of this run. */
export function begun<T extends Fields>(request: T, at: string): T {
  const { delivery } = request;
  const dueAt = delivery && dueAfter(delivery, at);
  return {
    ...request,
    run: request.run + 1,
    progress: request.progress + 1,
    startedAt: request.startedAt ?? at,
    ...(dueAt && { dueAt, clocks: wind(request.clocks, 'delivery', dueAt) }),
  };
}

/** While its requester is asked, the time for delivery stands still. */
export function paused<T extends Fields>(request: T, at: string): T {
  const { delivery, dueAt, late } = request;
  if (!delivery || !dueAt || late) return request;
  const clocks = wind(request.clocks, 'delivery', undefined);
  return { ...request, left: timeBetween(delivery, at, dueAt), clocks };
}

/** It goes on, with the time that was left. */
export function resumed<T extends Fields>(request: T, at: string): T {
  const { delivery, left, ...rest } = request;
  if (!delivery || left === undefined) return request;
  const dueAt = momentAfter(delivery, at, left);
  return { ...rest, delivery, dueAt, clocks: wind(request.clocks, 'delivery', dueAt) } as unknown as T;
}

function opened(task: FulfilmentTask, at: string): FulfilmentTask {
  const dueAt = task.due && dueAfter(task.due, at);
  return { ...task, state: 'open', openedAt: at, ...(dueAt && { dueAt }) };
}

const replace = (tasks: readonly FulfilmentTask[], changed: readonly FulfilmentTask[]) =>
  tasks.map((task) => changed.find(({ id }) => id === task.id) ?? task);

/** Opens the tasks whose turn it is, and tells those who do them. Undefined when there are none. */
export function openTasks(
  before: ServiceRequest,
  by: Actor,
  at: string,
): Decision<ServiceRequest> | undefined {
  if (!isAtWork(before)) return undefined;
  const turn = canBegin(before.tasks);
  if (!turn.length) return undefined;
  const tasks = replace(
    before.tasks,
    turn.map((task) => opened(task, at)),
  );
  const notices = turn.map((task) => toDoer(before, task, 'request-task', `it is your turn: ${task.title}`));
  const facts = { tasks: turn.map(({ title }) => title) };
  return decide<ServiceRequest>(
    before,
    { ...before, tasks },
    { ...deed('tasks-opened', by, at), facts, notices },
  );
}

/** The open tasks that are due and that nobody was reminded of. */
export const overdueTasks = ({ tasks }: ServiceRequest, at: string): FulfilmentTask[] =>
  tasks.filter(
    ({ state, dueAt, remindedAt }) => state === 'open' && !remindedAt && dueAt !== undefined && dueAt <= at,
  );

/** Reminds of the tasks that are late, each once. Undefined when none is. */
export function remindTasks(
  before: ServiceRequest,
  by: Actor,
  at: string,
): Decision<ServiceRequest> | undefined {
  if (before.state !== 'in-fulfilment') return undefined;
  const late = overdueTasks(before, at);
  if (!late.length) return undefined;
  const tasks = replace(
    before.tasks,
    late.map((task) => ({ ...task, remindedAt: at })),
  );
  const notices = late.map((task) => toDoer(before, task, 'request-task', `is late: ${task.title}`));
  const facts = { tasks: late.map(({ title }) => title) };
  return decide<ServiceRequest>(
    before,
    { ...before, tasks },
    { ...deed('tasks-reminded', by, at), facts, notices },
  );
}

const longest = 7 * 24 * 3600;

/** Seconds until its machine has to look again by itself: until the next task is due, and once a week at least. */
export function secondsToLook({ tasks, state }: ServiceRequest, at: string): number {
  if (state !== 'in-fulfilment') return longest;
  const due = tasks
    .filter((task) => task.state === 'open' && !task.remindedAt && task.dueAt)
    .map(({ dueAt = '' }) => Math.ceil((Date.parse(dueAt) - Date.parse(at)) / 1000));
  return Math.max(1, Math.min(longest, ...due));
}

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** It was promised earlier than now: its team hears of it, once. */
export function fallLate(before: ServiceRequest, by: Actor, at: string): Decision<ServiceRequest> {
  const clocks = wind(before.clocks, 'delivery', undefined);
  const open = before.tasks.filter((task) => !hasEnded(task)).length;
  const notices: Notice[] = [
    toDoer(before, before, 'request-late', `is late, with ${plural(open, 'step')} to do`),
    ...tell({ ...before, assignee: undefined }, by, { topic: 'request-late', staff: 'is late' }),
  ];
  return decide<ServiceRequest>(
    before,
    { ...before, clocks, late: true },
    { ...deed('late', by, at), notices },
  );
}
