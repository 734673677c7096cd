import { expect, test } from 'vitest';
import { cellsOf, moved } from '../../functions/reporting/contribution.ts';
import { ofProblem } from '../../functions/reporting/problem-figures.ts';

test('a problem is counted in the day and month in which it was solved, by the zone of the reports', () => {
  const problem = {
    id: 'PRB-1',
    state: 'resolved',
    team: 'platform',
    service: 'checkout',
    openedAt: '2026-10-30T12:00:00.000Z',
    // Midnight has passed in Berlin, where October has ended.
    resolvedAt: '2026-10-31T23:30:00.000Z',
  };
  const keys = Object.keys(moved({}, cellsOf(ofProblem(problem, []), 'Europe/Berlin')));
  expect(keys.sort()).toEqual([
    'platform#2026-10#checkout',
    'platform#2026-10-30#checkout',
    'platform#2026-11#checkout',
    'platform#2026-11-01#checkout',
  ]);
  const { resolvedAt: _, ...open } = problem;
  expect(ofProblem({ ...open, state: 'open' }, [])).toMatchObject([{ add: { 'problem.open.0': 1 } }]);
});
