import { cisOf, findServices, type Service } from '../configuration/read.ts';
import { findIncident } from '../incident/read.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { hoursBy } from '../service-level/read.ts';
import type { Commitment } from './commitment.ts';
import type { Outage } from './outage.ts';
import type { StatusComponent } from './status-page.ts';

/** The service. @throws {Refusal} `not-found` */
export async function serviceKnown(id: string): Promise<Service> {
  const [service] = await findServices([id]);
  if (service) return service;
  throw new Refusal('not-found', `There is no service ${id.slice(0, 60)}.`);
}

/** @throws {Refusal} `validation`, naming the first service, offering or item that is not there */
export async function demandSubject({
  services = [],
  offerings = [],
  cis = [],
}: Partial<Pick<Outage, 'services' | 'offerings' | 'cis'>>): Promise<void> {
  const parents = offerings.map((name) => name.split('/')[0] as string);
  const [found, items] = await Promise.all([
    findServices([...new Set([...services, ...parents])]),
    cisOf(cis),
  ]);
  const byId = new Map(found.map((service) => [service.id, service]));
  for (const [nth, id] of services.entries())
    if (!byId.has(id)) throw invalid(`/services/${nth}`, `there is no service ${id}`);
  for (const [nth, name] of offerings.entries()) {
    const [service = '', offering] = name.split('/');
    if (!byId.get(service)?.offerings?.some(({ id }) => id === offering))
      throw invalid(`/offerings/${nth}`, `there is no offering ${name}`);
  }
  const there = new Set(items.map(({ id }) => id));
  for (const [nth, id] of cis.entries())
    if (!there.has(id)) throw invalid(`/cis/${nth}`, `there is no configuration item ${id}`);
}

/** @throws {Refusal} `validation` for an incident that is not there */
export async function demandIncident(id: string | undefined): Promise<void> {
  if (id && !(await findIncident(id))) throw invalid('/incident', `there is no ${id}`);
}

type Promised = {
  readonly calendar?: string | null | undefined;
  readonly offerings?: Commitment['offerings'] | undefined;
};

/** @throws {Refusal} `validation` for hours or offerings that are not there */
export async function demandPromise({ calendar, offerings = [] }: Promised, service: Service): Promise<void> {
  const hours = await hoursBy(
    [calendar, ...offerings.map((one) => one.calendar)].filter((id) => typeof id === 'string'),
  );
  if (calendar && !hours.has(calendar)) throw invalid('/calendar', `there are no hours called ${calendar}`);
  for (const [nth, { offering, calendar: own }] of offerings.entries()) {
    if (!service.offerings?.some(({ id }) => id === offering))
      throw invalid(`/offerings/${nth}/offering`, `${service.id} has no offering ${offering}`);
    if (own && !hours.has(own))
      throw invalid(`/offerings/${nth}/calendar`, `there are no hours called ${own}`);
  }
}

/** @throws {Refusal} `validation` for a service or an offering that is not there */
export async function demandComponents(components: readonly StatusComponent[] = []): Promise<void> {
  const found = new Map(
    (await findServices(components.map(({ service }) => service))).map((one) => [one.id, one]),
  );
  for (const [nth, { service, offering }] of components.entries()) {
    const known = found.get(service);
    if (!known) throw invalid(`/components/${nth}/service`, `there is no service ${service}`);
    if (offering && !known.offerings?.some(({ id }) => id === offering))
      throw invalid(`/components/${nth}/offering`, `${service} has no offering ${offering}`);
  }
}
