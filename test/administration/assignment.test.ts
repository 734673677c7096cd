import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inTurn, leastBusy, ruleFor } from '../../functions/administration/assignment.ts';
import type { AssignmentRule } from '../../functions/administration/assignment-rule.ts';
import { draftOf, trial } from '../../functions/administration/assignment-trial.ts';
import { rule } from './definitions.ts';

const about = (service: string) => ({ condition: { field: 'service', is: service } });

/** The plain way to say it: of all that fit, nobody comes before the one that is taken. */
function oracle(rules: readonly AssignmentRule[], service: string): string | undefined {
  let best: AssignmentRule | undefined;
  for (const one of rules) {
    if (one.state !== 'active') continue;
    const wanted = (one.condition as { is?: string } | undefined)?.is;
    if (wanted !== undefined && wanted !== service) continue;
    if (!best || one.order < best.order || (one.order === best.order && one.id < best.id)) best = one;
  }
  return best?.id;
}

const someRule = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    order: fc.integer({ min: 0, max: 3 }),
    state: fc.constantFrom('active' as const, 'retired' as const),
    service: fc.constantFrom('checkout', 'search', undefined),
  })
  .map(({ id, order, state, service }) => rule(id, order, { state, ...(service && about(service)) }));

describe('assignment', () => {
  test('takes the first rule that fits, in whatever order the rules are read', () => {
    const rules = fc.uniqueArray(someRule, { selector: ({ id }) => id, maxLength: 6 });
    const services = fc.constantFrom('checkout', 'search', 'mail');
    fc.assert(
      fc.property(rules, services, (some, service) => {
        expect(ruleFor(some, 'incident', { service })?.id).toBe(oracle(some, service));
      }),
    );
  });

  test('goes round the people of a team, each as often as the others', () => {
    const turns = Array.from({ length: 6 }, (_, index) => inTurn(['eli', 'dana', 'femi'], index + 1));
    expect(turns).toEqual(['dana', 'eli', 'femi', 'dana', 'eli', 'femi']);
  });

  test('finds whoever has the least to do', () => {
    expect(leastBusy({ eli: 2, dana: 1, femi: 1 })).toBe('dana');
    expect(leastBusy({})).toBeUndefined();
  });

  test('tries a rule in the place of the one that it would replace', () => {
    const rules = [rule('shop', 10, about('checkout')), rule('rest', 20)];
    const draft = draftOf({ id: 'shop', recordKind: 'incident', order: 10, ...about('search') }, 30);
    const example = (service: string) => ({ id: service, title: service, facts: { service } });
    expect(trial(rules, draft, [example('checkout'), example('search')])).toEqual([
      { id: 'checkout', title: 'checkout', matches: false, before: 'shop', after: 'rest' },
      { id: 'search', title: 'search', matches: true, before: 'rest', after: 'shop' },
    ]);
  });
});
