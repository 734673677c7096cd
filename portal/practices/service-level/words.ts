import type { LevelEscalation, Point } from '../../../functions/service-level/escalation.ts';
import type { LevelTarget } from '../../../functions/service-level/target.ts';
import { listed } from '../../words.ts';

export const typeWords = {
  sla: 'with customers',
  ola: 'between teams',
  contract: 'with a supplier',
} as const;
export const measureWords = {
  response: 'until somebody answers',
  resolution: 'until it is done',
  update: 'from one word to the next',
} as const;
const nouns = {
  incident: 'incidents',
  request: 'requests',
  change: 'changes',
  problem: 'problems',
} as const;
export const kindWords = nouns;
export const homes = nouns;

const units = { minutes: 'minute', hours: 'hour', 'working-days': 'working day' } as const;

/** How long it may take: `2 working days, until the end of work`. */
export const targetWords = ({ amount, unit, endOfDay }: LevelTarget): string =>
  `${amount} ${units[unit]}${amount === 1 ? '' : 's'}${endOfDay ? ', until the end of work' : ''}`;

export function pointWords(point: Point): string {
  if ('percent' in point) return `at ${point.percent}% of the time`;
  if ('minutesBefore' in point) return `${point.minutesBefore} minutes before it is due`;
  return point.minutesAfter ? `${point.minutesAfter} minutes after it is due` : 'when it is due';
}

const listeners = {
  assignee: 'whoever has it',
  team: 'the team',
  managers: 'the managers',
  requester: 'whoever asked',
} as const;

/** What happens at a point of a clock: `at 75% of the time, tell the team`. */
export function escalationWords({ at, tell = [], raise, reassign }: LevelEscalation): string {
  const told = tell.length ? [`tell ${listed(tell.map((one) => listeners[one]))}`] : [];
  const done = [
    ...told,
    ...(raise ? ['raise the priority'] : []),
    ...(reassign ? [`hand it to ${reassign}`] : []),
  ];
  return `${pointWords(at)}, ${listed(done)}`;
}
