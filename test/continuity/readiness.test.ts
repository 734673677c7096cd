import { describe, expect, test } from 'vitest';
import { readinessOf, readinessReport } from '../../functions/continuity/readiness.ts';
import type { ServiceContinuity } from '../../functions/continuity/standing.ts';

const at = '2026-11-23T11:00:00.000Z';
const ago = (days: number) => new Date(Date.parse(at) - days * 86_400_000).toISOString();
const service = (id: string, tier: number, days?: number, passed = true): ServiceContinuity => ({
  ...{
    id,
    kind: 'service-continuity',
    version: 1,
    title: id,
    team: 'platform',
    items: [],
    gaps: [],
    unknown: 0,
  },
  objective: { rto: 60, rpo: 60, tier },
  ...(days !== undefined && { exercise: { id: 'EXR-1001', at: ago(days), passed } }),
});

describe('readiness', () => {
  test.each([
    [1, 180, true, 'ready'],
    [1, 181, true, 'outdated'],
    [2, 365, true, 'ready'],
    [4, 730, true, 'ready'],
    [4, 731, true, 'outdated'],
    [1, 1, false, 'failed'],
    [1, undefined, true, 'untested'],
  ] as const)('tier %i, %s days ago, passed %s: %s', (tier, days, passed, is) => {
    expect(readinessOf(service('a', tier, days, passed), at)).toBe(is);
  });

  test('the report has every tier', () => {
    const all = [service('a', 1, 10), service('b', 1), service('c', 2, 400)];
    const report = readinessReport(all, new Map([['a', 2]]), at);
    expect(report).toMatchObject([
      { tier: 1, services: 2, ready: 1, untested: 1, red: 1 },
      { tier: 2, services: 1, outdated: 1, red: 0 },
      { tier: 3, services: 0 },
      { tier: 4, services: 0 },
    ]);
  });
});
