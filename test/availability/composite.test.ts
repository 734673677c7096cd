import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compositeOf, singlePoints } from '../../functions/availability/composite.ts';
import type { Structure } from '../../functions/availability/structure.ts';
import { costsOf } from '../../functions/availability/weak-points.ts';
import { exactly } from './outages.ts';

const series = (...members: string[]) => members.map((member) => ({ members: [member], needs: 1 }));
/** Every component is there as much; the service itself is nothing that fails. */
const of = (chance: number) => (id: string) => (id === 's' ? undefined : chance);
const pool = (needs: number, ...members: string[]) => [{ members, needs }];

describe('the availability of a whole', () => {
  test('in series is the product, in parallel what is left of the products of what is missing', () => {
    expect(exactly({ root: 's', needs: { s: series('a', 'b') } }, { a: 0.9, b: 0.8 })).toBeCloseTo(0.72, 12);
    expect(exactly({ root: 's', needs: { s: pool(1, 'a', 'b') } }, { a: 0.9, b: 0.8 })).toBeCloseTo(0.98, 12);
  });

  test('k of n is the binomial sum', () => {
    const needs = { s: pool(2, 'a', 'b', 'c') };
    expect(exactly({ root: 's', needs }, { a: 0.9, b: 0.9, c: 0.9 })).toBeCloseTo(3 * 0.81 * 0.1 + 0.729, 12);
  });

  test('what two of a pool share is counted once', () => {
    const needs = { s: pool(1, 'a', 'b'), a: series('db'), b: series('db') };
    const of = { a: 0.9, b: 0.9, db: 0.99 };
    // Taken for independent of each other it would be 1 − (1 − 0.891)² = 0.988.
    expect(exactly({ root: 's', needs }, of)).toBeCloseTo(0.99 * 0.99, 12);
    expect(singlePoints({ root: 's', needs })).toEqual(['db']);
  });

  test('of nothing is always there, and what nobody says anything of as well', () => {
    expect(exactly({ root: 's', needs: {} }, {})).toBe(1);
    expect(exactly({ root: 's', needs: { s: series('a', 'b') } }, { a: 0.5 })).toBe(0.5);
  });

  test('with components that need each other in a circle', () => {
    const needs = { s: series('a'), a: series('b'), b: series('a') };
    expect(exactly({ root: 's', needs }, { a: 0.9, b: 0.9 })).toBeCloseTo(0.81, 12);
  });

  test('of twenty components is exact, and of forty within bounds that hold it', () => {
    const names = (count: number) => Array.from({ length: count }, (_, n) => `c${n}`);
    const some = names(20);
    const half = { root: 's', needs: { s: pool(10, ...some) } };
    expect(compositeOf(half, of(0.9))).toMatchObject({ exact: true, components: 20 });
    const many = names(40);
    const found = compositeOf({ root: 's', needs: { s: series(...many) } }, of(0.999));
    expect(found.components).toBe(40);
    expect(found.lower).toBeLessThanOrEqual(0.999 ** 40 + 1e-12);
    expect(found.upper).toBeGreaterThanOrEqual(0.999 ** 40 - 1e-12);
    expect(found.upper - found.lower).toBeLessThan(0.01);
    const spare = compositeOf({ root: 's', needs: { s: pool(38, ...many) } }, of(0.99), 2_000);
    expect(spare).toMatchObject({ exact: false });
    expect(spare.lower).toBeLessThan(spare.upper);
  });

  test('costs most where it is gained most: minutes of a day', () => {
    const structure: Structure = { root: 's', needs: { s: [...series('db'), ...pool(1, 'a', 'b')] } };
    const chances: Record<string, number> = { db: 0.98, a: 0.9, b: 0.9 };
    const [first, second] = costsOf(structure, (id) => chances[id], 24 * 3_600_000);
    // Without the database's failures 0.99 instead of 0.9702: 28.512 minutes of 1,440.
    expect(first?.id).toBe('db');
    expect(first?.minutes).toBeCloseTo(28.512, 6);
    expect(second?.minutes).toBeCloseTo((0.98 - 0.9702) * 1_440, 6);
  });
});

