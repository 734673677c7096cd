import { describe, expect, test } from 'vitest';
import { addCategory, changeCategory, choosable, pathOf } from '../../functions/administration/category.ts';
import { at, by, category } from './definitions.ts';

const tree = [
  category('hardware'),
  category('laptop', 'hardware'),
  category('battery', 'laptop'),
  category('software'),
  category('old', 'software', { state: 'retired' }),
  category('below-old', 'old'),
];
const names = (id: string) => pathOf(tree, id).map((one) => one.id);

describe('the tree of categories', () => {
  test('tells the way to a category from the top', () => {
    expect(names('battery')).toEqual(['hardware', 'laptop', 'battery']);
    expect(names('nothing')).toEqual([]);
  });

  test('lets be chosen what is in use with everything above it', () => {
    expect(tree.filter(({ id }) => choosable(tree, id)).map(({ id }) => id)).toEqual([
      'hardware',
      'laptop',
      'battery',
      'software',
    ]);
  });

  test('ends, even if two categories were put below each other at the same moment', () => {
    const knot = [category('a', 'b'), category('b', 'a')];
    expect(pathOf(knot, 'a').map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test.each([
    ['a fourth level', { name: 'Cell', parent: 'battery' }, 'more than 3 levels'],
    ['a parent that is not there', { name: 'Cell', parent: 'nowhere' }, 'there is no nowhere'],
  ])('refuses %s', (_, ask, detail) => {
    expect(() => addCategory({ recordKind: 'incident', ...ask }, tree, by, at)).toThrow(detail);
  });

  test.each([
    ['below itself', 'hardware', 'battery', 'itself or below'],
    ['with what is below it, to a fourth level', 'laptop', 'below-old', 'more than 3 levels'],
  ])('refuses to move one %s', (_, id, parent, detail) => {
    const before = tree.find((one) => one.id === id) ?? category(id);
    expect(() => changeCategory(before, { parent }, tree, by, at)).toThrow(detail);
  });

  test('names an added one after its place, so that every branch may have an Other', () => {
    const ask = { recordKind: 'incident', name: 'Other', parent: 'hardware' } as const;
    expect(addCategory(ask, tree, by, at).after).toMatchObject({ id: 'hardware-other', title: 'Other' });
  });

  test('moves one to the top, and takes a default away', () => {
    const before = category('laptop', 'hardware', { impact: 'high' });
    const { after } = changeCategory(before, { parent: null, impact: null }, tree, by, at);
    expect(after).toMatchObject({ parent: undefined, impact: undefined });
  });
});
