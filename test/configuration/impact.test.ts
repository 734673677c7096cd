import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whatBreaks, whatCauses } from '../../functions/configuration/impact.ts';
import type { Graph, Link, Node } from '../../functions/configuration/impact-graph.ts';

const far = { distance: 100, items: 1000 };
type Drawn = { readonly links: readonly Link[]; readonly states?: Readonly<Record<string, Node['state']>> };

const node = (id: string, state: Node['state'] = 'in-use'): Node => ({
  id,
  title: id,
  state,
  class: 'server',
});

/** A graph in memory that counts how often it is read. */
function graphOf({ links, states = {} }: Drawn) {
  const reads = { links: 0, nodes: 0 };
  const graph: Graph = {
    links: async (ids, side, most) => {
      reads.links += ids.length;
      const near = side === 'dependents' ? 'provider' : 'consumer';
      return new Map(
        ids.map((id) => {
          const all = links.filter((link) => link[near] === id);
          return [id, { links: all.slice(0, most), more: all.length > most }];
        }),
      );
    },
    nodes: async (ids) => {
      reads.nodes += ids.length;
      return ids.map((id) => node(id, states[id]));
    },
  };
  return { graph, reads };
}

const pool = (consumer: string, needs: number, ...providers: string[]): Link[] =>
  providers.map((provider) => ({ consumer, provider, redundancy: { pool: 'web', needs } }));
const needs = (consumer: string, ...providers: string[]): Link[] =>
  providers.map((provider) => ({ consumer, provider }));

const breaks = async (drawn: Drawn, roots: string[], limits = far) => {
  const walk = await whatBreaks(graphOf(drawn).graph, roots, limits);
  return walk.items.map(({ id, distance }) => `${id}${distance}`).sort();
};

describe('what breaks', () => {
  const shop = [...needs('shop', 'balancer'), ...pool('balancer', 2, 'a', 'b', 'c'), ...needs('a', 'db')];
  it.each<[string, Drawn, string[], string[]]>([
    ['follows whoever needs it', { links: needs('x', 'y') }, ['y'], ['x1', 'y0']],
    ['does not follow what it needs', { links: needs('x', 'y') }, ['x'], ['x0']],
    ['goes round a cycle once', { links: [...needs('x', 'y'), ...needs('y', 'x')] }, ['x'], ['x0', 'y1']],
    ['stops at a pool with enough others', { links: shop }, ['db'], ['a1', 'db0']],
    [
      'goes on where too few are left',
      { links: shop },
      ['db', 'b'],
      ['a1', 'b0', 'balancer2', 'db0', 'shop3'],
    ],
    [
      'does not count what is under maintenance',
      { links: shop, states: { c: 'maintenance' } },
      ['b'],
      ['b0', 'balancer1', 'shop2'],
    ],
    [
      'does not count what is retired',
      { links: shop, states: { c: 'retired' } },
      ['b'],
      ['b0', 'balancer1', 'shop2'],
    ],
    [
      'passes over what is only planned',
      { links: shop, states: { balancer: 'planned' } },
      ['a', 'b', 'c'],
      ['a0', 'b0', 'c0'],
    ],
  ])('%s', async (_, drawn, roots, expected) => {
    expect(await breaks(drawn, roots)).toEqual(expected);
  });

  it('takes percent of a pool as a number that is rounded up', async () => {
    const half: Link[] = ['a', 'b', 'c'].map((provider) => ({
      consumer: 'x',
      provider,
      redundancy: { pool: 'p', needs: 50, percent: true },
    }));
    expect(await breaks({ links: half }, ['a'])).toEqual(['a0']);
    expect(await breaks({ links: half }, ['a', 'b'])).toEqual(['a0', 'b0', 'x1']);
  });

  it('tells what is kept up, and by how many', async () => {
    const { held } = await whatBreaks(graphOf({ links: shop }).graph, ['a'], far);
    expect(held).toEqual([{ id: 'balancer', pool: 'web', up: 2, of: 3, needs: 2 }]);
  });
});

describe('what could have caused it', () => {
  it('tells what is enough by itself from what has a stand-in', async () => {
    const links = [
      ...needs('shop', 'db'),
      ...pool('shop', 1, 'a', 'b'),
      ...needs('a', 'disk'),
      ...needs('db', 'disk2'),
    ];
    const { items } = await whatCauses(graphOf({ links }).graph, ['shop'], far);
    const told = Object.fromEntries(items.map(({ id, distance, alone }) => [id, [distance, alone]]));
    expect(told).toEqual({
      shop: [0, true],
      db: [1, true],
      a: [1, false],
      b: [1, false],
      disk: [2, false],
      disk2: [2, true],
    });
  });
});

