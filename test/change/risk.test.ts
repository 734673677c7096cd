import { describe, expect, test } from 'vitest';
import { judge, type RiskFacts, type RiskLevel } from '../../functions/change/risk.ts';
import { riskQuestions } from '../../functions/change/risk-questions.ts';
import { gradeOf, scoreOf } from '../../functions/change/success.ts';

const best = Object.fromEntries(riskQuestions.map(({ id, answers }) => [id, answers[0]?.id ?? '']));
const worst = Object.fromEntries(riskQuestions.map(({ id, answers }) => [id, answers.at(-1)?.id ?? '']));
const calm: RiskFacts = {
  type: 'normal',
  answers: best,
  outage: false,
  backout: true,
  hours: 1,
  criticality: 'low',
  reaches: { services: 1, cis: 1 },
  history: [],
};
const bad = { of: 'the team platform', grade: 'low' } as const;

test.each<[string, Partial<RiskFacts>, RiskLevel]>([
  ['nothing speaks against it', {}, 'low'],
  ['the worst answers', { answers: worst }, 'very-high'],
  ['a critical service', { criticality: 'high' }, 'medium'],
  ['an outage of a critical service', { criticality: 'high', outage: true }, 'high'],
  ['three services depend on it', { reaches: { services: 3, cis: 1 } }, 'medium'],
  ['ten services depend on it', { reaches: { services: 10, cis: 1 } }, 'high'],
  ['nobody says how it is taken back', { backout: false }, 'medium'],
  ['a day', { hours: 24 }, 'medium'],
  ['an emergency', { type: 'emergency' }, 'medium'],
  ['a team with bad luck', { history: [bad] }, 'medium'],
  [
    'a team with bad luck, and much at stake',
    { history: [bad], criticality: 'high', outage: true },
    'very-high',
  ],
])('%s', (_, facts, level) => {
  const risk = judge({ ...calm, ...facts });
  expect(risk.level).toBe(level);
  expect(risk.reasons[0]?.level ?? 'low').toBe(level);
});

describe('the past', () => {
  test.each([
    ['successful', [], 3],
    ['with-issues', [], -2],
    ['unsuccessful', [], -5],
    ['successful', [1], -7],
    ['successful', [2, 3], -4],
    ['with-issues', [5], -2],
  ] as const)('%s with incidents of %o is worth %i', (code, priorities, score) => {
    expect(scoreOf(code, priorities)).toBe(score);
  });

  test.each([
    [6, 2, undefined],
    [9, 3, 'excellent'],
    [7, 3, 'high'],
    [4, 3, 'medium'],
    [3, 3, 'low'],
    [-20, 3, 'low'],
  ] as const)('a score of %i with %i changes is %s', (score, changes, grade) => {
    expect(gradeOf({ score, changes })).toBe(grade);
  });
});
