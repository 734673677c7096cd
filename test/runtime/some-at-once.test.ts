import { describe, expect, test } from 'vitest';
import { someAtOnce } from '../../functions/runtime/some-at-once.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('some at once', () => {
  test('answers in the order of what was given, however long each takes', async () => {
    const late = async (n: number) => {
      for (let turns = 10 - n; turns > 0; turns--) await turn();
      return n * n;
    };
    expect(await someAtOnce([1, 2, 3, 4, 5], 3, late)).toEqual([1, 4, 9, 16, 25]);
    expect(await someAtOnce([], 3, late)).toEqual([]);
  });

  test.each([1, 4, 20])('never does more than %i at a time, and as many as it may', async (width) => {
    let running = 0;
    let most = 0;
    await someAtOnce(Array.from({ length: 12 }), width, async () => {
      running += 1;
      most = Math.max(most, running);
      await turn();
      running -= 1;
    });
    expect(most).toBe(Math.min(width, 12));
  });

  test('begins nothing more once one has failed, and lets what has begun come to its end', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const attempt = someAtOnce([1, 2, 3, 4, 5, 6], 2, async (n) => {
      begun.push(n);
      await turn();
      if (n === 1) throw new Error('the first');
      await turn();
      ended.push(n);
    });
    await expect(attempt).rejects.toThrow('the first');
    await turn();
    expect([begun, ended]).toEqual([[1, 2], [2]]);
  });
});
