import {
  type Ci,
  cisOf,
  cisOfService,
  findService,
  providersOf,
  type Service,
} from '../configuration/read.ts';
import type { Need } from './chain.ts';

const most = { services: 200, items: 1_000, links: 1_000 };

/** What a service stands on: the items that it is made of in the end, what waits for what, and whether that is all. */
export type Ground = {
  readonly roots: readonly string[];
  readonly items: readonly Ci[];
  readonly needs: readonly Need[];
  readonly services: readonly Service[];
  readonly truncated: boolean;
};

/** The service, and whatever services it needs in the end. */
async function servicesBelow(id: string): Promise<Service[]> {
  const found = new Map<string, Service>();
  let next = [id];
  while (next.length && found.size < most.services) {
    const services = (await Promise.all(next.map(findService))).filter((one) => one?.state === 'active');
    for (const service of services) if (service) found.set(service.id, service);
    next = [...new Set(services.flatMap((one) => one?.dependsOn ?? []))].filter((one) => !found.has(one));
  }
  return [...found.values()];
}

// What is not there yet, or not any more, needs no protection and gives none.
const isThere = ({ state }: Ci) => state !== 'retired' && state !== 'planned';

async function rootsOf(services: readonly Service[]): Promise<string[]> {
  const named = await Promise.all(services.map(({ id }) => cisOfService(id)));
  const supporting = services.flatMap(({ supportedBy = [] }) => supportedBy.map(({ ci }) => ci));
  return [...new Set([...supporting, ...named.flat().map(({ id }) => id)])];
}

/** Walks from a service down to everything that it needs, by key and never by a scan; it ends in any graph, rings included. */
export async function groundOf(service: string): Promise<Ground> {
  const services = await servicesBelow(service);
  const asked = await rootsOf(services);
  const items = new Map<string, Ci>();
  const needs: Need[] = [];
  let frontier = (await cisOf(asked.slice(0, most.items))).filter(isThere);
  const roots = frontier.map(({ id }) => id);
  let truncated = asked.length > most.items;
  for (const ci of frontier) items.set(ci.id, ci);
  while (frontier.length) {
    const links = await providersOf(
      frontier.map(({ id }) => id),
      most.links,
    );
    const found = [...links.values()];
    truncated ||= found.some(({ more }) => more);
    const all = found.flatMap((one) => one.links);
    const unknown = [...new Set(all.map(({ provider }) => provider))].filter((id) => !items.has(id));
    const fresh = (await cisOf(unknown)).filter(isThere);
    truncated ||= items.size + fresh.length > most.items;
    frontier = fresh.slice(0, most.items - items.size);
    for (const ci of frontier) items.set(ci.id, ci);
    needs.push(...all.filter(({ provider }) => items.has(provider)));
  }
  return { roots, items: [...items.values()], needs, services, truncated };
}