describe('limits', () => {
  it('says what was found and not followed', async () => {
    const links = Array.from({ length: 40 }, (_, n) => needs(`n${n + 1}`, `n${n}`)).flat();
    const { graph, reads } = graphOf({ links });
    const walk = await whatBreaks(graph, ['n0'], { distance: 10, items: 1000 });
    expect([walk.items.length, walk.truncated, walk.left]).toEqual([11, true, 1]);
    expect(reads.links).toBe(10);
  });

  it('reads no more of a hub than it may tell', async () => {
    const links = Array.from({ length: 500 }, (_, n) => needs(`n${n}`, 'hub')).flat();
    const { graph, reads } = graphOf({ links });
    const walk = await whatBreaks(graph, ['hub'], { distance: 10, items: 50 });
    expect([walk.items.length, walk.truncated, walk.left, walk.unread]).toEqual([51, true, 50, 1]);
    expect(reads).toEqual({ links: 1, nodes: 51 });
  });
});

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const anyLink = fc.record({
  consumer: fc.constantFrom(...names),
  provider: fc.constantFrom(...names),
  redundancy: fc.option(
    fc.record({ pool: fc.constantFrom('p', 'q'), needs: fc.integer({ min: 1, max: 3 }) }),
    { nil: undefined },
  ),
});
const anyGraph = fc.uniqueArray(anyLink, {
  maxLength: 24,
  selector: ({ consumer, provider }) => `${consumer}${provider}`,
});
const anyRoots = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 });

/** Judges every item anew in each round, until a round changes nothing. */
function naively(links: readonly Link[], roots: readonly string[]): string[] {
  const failed = new Map(roots.map((id) => [id, 0]));
  for (let round = 1; ; round++) {
    const fresh = names.filter((id) => {
      if (failed.has(id)) return false;
      const mine = links.filter(({ consumer }) => consumer === id);
      if (mine.some(({ provider, redundancy }) => !redundancy && failed.has(provider))) return true;
      return ['p', 'q'].some((pool) => {
        const members = mine.filter(({ redundancy }) => redundancy?.pool === pool);
        const up = members.filter(({ provider }) => !failed.has(provider)).length;
        const down = up < members.length;
        return down && up < Math.max(...members.map(({ redundancy }) => redundancy?.needs ?? 0));
      });
    });
    if (!fresh.length) return [...failed].map(([id, distance]) => `${id}${distance}`).sort();
    for (const id of fresh) failed.set(id, round);
  }
}

describe('for all graphs', () => {
  it('what breaks is what judging everything in every round finds', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, anyRoots, async (links, roots) => {
        expect(await breaks({ links }, roots)).toEqual(naively(links, roots));
      }),
      { numRuns: 500 },
    );
  });

  it('whatever breaks something is among its causes', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, fc.constantFrom(...names), async (links, root) => {
        const { graph } = graphOf({ links });
        const { items } = await whatBreaks(graph, [root], far);
        for (const { id } of items) {
          const causes = await whatCauses(graph, [id], far);
          expect(causes.items.map((one) => one.id)).toContain(root);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('what is enough by itself is what breaks it by itself', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, fc.constantFrom(...names), async (links, root) => {
        const { graph } = graphOf({ links });
        for (const { id, alone } of (await whatCauses(graph, [root], far)).items) {
          const { items } = await whatBreaks(graph, [id], far);
          expect([id, alone]).toEqual([id, items.some((one) => one.id === root)]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('limits only leave out, and say so', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, anyRoots, fc.nat(5), fc.nat(3), async (links, roots, items, distance) => {
        const { graph } = graphOf({ links });
        const whole = await whatBreaks(graph, roots, far);
        const part = await whatBreaks(graph, roots, { items, distance });
        const all = new Set(whole.items.map(({ id }) => id));
        if (!part.unread) for (const { id } of part.items) expect(all).toContain(id);
        if (part.items.length < whole.items.length) expect(part.truncated).toBe(true);
        expect(part.items.length).toBeLessThanOrEqual(roots.length + items);
      }),
      { numRuns: 300 },
    );
  });
});
