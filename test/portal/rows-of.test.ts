import { expect, test } from 'vitest';
import { rowsOf } from '../../portal/practices/on-call/rows-of.ts';

const shift = (from: number, to: number) => ({
  from: new Date(from * 3_600_000).toISOString(),
  to: new Date(to * 3_600_000).toISOString(),
});

test.each([
  ['one after the other', [shift(0, 8), shift(8, 16), shift(20, 24)], [0, 0, 0]],
  ['two together', [shift(0, 8), shift(0, 8), shift(8, 16), shift(8, 16)], [0, 1, 0, 1]],
  ['overlapping by turns', [shift(0, 10), shift(8, 18), shift(10, 12), shift(16, 20)], [0, 1, 0, 0]],
  ['nobody', [], []],
])('shifts of %s stand in rows in which none covers another', (_, shifts, rows) => {
  expect(rowsOf(shifts)).toEqual(rows);
});
