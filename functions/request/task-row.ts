import type { Claim } from '../kernel/decision.ts';
import { shardOf } from '../record/index-keys.ts';
import type { FulfilmentTask } from './fulfilment-task.ts';
import type { ServiceRequest } from './service-request.ts';

export const taskKind = 'request-task';

// Whoever saves the request replaces them: its version is what decides between two who do.
const holder = 'request';

const inQueue = ({ state }: ServiceRequest, task: FulfilmentTask | undefined) =>
  task?.state === 'open' && (state === 'in-fulfilment' || state === 'needs-information');

const placeOf = (request: ServiceRequest, task: FulfilmentTask | undefined): string =>
  task && inQueue(request, task) ? [task.team, task.assignee, task.dueAt, task.openedAt].join('|') : '';

/** The row by which a team's queue, and the list of whoever has it, find an open task; one that has ended is in no index. */
function row(request: ServiceRequest, task: FulfilmentTask): Claim {
  const { id } = request;
  const { team, assignee, dueAt, openedAt = '' } = task;
  const order = `${dueAt ?? `2~${openedAt}`}#${id}#${task.id}`;
  const found = inQueue(request, task) && {
    id,
    openPk: `${taskKind}#${team}#${shardOf(id)}`,
    openSk: order,
    ...(assignee && { personPk: `${taskKind}#${assignee}`, personSk: order }),
  };
  return { pk: `request#${id}`, sk: `task#${task.id}`, values: { holder, ...found }, heldBy: holder };
}

/** The rows of the tasks that a decision opens, moves or ends. */
export function taskRows(before: ServiceRequest | undefined, after: ServiceRequest): Claim[] {
  const then = new Map(before?.tasks.map((task) => [task.id, task]));
  return after.tasks
    .filter((task) => placeOf(after, task) !== (before ? placeOf(before, then.get(task.id)) : ''))
    .map((task) => row(after, task));
}
