import { cisOf, findServices, type Service } from '../configuration/read.ts';
import type { HealthEvent } from './health-event.ts';

/** A resource of an event of AWS Health: the item that it is, if the desk knows it, and the service that it belongs to. */
export type Affected = {
  readonly resource: string;
  readonly status: string;
  readonly ci?: string;
  readonly name?: string;
  readonly service?: string;
};

/**
 * What an event of AWS Health affects, and the services of it that are in use: the one with the most resources first, of equal ones
 * the one whose id comes first.
 */
export async function affectedBy({
  entities,
}: Pick<HealthEvent, 'entities'>): Promise<{ affected: Affected[]; services: Service[] }> {
  const ids = [...new Set(entities.flatMap(({ ci }) => ci ?? []))];
  const items = new Map((await cisOf(ids)).map((item) => [item.id, item]));
  const affected = entities.map(({ value, status, ci, service: tagged }): Affected => {
    const item = items.get(ci ?? '');
    const service = item?.service ?? tagged;
    return {
      resource: value,
      status,
      ...(item && { ci: item.id, name: item.name }),
      ...(service && { service }),
    };
  });
  const counts = new Map<string, number>();
  for (const { service } of affected) if (service) counts.set(service, (counts.get(service) ?? 0) + 1);
  const ranked = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const services = await findServices(ranked.map(([service]) => service));
  return { affected, services: services.filter(({ state }) => state === 'active') };
}