describe('what components cost, of more than a dozen', () => {
  test('is by the most likely states what it is exactly', () => {
    const names = Array.from({ length: 14 }, (_, n) => `c${n}`);
    const structure: Structure = {
      root: 's',
      needs: { s: [...series('c0', 'c1'), ...pool(2, 'c2', 'c3', 'c4'), ...series(...names.slice(5))] },
    };
    const chances: Record<string, number> = Object.fromEntries(
      names.map((name, n) => [name, 1 - (n + 1) / 10_000]),
    );
    const day = 24 * 3_600_000;
    const found = new Map(
      costsOf(structure, (id) => chances[id], day).map(({ id, minutes }) => [id, minutes]),
    );
    const now = exactly(structure, chances);
    for (const name of names) {
      const gain = (exactly(structure, { ...chances, [name]: 1 }) - now) * 1_440;
      // The rest that is undecided is taken for up: too much by what it would fail by itself.
      expect(found.get(name) ?? 0).toBeGreaterThanOrEqual(gain - 1e-9);
      expect(found.get(name) ?? 0).toBeLessThan(gain * 1.02 + 1e-9);
    }
  });
});

/** A graph of up to twelve components: each needs some of the others, alone or as pools, in circles as well. */
const graphs = fc.integer({ min: 1, max: 12 }).chain((count) => {
  const names = Array.from({ length: count }, (_, n) => `c${n}`);
  const need = fc
    .subarray(names, { minLength: 1 })
    .chain((members) => fc.integer({ min: 1, max: members.length }).map((needs) => ({ members, needs })));
  const needs = fc.array(need, { maxLength: 2 });
  return fc.record({
    names: fc.constant(names),
    root: fc.array(need, { minLength: 1, maxLength: 3 }),
    below: fc.tuple(...names.map(() => fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, needs))),
    chances: fc.tuple(
      ...names.map(() =>
        fc.oneof(fc.constantFrom(0, 0.5, 0.9, 0.999, 1), fc.double({ min: 0, max: 1, noNaN: true })),
      ),
    ),
  });
});

/** By looking at all states: what is up stays up as long as whatever it needs does. */
function byAllStates(
  { root, needs }: Structure,
  names: readonly string[],
  chances: readonly number[],
): number {
  let sum = 0;
  for (let state = 0; state < 2 ** names.length; state++) {
    let likely = 1;
    const up = new Set<string>();
    for (const [n, name] of names.entries()) {
      const chance = chances[n] as number;
      const is = Boolean((state >> n) & 1);
      likely *= is ? chance : 1 - chance;
      if (is) up.add(name);
    }
    const satisfied = (id: string) =>
      (needs[id] ?? []).every((need) => need.members.filter((member) => up.has(member)).length >= need.needs);
    for (let before = -1; before !== up.size; ) {
      before = up.size;
      for (const id of [...up]) if (!satisfied(id)) up.delete(id);
    }
    if (satisfied(root)) sum += likely;
  }
  return sum;
}

describe('against all states of 1,000 random graphs', () => {
  test('the result is exact, and so are bounds that are given the time', () => {
    fc.assert(
      fc.property(graphs, ({ names, root, below, chances }) => {
        const needs = {
          s: root,
          ...Object.fromEntries(names.map((name, n) => [name, below[n] as typeof root])),
        };
        const of = Object.fromEntries(names.map((name, n) => [name, chances[n] as number]));
        const truth = byAllStates({ root: 's', needs }, names, chances as number[]);
        expect(exactly({ root: 's', needs }, of)).toBeCloseTo(truth, 9);
      }),
      { numRuns: 1_000 },
    );
  });
});
