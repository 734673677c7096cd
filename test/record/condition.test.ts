import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Condition, explain, holds } from '../../functions/record/condition.ts';

const facts = {
  source: 'cloudwatch',
  severity: 'critical',
  count: '12',
  priority: 1,
  tags: { team: 'payments', 'k8s:cluster': 'blue' },
  services: ['checkout', 'search'],
  major: false,
};

describe('a comparison', () => {
  test.each([
    [{ field: 'source', is: 'cloudwatch' }, true],
    [{ field: 'source', is: 'CloudWatch' }, false],
    [{ field: 'priority', is: '1' }, true],
    [{ field: 'count', is: 12 }, true],
    [{ field: 'major', is: false }, true],
    [{ field: 'services', is: 'search' }, true],
    [{ field: 'source', isNot: 'pagerduty' }, true],
    [{ field: 'services', isNot: 'search' }, false],
    [{ field: 'absent', isNot: 'anything' }, true],
    [{ field: 'absent', is: 'undefined' }, false],
    [{ field: 'severity', in: ['error', 'critical'] }, true],
    [{ field: 'severity', in: ['info'] }, false],
    [{ field: 'tags.team', like: 'pay*' }, true],
    [{ field: 'tags.k8s:cluster', is: 'blue' }, true],
    [{ field: 'absent', like: '*' }, false],
    [{ field: 'source', contains: 'WATCH' }, true],
    [{ field: 'services', contains: 'check' }, false],
    [{ field: 'services', contains: 'checkout' }, true],
    [{ field: 'count', atLeast: 9 }, true],
    [{ field: 'count', atMost: 9 }, false],
    [{ field: 'absent', atLeast: 0 }, false],
    [{ field: 'absent', atMost: 0 }, false],
    [{ field: 'severity', atLeast: 'a' }, true],
    [{ field: 'tags.team', exists: true }, true],
    [{ field: 'tags.owner', exists: false }, true],
    [{ field: 'constructor', exists: true }, false],
    [{ field: 'tags.__proto__', exists: true }, false],
  ] as const)('%j', (condition, expected) => {
    expect(Condition.safeParse(condition).success).toBe(true);
    expect(holds(condition as Condition, facts)).toBe(expected);
  });
});

describe('a condition', () => {
  const yes = { field: 'source', is: 'cloudwatch' };
  const no = { field: 'source', is: 'health' };

  test('joins by all, any and not', () => {
    expect(holds({ all: [yes, { not: no }] }, facts)).toBe(true);
    expect(holds({ all: [yes, no] }, facts)).toBe(false);
    expect(holds({ any: [no, yes] }, facts)).toBe(true);
    expect(holds({ any: [no, no] }, facts)).toBe(false);
  });

  test('says of each comparison whether it is met, and by what', () => {
    expect(explain({ all: [yes, { not: { any: [no, { field: 'absent', is: 1 }] } }] }, facts)).toEqual([
      { field: 'source', met: true, value: 'cloudwatch' },
      { field: 'source', met: false, value: 'cloudwatch' },
      { field: 'absent', met: false },
    ]);
  });

  test.each([
    [{}],
    [{ field: 'source' }],
    [{ field: 'source', is: 'a', like: 'b' }],
    [{ field: 'a b', is: 1 }],
    [{ all: [] }],
    [{ all: [yes], any: [yes] }],
    [{ not: { not: { not: { not: { not: yes } } } } }],
    [{ any: Array.from({ length: 50 }, () => ({ any: [yes, no] })) }],
    [{ field: 'source', is: { $gt: '' } }],
  ])('is refused when it is no condition: %j', (condition) => {
    expect(Condition.safeParse(condition).success).toBe(false);
  });

  test('and its negation are never both met, whatever the facts', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    const comparison = fc.oneof(
      fc.record({ field: fc.constantFrom('a', 'b.c'), is: value }),
      fc.record({ field: fc.constantFrom('a', 'b.c'), atLeast: value }),
      fc.record({ field: fc.constantFrom('a', 'b.c'), contains: value }),
    );
    const some = fc.record({ a: fc.anything(), b: fc.record({ c: fc.anything() }) });
    fc.assert(
      fc.property(comparison, some, (one, found) => holds(one, found) !== holds({ not: one }, found)),
    );
  });
});
