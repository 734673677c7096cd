import type { Task } from '../record/task.ts';
import { type Affected, isResolved } from './health-work.ts';

/** How many resources of one event have a task of their own. */
export const mostTasks = 200;

/** Who ends a task when AWS says that its resource is resolved. */
export const awsHealth = 'system:aws-health';

const said = 'AWS Health says that it is resolved.';

const titleOf = ({ resource, name }: Affected): string => {
  const short = resource.startsWith('arn:') ? (resource.split(/[:/]/).at(-1) ?? resource) : resource;
  const title = name && name !== short ? `${name} (${short})` : short;
  return title.slice(0, 200);
};

function ended(task: Task, at: string): Task {
  return { ...task, state: 'done', by: awsHealth, at, note: said };
}

function reopened({ by: _, at: __, note: ___, ...task }: Task): Task {
  return { ...task, state: 'open' };
}

/** A task after AWS said how its resource is: AWS ends what is open, and takes back what it had ended, and nothing else. */
function told(task: Task, { resource: id, ci, name, status }: Affected, at: string): Task {
  const next: Task = { ...task, resource: { id, ...(ci && { ci }), ...(name && { name }), status } };
  if (isResolved({ status })) return task.state === 'open' ? ended(next, at) : next;
  return task.state !== 'open' && task.by === awsHealth ? reopened(next) : next;
}

/**
 * The tasks of a change with one for each resource that AWS names, all of which can be done side by side.
 *
 * @param again whether an earlier change had what is resolved by now
 */
export function resourceTasks(
  tasks: readonly Task[] = [],
  affected: readonly Affected[],
  again: boolean,
  at: string,
): Task[] {
  const named = new Map(affected.map((one) => [one.resource, one]));
  const kept = tasks.map((task) => {
    const one = named.get(task.resource?.id ?? '');
    return one ? told(task, one, at) : task;
  });
  const known = new Set(tasks.map(({ resource }) => resource?.id));
  const room = mostTasks - tasks.filter(({ resource }) => resource).length;
  const fresh = affected.filter((one) => !known.has(one.resource) && !(again && isResolved(one)));
  const last = Math.max(0, ...tasks.map(({ id }) => Number(id.slice(1))));
  const added = fresh.slice(0, Math.max(0, room)).map((one, nth): Task => {
    const { resource: id, status, ci, name } = one;
    const task: Task = {
      id: `T${last + nth + 1}`,
      title: titleOf(one),
      step: 1,
      state: 'open',
      resource: { id, ...(ci && { ci }), ...(name && { name }), status },
    };
    return isResolved(one) ? ended(task, at) : task;
  });
  return [...kept, ...added].toSorted((a, b) => a.step - b.step);
}

/** What is left of the work when AWS says that its event is over: nothing that AWS asked for. */
export const withdrawn = (tasks: readonly Task[] = [], at: string): Task[] =>
  tasks.map((task) =>
    task.resource && task.state === 'open'
      ? { ...task, state: 'skipped', by: awsHealth, at, note: 'AWS Health has closed the event.' }
      : task,
  );
