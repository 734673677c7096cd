import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { wind } from '../record/clocks.ts';
import { openTasks } from '../record/task.ts';
import { type Change, deed } from './change.ts';
import { isOver } from './lifecycle.ts';

const day = 86_400_000;

/** Days before a deadline at which its team hears of it while work is left; 0 is the deadline itself. */
export const warnings = [30, 7, 1, 0] as const;

export const deadlineClock = 'health-deadline';

/** The next moment after another one at which a team is to hear of a deadline. */
export function nextWarning(deadline: string | undefined, after: string): string | undefined {
  if (deadline === undefined) return undefined;
  return warnings
    .map((days) => new Date(Date.parse(deadline) - days * day).toISOString())
    .find((at) => at > after);
}

const within = (deadline: string, at: string): string => {
  const days = Math.round((Date.parse(deadline) - Date.parse(at)) / day);
  if (days <= 0) return 'is now';
  return days === 1 ? 'is in a day' : `is in ${days} days`;
};

/** Its work is over, as far as its deadline goes. */
const isWorked = ({ state }: Change): boolean => isOver({ state }) || state === 'review';

/**
 * The deadline of AWS comes nearer: the team is told how many tasks are open. Where nothing is left to do, nobody is told, and the
 * clock only goes on.
 *
 * @param at when the clock was due
 */
export function nearDeadline(before: Change, by: Actor, at: string): Decision<Change> {
  const { awsHealth, tasks = [], team, assignee, id, title } = before;
  const deadline = awsHealth?.deadline;
  const left = openTasks(tasks).length;
  const quiet = isWorked(before) || deadline === undefined || (tasks.length > 0 && left === 0);
  const clocks = wind(before.clocks, deadlineClock, isWorked(before) ? undefined : nextWarning(deadline, at));
  const { clocks: _, ...rest } = before;
  const next = { ...rest, ...(clocks && { clocks }) };
  if (quiet)
    return decide<Change>(before, next, { ...deed('deadline-seen', by, at), visibility: 'internal' });
  const open = left === 1 ? 'one task is open' : `${left} tasks are open`;
  const notice = {
    to: [`team:${team}`, ...(assignee ? [assignee] : [])],
    topic: 'aws-health-deadline',
    title: `${id}: the deadline of AWS ${within(deadline, at)}${tasks.length ? `, ${open}` : ''}`,
    text: title,
    path: `/changes/${id}`,
  };
  const facts = { deadline, open: left };
  return decide<Change>(before, next, { ...deed('deadline-neared', by, at), facts, notices: [notice] });
}
