import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainTimes, gapsOf, type Need } from '../../functions/continuity/chain.ts';

const need = (
  consumer: string,
  provider: string,
  pool?: { pool: string; needs: number; percent?: boolean },
): Need => ({
  consumer,
  provider,
  ...(pool && { redundancy: pool }),
});
const own = (times: Record<string, number>) => (item: string) => times[item];

describe('minutes until an item is back with all below it', () => {
  test('one after the other along a chain', () => {
    const times = chainTimes(
      ['web', 'app', 'db'],
      [need('web', 'app'), need('app', 'db')],
      own({ web: 10, app: 20, db: 30 }),
    );
    expect(Object.fromEntries(times)).toEqual({ db: 30, app: 50, web: 60 });
  });

  test('side by side where nothing waits: the slowest counts', () => {
    const times = chainTimes(
      ['web', 'db', 'cache'],
      [need('web', 'db'), need('web', 'cache')],
      own({ web: 10, db: 30, cache: 5 }),
    );
    expect(times.get('web')).toBe(40);
  });

  test('of a pool, as many as are needed: two of three are back after the second', () => {
    const pool = { pool: 'nodes', needs: 2 };
    const needs = ['a', 'b', 'c'].map((id) => need('web', id, pool));
    expect(chainTimes(['web', 'a', 'b', 'c'], needs, own({ web: 1, a: 10, b: 20, c: 60 })).get('web')).toBe(
      21,
    );
    const half = needs.map((one) => ({ ...one, redundancy: { pool: 'nodes', needs: 50, percent: true } }));
    expect(chainTimes(['web', 'a', 'b', 'c'], half, own({ web: 1, a: 10, b: 20, c: 60 })).get('web')).toBe(
      21,
    );
  });

  test('a diamond counts its foot once', () => {
    const needs = [need('web', 'a'), need('web', 'b'), need('a', 'db'), need('b', 'db')];
    expect(chainTimes(['web', 'a', 'b', 'db'], needs, own({ web: 1, a: 2, b: 3, db: 10 })).get('web')).toBe(
      14,
    );
  });

  test('a ring ends', () => {
    const times = chainTimes(['a', 'b'], [need('a', 'b'), need('b', 'a')], own({ a: 5, b: 7 }));
    expect(times.get('a')).toBe(12);
  });

  test('any graph ends, and nothing is back before itself', () => {
    const edge = fc.record({ consumer: fc.nat(12), provider: fc.nat(12) });
    fc.assert(
      fc.property(
        fc.array(edge, { maxLength: 40 }),
        fc.array(fc.nat(100), { minLength: 13, maxLength: 13 }),
        (edges, times) => {
          const items = times.map((_, n) => String(n));
          const needs = edges.map(({ consumer, provider }) => need(String(consumer), String(provider)));
          const found = chainTimes(items, needs, (id) => times[Number(id)]);
          for (const id of items) expect(found.get(id)).toBeGreaterThanOrEqual(times[Number(id)] ?? 0);
        },
      ),
    );
  });
});

describe('gaps', () => {
  const wanted = { rto: 60, rpo: 15, tier: 1 };
  test.each([
    [{ rto: 30, rpo: 15, tier: 1 }, 60, []],
    [{ rto: 61, rpo: 16, tier: 2 }, 61, ['rto', 'rpo', 'tier']],
    [{ rto: 30 }, 61, ['chain']],
    [{}, 0, ['unknown']],
  ] as const)('%o, back after %i', (can, chain, kinds) => {
    expect(gapsOf(wanted, can, chain)).toEqual(kinds);
  });
});
