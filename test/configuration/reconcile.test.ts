import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rulesOf } from '../../functions/configuration/ci-class.ts';
import { baseTree } from '../../functions/configuration/ci-class-tree.ts';
import { reconcile, type Sayings } from '../../functions/configuration/reconcile.ts';

const rules = rulesOf(baseTree, 'AWS::RDS::DBInstance');
const now = '2026-11-23T11:00:00.000Z';
const fresh = '2026-11-20T00:00:00.000Z';
const old = '2026-06-01T00:00:00.000Z';
const say = (at: string, values: Record<string, string>) => ({ at, values });

describe('whom the desk believes', () => {
  test.each<[string, Sayings, Record<string, string>]>([
    [
      'Config before people about what runs',
      { config: say(fresh, { 'attributes.engine': 'a' }), person: say(fresh, { 'attributes.engine': 'b' }) },
      { 'attributes.engine': 'config' },
    ],
    [
      'people before tags about whose it is',
      { tags: say(fresh, { owner: 'a' }), person: say(fresh, { owner: 'b' }) },
      { owner: 'person' },
    ],
    [
      'tags before an import',
      { import: say(fresh, { owner: 'a' }), tags: say(fresh, { owner: 'b' }) },
      { owner: 'tags' },
    ],
    [
      'somebody fresh before somebody stale',
      { import: say(old, { 'attributes.engine': 'a' }), person: say(fresh, { 'attributes.engine': 'b' }) },
      { 'attributes.engine': 'person' },
    ],
    [
      'the order again when all are stale',
      { import: say(old, { 'attributes.engine': 'a' }), person: say(old, { 'attributes.engine': 'b' }) },
      { 'attributes.engine': 'import' },
    ],
    [
      'Config however long ago it spoke, because it would tell of the end',
      { config: say(old, { 'attributes.engine': 'a' }), import: say(fresh, { 'attributes.engine': 'b' }) },
      { 'attributes.engine': 'config' },
    ],
    [
      'whoever speaks, when no other does',
      { import: say(fresh, { 'attributes.engine': 'b' }), config: say(fresh, { name: 'x' }) },
      { 'attributes.engine': 'import', name: 'config' },
    ],
  ])('%s', (_, said, from) => {
    expect(reconcile(rules, said, now).from).toEqual(from);
  });

  test('however the words were put together, the same holds', () => {
    const source = fc.constantFrom('config', 'tags', 'import', 'person', 'somebody');
    const saying = fc.record({
      at: fc.constantFrom(fresh, old),
      values: fc.dictionary(fc.constantFrom('name', 'owner', 'attributes.engine'), fc.constantFrom('a', 'b')),
    });
    const sayings = fc.uniqueArray(fc.tuple(source, saying), { selector: ([name]) => name });
    fc.assert(
      fc.property(sayings, (all) => {
        const one = reconcile(rules, Object.fromEntries(all), now);
        expect(reconcile(rules, Object.fromEntries(all.toReversed()), now)).toEqual(one);
      }),
    );
  });
});
