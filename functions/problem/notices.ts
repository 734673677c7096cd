import type { Actor } from '../kernel/actor.ts';
import type { Notice } from '../record/notice.ts';
import type { Problem } from './problem.ts';

/** Those who work on a problem are told of it, but not whoever did it: its coordinator, or else its team, and who watches it. */
export function tell(problem: Problem, by: Actor, topic: string, words: string): { notices?: Notice[] } {
  const { assignee, team, watchers = [], id, title } = problem;
  const people = [...new Set([assignee ?? `team:${team}`, ...watchers])].filter((one) => one !== by.id);
  if (!people.length) return {};
  return { notices: [{ to: people, topic, title: `${id}: ${words}`, text: title, path: `/problems/${id}` }] };
}

/** Who coordinates it from now on is told, unless they took it themselves. */
export const tellAssignee = (problem: Problem, by: Actor): { notices?: Notice[] } =>
  problem.assignee && problem.assignee !== by.id
    ? {
        notices: [
          {
            to: [problem.assignee],
            topic: 'problem-assigned',
            title: `${problem.id}: it is with you`,
            text: problem.title,
            path: `/problems/${problem.id}`,
          },
        ],
      }
    : {};
