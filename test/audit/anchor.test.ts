import { describe, expect, test } from 'vitest';
import { daysToAnchor, reach } from '../../functions/audit/anchor.ts';
import { inOrder } from '../../functions/audit/leaf.ts';

const hash = (letter: string) => letter.repeat(64);

describe('a day is anchored', () => {
  test('when it and half an hour are over, and not before', () => {
    expect(daysToAnchor('2026-11-29', '2026-12-01T00:29:59.999Z')).toEqual([]);
    expect(daysToAnchor('2026-11-29', '2026-12-01T00:30:00.000Z')).toEqual(['2026-11-30']);
  });

  test('after every one before it that is missing, some at a time', () => {
    expect(daysToAnchor('2026-02-26', '2026-03-03T12:00:00.000Z')).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
    expect(daysToAnchor('2020-01-01', '2026-03-03T12:00:00.000Z')).toHaveLength(reach);
  });

  test('from the first on which anything can have been noted', () => {
    const days = daysToAnchor(undefined, '2026-11-30T12:00:00.000Z');
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-10-21', '2026-11-29', reach]);
  });
});

test('Leaves are in the order of records and versions, and one that was noted twice is one', () => {
  const leaf = (pk: string, version: number, letter = 'a') => ({ pk, version, hash: hash(letter) });
  expect(inOrder([leaf('b#1', 1), leaf('a#1', 10), leaf('a#1', 2), leaf('a#1', 10)])).toEqual([
    leaf('a#1', 2),
    leaf('a#1', 10),
    leaf('b#1', 1),
  ]);
  // With another hash it is a finding, and so both stay.
  expect(inOrder([leaf('a#1', 2, 'b'), leaf('a#1', 2, 'a')])).toHaveLength(2);
});
