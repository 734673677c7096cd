import { isUp, shortfall, type Walk } from './impact-graph.ts';
import type { Service } from './service.ts';

/** A service that is reached, and by what: items that it runs on, or services that it needs. */
export type Reached = { readonly service: Service; readonly because: readonly string[] };

type Support = NonNullable<Service['supportedBy']>[number];
const weights = { high: 0, medium: 1, low: 2 } as const;
const supportOf = ({ supportedBy = [] }: Service) => supportedBy;
const poolsOf = (service: Service) =>
  Map.groupBy(supportOf(service), ({ redundancy }: Support) => redundancy?.pool ?? '');

/** Items of whose state it depends whether a pool of a service is left with enough. */
export function pooledMembers(services: readonly Service[], { items }: Pick<Walk, 'items'>): string[] {
  const failed = new Set(items.map(({ id }) => id));
  const pools = services.flatMap((service) => [...poolsOf(service)].filter(([pool]) => pool));
  return [
    ...new Set(
      pools.flatMap(([, members]) =>
        members.some(({ ci }) => failed.has(ci)) ? members.map(({ ci }) => ci) : [],
      ),
    ),
  ];
}

function itemsBelow(
  service: Service,
  walk: Pick<Walk, 'items' | 'nodes'>,
  failed: ReadonlySet<string>,
): string[] {
  const named = new Set(supportOf(service).map(({ ci }) => ci));
  const own = walk.items.filter(({ id }) => !named.has(id) && walk.nodes.get(id)?.service === service.id);
  const needed = [...poolsOf(service)].flatMap(([pool, members]) => {
    const down = members.filter(({ ci }) => failed.has(ci)).map(({ ci }) => ci);
    if (!down.length || !pool) return down;
    const links = members.map(({ ci, redundancy }) => ({ provider: ci, redundancy }));
    const { up, needs } = shortfall(links, (id) => !failed.has(id) && isUp(walk.nodes.get(id)));
    return up < needs ? down : [];
  });
  return [...needed, ...own.map(({ id }) => id)];
}

/**
 * Services that what failed is felt in: those of which an item that they run on failed, unless a pool of them has enough others;
 * those to which an item that failed belongs; and those that need such a service. The most critical come first.
 */
export function servicesReached(
  services: readonly Service[],
  walk: Pick<Walk, 'items' | 'nodes'>,
): Reached[] {
  const failed = new Set(walk.items.map(({ id }) => id));
  const reached = new Map<string, string[]>();
  for (const service of services) {
    const below = itemsBelow(service, walk, failed);
    if (below.length) reached.set(service.id, below);
  }
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { id, dependsOn = [] } of services) {
      const down = dependsOn.filter((other) => reached.has(other));
      if (down.length && !reached.has(id)) reached.set(id, down);
    }
  }
  return services
    .filter(({ id }) => reached.has(id))
    .map((service) => ({ service, because: (reached.get(service.id) ?? []).slice(0, 5) }))
    .sort(
      (a, b) =>
        weights[a.service.criticality] - weights[b.service.criticality] ||
        (a.service.id < b.service.id ? -1 : 1),
    );
}
