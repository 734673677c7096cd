import type { ClosureCode } from './closure.ts';

export const grades = ['low', 'medium', 'high', 'excellent'] as const;
/** How likely it is that a change goes well, judged by those before it. */
export type Grade = (typeof grades)[number];

/** What an outcome adds to the score of whoever and whatever the change was about. */
export const outcomeWeights: Readonly<Record<ClosureCode, number>> = {
  successful: 3,
  'with-issues': -2,
  unsuccessful: -5,
};

/** What an incident that a change caused takes from it, by the incident's priority; the lower ones take nothing. */
export const incidentWeights: Readonly<Record<number, number>> = { 1: -10, 2: -5, 3: -2 };

/** What is kept of the past of a team, a service or a class of items. */
export type Success = { readonly score: number; readonly changes: number };

const least = 3;
const steps: readonly (readonly [from: number, grade: Grade])[] = [
  [0.9, 'excellent'],
  [0.7, 'high'],
  [0.4, 'medium'],
];

/**
 * The score as a part of the best that was possible: 3 for each change. Fewer than three changes say nothing yet.
 *
 * @returns undefined when too little is known
 */
export function gradeOf({ score, changes }: Success): Grade | undefined {
  if (changes < least) return undefined;
  const part = score / (changes * outcomeWeights.successful);
  return steps.find(([from]) => part >= from)?.[1] ?? 'low';
}

/** What one closed change is worth, with the incidents that it caused. */
export const scoreOf = (code: ClosureCode, priorities: readonly number[]): number =>
  priorities.reduce((sum, priority) => sum + (incidentWeights[priority] ?? 0), outcomeWeights[code]);
