import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moves, type Tally, total } from '../../functions/record/tally.ts';

describe('what has to be added', () => {
  test.each<[string, Tally, Tally, object]>([
    ['of something new', {}, { a: ['open'] }, { a: { open: 1 } }],
    ['of what is over', { a: ['open', 'late'] }, {}, { a: { open: -1, late: -1 } }],
    ['of what goes elsewhere', { a: ['open'] }, { b: ['open'] }, { a: { open: -1 }, b: { open: 1 } }],
    ['of what becomes something else', { a: ['open'] }, { a: ['held'] }, { a: { open: -1, held: 1 } }],
    ['of what stays is nothing', { a: ['open'] }, { a: ['open'] }, {}],
  ])('%s', (_, before, after, expected) => {
    expect(moves(before, after)).toEqual(expected);
  });

  test('makes the same counts by whatever way it got there', () => {
    const tally = fc.dictionary(fc.constantFrom('a', 'b'), fc.uniqueArray(fc.constantFrom('x', 'y', 'z')));
    fc.assert(
      fc.property(fc.array(tally), tally, (way, end) => {
        const counts: Record<string, Record<string, number>> = {};
        let now: Tally = {};
        for (const next of [...way, end]) {
          for (const [place, by] of Object.entries(moves(now, next)))
            for (const [name, one] of Object.entries(by)) {
              counts[place] ??= {};
              (counts[place] as Record<string, number>)[name] = (counts[place]?.[name] ?? 0) + one;
            }
          now = next;
        }
        for (const place of ['a', 'b'])
          for (const name of ['x', 'y', 'z'])
            expect(counts[place]?.[name] ?? 0).toBe(
              (end[place] as string[] | undefined)?.includes(name) ? 1 : 0,
            );
      }),
    );
  });
});

test('rows of one place are one, and what nobody counted is none', () => {
  expect(
    total(
      [
        { pk: 'p', open: 2 },
        { open: 1, held: 0 },
      ],
      ['open', 'held', 'lost'],
    ),
  ).toEqual({
    open: 3,
    held: 0,
    lost: 0,
  });
});
