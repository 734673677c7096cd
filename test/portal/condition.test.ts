import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Condition, holds } from '../../functions/record/condition.ts';
import {
  conditionOf,
  draftOf,
  emptyComparison,
  emptyGroup,
} from '../../portal/components/condition-draft.ts';
import { inWords } from '../../portal/components/condition-words.ts';

const fields = [
  { name: 'severity', label: 'Severity', values: [{ value: 'critical', label: 'Critical' }] },
  { name: 'service', label: 'Service' },
  { name: 'priority', label: 'Priority', number: true },
];

describe('a condition in the editor', () => {
  const text = fc
    .string({ minLength: 1, maxLength: 8 })
    .filter((value) => value.trim() === value && value !== '');
  const comparison = fc.oneof(
    fc.record({ field: fc.constantFrom('severity', 'service', 'tags.team'), is: text }),
    fc.record({ field: fc.constantFrom('service'), in: fc.array(text, { minLength: 1, maxLength: 3 }) }),
    fc.record({ field: fc.constantFrom('service'), exists: fc.boolean() }),
    fc.record({ field: fc.constantFrom('priority'), atMost: fc.integer({ min: 1, max: 5 }) }),
  );
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      comparison,
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ) as fc.Arbitrary<Condition>,
  }));
  const facts = fc.record({
    severity: fc.constantFrom('critical', 'warning'),
    service: text,
    priority: fc.integer({ min: 1, max: 5 }),
  });

  test('means what it meant before it was opened', async () => {
    await fc.assert(
      fc.property(condition, facts, (given, about) => {
        const again = conditionOf(draftOf(given), fields);
        expect(Condition.safeParse(again).success).toBe(true);
        expect(holds(again as Condition, about)).toBe(holds(given, about));
      }),
    );
  });

  test('is none as long as no comparison is complete', () => {
    expect(conditionOf(draftOf(undefined), fields)).toBeUndefined();
    expect(conditionOf({ ...emptyGroup(), members: [emptyComparison()] }, fields)).toBeUndefined();
  });
});

test.each([
  [undefined, 'always'],
  [{ field: 'severity', is: 'critical' }, 'severity is “Critical”'],
  [{ not: { field: 'service', exists: true } }, 'not service is given'],
  [
    {
      all: [
        { field: 'priority', atMost: 2 },
        {
          any: [
            { field: 'service', in: ['a', 'b'] },
            { field: 'x', like: 'p-*' },
          ],
        },
      ],
    },
    'priority is at most 2 and (service is “a” or “b” or x looks like “p-*”)',
  ],
] as [Condition | undefined, string][])('%j in words', (condition, words) => {
  expect(inWords(condition, fields)).toBe(words);
});
