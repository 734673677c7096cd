import { filedUnder } from '../runtime/collection.ts';
import type { Ci } from './ci.ts';
import { passesOn, shortfall } from './impact-graph.ts';
import { storedGraph } from './impact-reading.ts';
import { cis, services } from './keep.ts';
import type { Redundancy } from './relation.ts';
import type { Service } from './service.ts';

/** What stands below a service: which components need which, so many of a pool, and what is known of each. */
export type Needs = {
  /** The service itself, as a node: `service:<id>`. */
  readonly root: string;
  readonly needs: Readonly<
    Record<string, readonly { readonly members: readonly string[]; readonly needs: number }[]>
  >;
  readonly items: readonly Ci[];
  /** Services that it needs, itself included. */
  readonly services: readonly Service[];
  /** Whether there is more below it than was read. */
  readonly truncated: boolean;
};

type Provider = { readonly provider: string; readonly redundancy?: Redundancy | undefined };

const mostItems = 300;
const mostServices = 50;
const mostLinks = 200;
const nodeOf = (service: string): string => `service:${service}`;

/** What is needed of some providers: each of those alone, and of each pool as many as its strictest relation says. */
function groupsOf(providers: readonly Provider[]) {
  const pools = Map.groupBy(providers, ({ redundancy }) => redundancy?.pool ?? '');
  return [...pools].flatMap(([pool, members]) =>
    pool
      ? [{ members: members.map(({ provider }) => provider), needs: shortfall(members, () => true).needs }]
      : members.map(({ provider }) => ({ members: [provider], needs: 1 })),
  );
}

/** The items that a service runs on; where nobody said which, those that name it as theirs, each of them needed. */
async function supportOf({ id, supportedBy }: Service): Promise<Provider[]> {
  if (supportedBy?.length) return supportedBy.map(({ ci, redundancy }) => ({ provider: ci, redundancy }));
  const own = await filedUnder(cis, 'subject', `service:${id}`);
  return own.map((ci) => ({ provider: ci.id }));
}

/** The services below one, itself first, and what each needs directly. */
async function servicesBelow(service: Service) {
  const found = new Map([[service.id, service]]);
  const direct = new Map<string, Provider[]>();
  let frontier = [service];
  while (frontier.length && found.size <= mostServices) {
    const supports = await Promise.all(frontier.map(supportOf));
    const ids = [...new Set(frontier.flatMap(({ dependsOn = [] }) => dependsOn))];
    const fresh = (await services.all(ids.filter((id) => !found.has(id)))).filter(
      ({ state }) => state === 'active',
    );
    for (const one of fresh) found.set(one.id, one);
    for (const [nth, { id, dependsOn = [] }] of frontier.entries()) {
      const others = dependsOn
        .filter((other) => found.has(other))
        .map((other) => ({ provider: nodeOf(other) }));
      direct.set(nodeOf(id), [...(supports[nth] ?? []), ...others]);
    }
    frontier = fresh;
  }
  return { found, direct, more: frontier.length > 0 };
}

/**
 * Everything that a service needs, as relations and redundancy say: read by key, round by round, 300 items at most. Items that are
 * retired or only planned are as if they were not there.
 */
export async function needsOf(service: Service): Promise<Needs> {
  const { graph } = storedGraph();
  const { found, direct, more } = await servicesBelow(service);
  const items = new Map<string, Ci>();
  const providers = new Map<string, readonly Provider[]>(direct);
  let frontier = [...new Set([...direct.values()].flat().map(({ provider }) => provider))].filter(
    (id) => !direct.has(id),
  );
  let truncated = more;
  while (frontier.length) {
    const room = mostItems - items.size;
    truncated ||= frontier.length > room;
    const there = (await cis.all(frontier.slice(0, room))).filter(passesOn);
    for (const ci of there) items.set(ci.id, ci);
    const links = await graph.links(
      there.map(({ id }) => id),
      'providers',
      mostLinks,
    );
    for (const [id, { links: all, more: unread }] of links) {
      truncated ||= unread;
      providers.set(id, all);
    }
    const next = [...links.values()].flatMap(({ links: all }) => all.map(({ provider }) => provider));
    frontier = [...new Set(next)].filter((id) => !providers.has(id));
  }
  const known = (id: string) => items.has(id) || direct.has(id);
  const needs = Object.fromEntries(
    [...providers].map(([id, all]) => [id, groupsOf(all.filter(({ provider }) => known(provider)))] as const),
  );
  return {
    root: nodeOf(service.id),
    needs,
    items: [...items.values()],
    services: [...found.values()],
    truncated,
  };
}
