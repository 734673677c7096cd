import * as z from 'zod';
import { holds } from '../record/condition.ts';
import { Level } from '../record/priority.ts';
import { riskOfPoints, riskQuestions } from './risk-questions.ts';
import { riskRules } from './risk-rules.ts';
import type { Grade } from './success.ts';

export const riskLevels = ['low', 'medium', 'high', 'very-high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** One reason for a level, in words, and where it comes from. */
const RiskReason = z.object({
  from: z.enum(['questions', 'rule', 'history']),
  level: z.enum(riskLevels),
  text: z.string(),
});
export type RiskReason = z.infer<typeof RiskReason>;

/** How risky a change is: the highest of its reasons. */
export const Risk = z
  .object({
    level: z.enum(riskLevels),
    reasons: z.array(RiskReason),
    /** What happens if it fails: how much depends on what it is done to. */
    impact: Level,
    /** How many services and items depend on what it is done to. */
    reaches: z.object({ services: z.int(), cis: z.int() }),
  })
  .meta({ id: 'ChangeRisk' });
export type Risk = z.infer<typeof Risk>;

/** What is said of a change before anything is known of it. */
export const noRisk: Risk = { level: 'low', reasons: [], impact: 'low', reaches: { services: 0, cis: 0 } };

/** What is known when the risk of a change is judged. */
export type RiskFacts = {
  readonly type: 'normal' | 'standard' | 'emergency';
  readonly answers: Readonly<Record<string, string>>;
  readonly outage: boolean;
  readonly backout: boolean;
  /** Length of its window in hours; 0 while it has none. */
  readonly hours: number;
  /** The most critical of the services that it is done to or that depend on it. */
  readonly criticality: Level;
  readonly reaches: { readonly services: number; readonly cis: number };
  /** How changes of each team, service and class of items went before. */
  readonly history: readonly { readonly of: string; readonly grade: Grade }[];
};

/** Read as: with this impact and this chance of success, the risk is that. */
export const riskMatrix: Readonly<Record<Level, Readonly<Record<Grade, RiskLevel>>>> = {
  high: { low: 'very-high', medium: 'high', high: 'high', excellent: 'medium' },
  medium: { low: 'high', medium: 'medium', high: 'medium', excellent: 'low' },
  low: { low: 'medium', medium: 'low', high: 'low', excellent: 'low' },
};

const rank = (level: RiskLevel) => riskLevels.indexOf(level);

/** Of high risk, or more. */
export const isHigh = (level: RiskLevel): boolean => rank(level) >= rank('high');

/** The higher of two levels. */
export const higher = (a: RiskLevel, b: RiskLevel): RiskLevel => (rank(a) >= rank(b) ? a : b);

/** The questions that have no answer yet. */
export const unanswered = (answers: Readonly<Record<string, string>>) =>
  riskQuestions.filter(({ id, answers: possible }) => !possible.some((each) => each.id === answers[id]));

function byQuestions({ answers }: RiskFacts): RiskReason[] {
  const given = riskQuestions.flatMap(({ id, text, answers: possible }) => {
    const answer = possible.find((each) => each.id === answers[id]);
    return answer ? [{ ...answer, question: text }] : [];
  });
  if (!given.length) return [];
  const points = given.reduce((sum, answer) => sum + answer.points, 0);
  const level = riskOfPoints.findLast(([from]) => points >= from)?.[1] ?? 'low';
  const heaviest = given.toSorted((a, b) => b.points - a.points)[0];
  const most = heaviest?.points ? ` Most of it: ${heaviest.question} ${heaviest.text}.` : '';
  return [{ from: 'questions', level, text: `The answers weigh ${points} of ${mostPoints} points.${most}` }];
}

const mostPoints = riskQuestions.reduce(
  (sum, { answers }) => sum + Math.max(...answers.map(({ points }) => points)),
  0,
);

/** How much is lost if it fails. */
export function impactOfFailure({ criticality, reaches, outage }: RiskFacts): Level {
  if (criticality === 'high' && (outage || reaches.services > 1)) return 'high';
  if (reaches.services >= 10) return 'high';
  if (criticality === 'high' || outage || reaches.services >= 3 || reaches.cis >= 20) return 'medium';
  return 'low';
}

const chances: Readonly<Record<Grade, string>> = {
  low: 'often went wrong',
  medium: 'went well more often than not',
  high: 'mostly went well',
  excellent: 'nearly always went well',
};

function byHistory(facts: RiskFacts): RiskReason[] {
  const impact = impactOfFailure(facts);
  return facts.history.map(({ of, grade }) => ({
    from: 'history',
    level: riskMatrix[impact][grade],
    text: `Changes of ${of} ${chances[grade]}, and the impact of a failure is ${impact}.`,
  }));
}

const byRules = (facts: RiskFacts): RiskReason[] =>
  riskRules
    .filter(({ when }) => holds(when, facts))
    .map(({ level, text }) => ({ from: 'rule', level, text }));

/** How risky it is, and why: the highest reason wins, and all of them are told, the weightiest first. */
export function judge(facts: RiskFacts): Risk {
  const reasons = [...byQuestions(facts), ...byRules(facts), ...byHistory(facts)].toSorted(
    (a, b) => rank(b.level) - rank(a.level),
  );
  return {
    level: reasons[0]?.level ?? 'low',
    reasons,
    impact: impactOfFailure(facts),
    reaches: { ...facts.reaches },
  };
}
