import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../functions/kernel/actor.ts';
import { incidentLifecycle, incidentStates } from '../../functions/security/lifecycle.ts';
import { mayKnow, setNeedToKnow } from '../../functions/security/need-to-know.ts';
import { open } from '../../functions/security/opening.ts';
import { criteria, riskOf, Weights } from '../../functions/security/risk.ts';
import { standardSettings } from '../../functions/security/settings.ts';
import { findingsOf } from '../../functions/security/source/aws-event.ts';
import { severityOfScore } from '../../functions/security/source/guardduty.ts';
import { abuse, asff, findingArn, guardDuty, ocsf, outdated } from './events.ts';

const at = '2026-11-23T11:00:00.000Z';
const person = (id: string, ...roles: Actor['roles']): Actor => ({ id, kind: 'person', roles, teams: [] });
const sora = person('sora', 'agent', 'security');
const { weights } = standardSettings;
const ask = { title: 'A', severity: 'high', impact: 'high', accounts: [], resources: ['a'] } as const;
const incident = () => open({ ...ask, accounts: [], resources: ['a'] }, 'SEC-1001', weights, sora, at).after;

describe('who may know', () => {
  test.each([
    ['nobody else, whatever their role', undefined, ['requester', 'agent', 'manager', 'admin'], false],
    ['everybody with the role where there is no list', undefined, ['security'], true],
    ['who is on the list and has the role', ['sora'], ['security'], true],
    ['not who is on it and has lost the role', ['sora'], ['admin'], false],
    ['not who has the role and is not on it', ['tove'], ['security', 'admin'], false],
  ] as const)('%s', (_, needToKnow, roles, known) => {
    const list = needToKnow ? { needToKnow: [...needToKnow] } : {};
    expect(mayKnow(list, person('sora', ...roles))).toBe(known);
  });

  test('keeps whoever says so', () => {
    expect(() => setNeedToKnow(incident(), ['tove'], sora, at)).toThrow(
      expect.objectContaining({ reason: 'validation' }),
    );
    expect(setNeedToKnow(incident(), ['tove', 'sora'], sora, at)?.after.needToKnow).toEqual(['sora', 'tove']);
  });
});

describe('the risk', () => {
  test('is weighed by criteria that total 100 %', () => {
    expect(Weights.safeParse(weights).success).toBe(true);
    expect(Weights.safeParse({ ...weights, impact: 21 }).error?.issues[0]?.message).toContain('100 %');
  });

  test('is between 0 and 100, and no verdict that is worse makes it less', () => {
    const facts = fc.record({
      severity: fc.constantFrom('critical', 'high', 'medium', 'low', 'informational'),
      impact: fc.constantFrom('high', 'medium', 'low'),
      resources: fc.array(fc.string(), { maxLength: 20 }),
    });
    const parts = fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100)).map((cuts) => {
      const [a = 0, b = 0, c = 0] = cuts.toSorted((x, y) => x - y);
      return { severity: a, observables: b - a, impact: c - b, spread: 100 - c };
    });
    fc.assert(
      fc.property(facts, parts, (given, shares) => {
        const scores = (['benign', 'unknown', 'suspicious', 'malicious'] as const).map((verdict) => {
          const one = { id: 'O1', type: 'domain', value: 'x', verdict, by: 'sora', at } as const;
          return riskOf({ ...given, observables: [one] } as Parameters<typeof riskOf>[0], shares).score;
        });
        expect(scores).toEqual(scores.toSorted((x, y) => x - y));
        for (const score of scores) expect(score >= 0 && score <= 100).toBe(true);
      }),
    );
    expect(riskOf({ ...ask, observables: [], resources: [] }, weights).parts).toHaveLength(criteria.length);
  });
});

describe('the phases', () => {
  // Record, not array: a phase that is missing here does not compile.
  const leads: Record<(typeof incidentStates)[number], string[]> = {
    draft: ['analysis', 'closed'],
    analysis: ['contain', 'closed'],
    contain: ['eradicate', 'analysis', 'closed'],
    eradicate: ['recover', 'contain'],
    recover: ['review', 'contain'],
    review: ['closed', 'contain'],
    closed: ['analysis'],
  };
  test.each(incidentStates)('%s', (state) => {
    expect(Object.values(incidentLifecycle[state])).toEqual(leads[state]);
  });
});

describe('what AWS says', () => {
  test('has one key through all three doors', () => {
    const keys = [guardDuty(), asff(), ocsf()].flatMap((event) => findingsOf(event)?.map(({ key }) => key));
    expect(new Set(keys)).toEqual(new Set([findingArn()]));
  });

  test.each([
    ['GuardDuty, archived', guardDuty({ archived: true }), 'archived'],
    ['ASFF, active', asff(), 'active'],
    ['ASFF, archived', asff({ record: 'ARCHIVED' }), 'archived'],
    ['ASFF, suppressed', asff({ workflow: 'SUPPRESSED' }), 'suppressed'],
    ['ASFF, passed', asff({ more: { Compliance: { Status: 'PASSED' } } }), 'resolved'],
    ['OCSF, resolved', ocsf({ status: 4 }), 'resolved'],
    ['OCSF, suppressed', ocsf({ status: 3 }), 'suppressed'],
    ['a complaint that is over', abuse('closed'), 'resolved'],
  ])('%s', (_, event, state) => {
    expect(findingsOf(event)).toMatchObject([{ state }]);
  });

  test('tells a weakness from an attack, and what does away with it', () => {
    expect(findingsOf(outdated('1', 'i-1'))).toMatchObject([
      { nature: 'vulnerability', severity: 'critical', remediation: { text: 'Update openssl to 3.0.9' } },
    ]);
    expect(findingsOf(asff({ more: { Compliance: { Status: 'FAILED' } } }))).toMatchObject([
      { nature: 'vulnerability' },
    ]);
    expect(findingsOf(guardDuty())).toMatchObject([{ nature: 'threat' }]);
  });

  test.each([
    [9, 'critical'],
    [8.9, 'high'],
    [6.9, 'medium'],
    [3.9, 'low'],
    [0, 'informational'],
    [undefined, 'medium'],
  ] as const)('GuardDuty’s %s is %s', (score, severity) => {
    expect(severityOfScore(score)).toBe(severity);
  });

  test('is read whatever of it is broken, or refused with the reason, and never anything else', () => {
    const events = [guardDuty(), asff(), ocsf(), abuse(), outdated('1', 'i-1')];
    const junk = fc.oneof(fc.constant(null), fc.string(), fc.integer(), fc.constant([]), fc.constant({}));
    const broken = (value: unknown, path: number[], by: unknown): unknown => {
      const [step, ...rest] = path;
      if (typeof value !== 'object' || value === null || step === undefined) return by;
      const names = Object.keys(value);
      const name = names[step % Math.max(1, names.length)];
      if (name === undefined) return by;
      const inner = broken((value as Record<string, unknown>)[name], rest, by);
      return Array.isArray(value)
        ? value.map((one, index) => (String(index) === name ? inner : one))
        : { ...value, [name]: inner };
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...events),
        fc.array(fc.nat(30), { minLength: 2, maxLength: 8 }),
        junk,
        (event, path, by) => {
          const mutated = { ...event, detail: broken(event.detail, path, by) };
          try {
            for (const one of findingsOf(mutated) ?? []) expect(typeof one.key).toBe('string');
          } catch (error) {
            expect((error as Error).constructor.name).toMatch(/^\$?ZodError$/);
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
