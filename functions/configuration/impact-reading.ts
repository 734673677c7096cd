import { collection } from '../runtime/collection.ts';
import { edges } from './edges.ts';
import { whatBreaks, whatCauses } from './impact.ts';
import { type Impact, impactFrom } from './impact-answer.ts';
import type { Graph, Limits, Link } from './impact-graph.ts';
import { pooledMembers } from './impact-services.ts';
import { cis, services } from './keep.ts';
import type { Edge } from './relation.ts';
import { relationTypes } from './relation-type.ts';

const atOnce = 32;
type Side = 'dependents' | 'providers';

/** From which ends of an item's relations its links of a side are read: of relations that pass failures on that way. */
const endsOf = (side: Side): ('from' | 'to')[] => {
  const senses = new Set<string>(Object.values(relationTypes).map(({ impact }) => impact));
  const ends = {
    'to-from': side === 'dependents' ? 'to' : 'from',
    'from-to': side === 'dependents' ? 'from' : 'to',
  } as const;
  return (['to-from', 'from-to'] as const).filter((sense) => senses.has(sense)).map((sense) => ends[sense]);
};

function linkOf({ from, type, to, redundancy }: Edge): Link | undefined {
  const { impact } = relationTypes[type] as { impact: string };
  if (impact === 'none') return undefined;
  return impact === 'to-from'
    ? { consumer: from, provider: to, redundancy }
    : { consumer: to, provider: from, redundancy };
}

async function around(id: string, side: Side, most: number) {
  const near = side === 'dependents' ? 'provider' : 'consumer';
  const pages = await Promise.all(endsOf(side).map((end) => edges(id, end, most)));
  const links = pages.flatMap(({ items }) => items.flatMap((edge) => linkOf(edge) ?? []));
  return {
    links: links.filter((link) => link[near] === id),
    more: pages.some(({ after }) => after !== undefined),
  };
}

/** Relations and items in DynamoDB, and how often they were read: one query for each item, one read for a hundred records. */
export function storedGraph() {
  const reads = { queries: 0, batches: 0 };
  const graph: Graph = {
    links: async (ids, side, most) => {
      reads.queries += ids.length * endsOf(side).length;
      const found = new Map<string, Awaited<ReturnType<typeof around>>>();
      for (let from = 0; from < ids.length; from += atOnce) {
        const some = ids.slice(from, from + atOnce);
        const all = await Promise.all(some.map((id) => around(id, side, most)));
        for (const [nth, id] of some.entries()) found.set(id, all[nth]!);
      }
      return found;
    },
    nodes: async (ids) => {
      reads.batches += Math.ceil(ids.length / 100);
      return cis.all(ids);
    },
  };
  return { graph, reads };
}

/** No answer needs more reads than this, whatever the graph is like: a query for each item and each of its pools, and their records. */
export const usualLimits: Limits = { distance: 10, items: 1_000 };

/**
 * What breaks when these items fail together, or what could have caused that they fail, with the services and offerings that are
 * reached. It reads relations by key, never by a scan.
 */
export async function readImpact(
  roots: readonly string[],
  direction: Impact['direction'],
  limits: Limits = usualLimits,
): Promise<Impact> {
  const { graph, reads } = storedGraph();
  const walk = await (direction === 'breaks' ? whatBreaks : whatCauses)(graph, roots, limits);
  const known = (await collection(services)).filter(({ state }) => state === 'active');
  const unknown = pooledMembers(known, walk).filter((id) => !walk.nodes.has(id));
  const members = unknown.length ? await graph.nodes(unknown) : [];
  const nodes = new Map([...walk.nodes, ...members.map((node) => [node.id, node] as const)]);
  return impactFrom({ ...walk, nodes }, known, { roots, direction, limits, reads });
}
