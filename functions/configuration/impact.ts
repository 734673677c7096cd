import { enoughAlone } from './impact-alone.ts';
import {
  type Found,
  type Graph,
  type Held,
  isUp,
  type Limits,
  type Link,
  type Node,
  passesOn,
  shortfall,
  type Walk,
} from './impact-graph.ts';

type Side = 'dependents' | 'providers';
type Reached = Map<string, string[]>;

/** Reads links and items once, however often a walk comes by. */
function memory(graph: Graph, { items: most }: Limits) {
  const nodes = new Map<string, Node>();
  const asked = new Set<string>();
  const around = {
    dependents: new Map<string, readonly Link[]>(),
    providers: new Map<string, readonly Link[]>(),
  };
  const unread = new Set<string>();

  async function learn(ids: readonly string[]): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !asked.has(id));
    for (const id of unknown) asked.add(id);
    if (unknown.length) for (const node of await graph.nodes(unknown)) nodes.set(node.id, node);
  }

  /** The links of items on one side, without those whose far end is out of use, which is as if they were not there. */
  async function links(ids: readonly string[], side: Side): Promise<Link[]> {
    const known = around[side];
    const unknown = [...new Set(ids)].filter((id) => !known.has(id));
    const found = unknown.length ? await graph.links(unknown, side, most) : [];
    for (const [id, { links, more }] of found) {
      known.set(id, links);
      if (more) unread.add(id);
    }
    const all = ids.flatMap((id) => known.get(id) ?? []);
    const far = side === 'dependents' ? 'consumer' : 'provider';
    await learn(all.map((link) => link[far]));
    return all.filter((link) => passesOn(nodes.get(link[far])));
  }
  return { nodes, unread, learn, links };
}
type Memory = ReturnType<typeof memory>;

/** Five of those that it was reached from are enough to explain it. */
function note(reached: Reached, id: string, from: string): void {
  const via = reached.get(id) ?? [];
  if (via.length < 5 && !via.includes(from)) reached.set(id, [...via, from]);
}

/** Goes from the roots round by round, until a round finds nothing or a limit is reached. */
async function walk(
  memo: Memory,
  roots: readonly string[],
  limits: Limits,
  round: (frontier: readonly string[], found: ReadonlyMap<string, Found>) => Promise<Reached>,
): Promise<{ found: Map<string, Found>; left: number }> {
  let frontier = [...new Set(roots)];
  const most = frontier.length + limits.items;
  const found = new Map<string, Found>(frontier.map((id) => [id, { id, distance: 0, via: [] }]));
  await memo.learn(frontier);
  for (let distance = 1; frontier.length; distance++) {
    if (distance > limits.distance || found.size >= most) return { found, left: frontier.length };
    const fresh = [...(await round(frontier, found))].filter(([id]) => !found.has(id));
    const kept = fresh.slice(0, most - found.size);
    for (const [id, via] of kept) found.set(id, { id, distance, via });
    frontier = kept.map(([id]) => id);
    if (kept.length < fresh.length) return { found, left: fresh.length };
  }
  return { found, left: 0 };
}

const finished = (
  { nodes, unread }: Memory,
  left: number,
  items: readonly Found[],
  held: readonly Held[] = [],
) => ({
  items,
  held,
  nodes,
  truncated: left > 0 || unread.size > 0,
  left,
  unread: unread.size,
});

/**
 * What breaks when these items fail together: whatever needs one of them that nothing stands in for, or needs a pool of which
 * too few are left up, and so on from there. It goes by rounds, so that an item's distance says after how many steps it
 * fails; an item that its redundancy keeps up is told apart. It ends in any graph, cycles included.
 *
 * Items that are retired or only planned neither fail nor stand in; one under maintenance fails, and does not stand in.
 */
export async function whatBreaks(graph: Graph, roots: readonly string[], limits: Limits): Promise<Walk> {
  const memo = memory(graph, limits);
  const held = new Map<string, Held>();
  const { found, left } = await walk(memo, roots, limits, async (frontier, failed) => {
    const links = (await memo.links(frontier, 'dependents')).filter(({ consumer }) => !failed.has(consumer));
    const next: Reached = new Map();
    for (const { consumer, provider, redundancy } of links) if (!redundancy) note(next, consumer, provider);
    const doubtful = links.filter(({ consumer }) => !next.has(consumer));
    const needed = await memo.links([...new Set(doubtful.map(({ consumer }) => consumer))], 'providers');
    const pools = Map.groupBy(needed, ({ consumer, redundancy }) => `${consumer} ${redundancy?.pool ?? ''}`);
    const up = (id: string) => !failed.has(id) && isUp(memo.nodes.get(id));
    for (const { consumer: id, provider, redundancy } of doubtful) {
      const pool = redundancy?.pool ?? '';
      const left = shortfall(pools.get(`${id} ${pool}`) ?? [], up);
      if (left.up < left.needs) note(next, id, provider);
      else held.set(id, { id, pool, ...left });
    }
    return next;
  });
  for (const id of found.keys()) held.delete(id);
  return finished(memo, left, [...found.values()], [...held.values()]);
}

/**
 * What could have caused that these items fail: whatever they need, and whatever that needs. `alone` says that one failure is
 * enough; the others only together with their stand-ins.
 */
export async function whatCauses(graph: Graph, roots: readonly string[], limits: Limits): Promise<Walk> {
  const memo = memory(graph, limits);
  const all: Link[] = [];
  const { found, left } = await walk(memo, roots, limits, async (frontier) => {
    const links = await memo.links(frontier, 'providers');
    all.push(...links);
    const next: Reached = new Map();
    for (const { provider, consumer } of links) note(next, provider, consumer);
    return next;
  });
  const alone = enoughAlone(all, roots, (id) => isUp(memo.nodes.get(id)));
  return finished(
    memo,
    left,
    [...found.values()].map((one) => ({ ...one, alone: alone.has(one.id) })),
  );
}
