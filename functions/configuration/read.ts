import * as z from 'zod';
import { cached } from '../runtime/cached.ts';
import { collection, collectionPage, filedUnder } from '../runtime/collection.ts';
import type { Ci } from './ci.ts';
import { edges } from './edges.ts';
import { ciByArn, cisByArns } from './find-cis.ts';
import type { Impact } from './impact-answer.ts';
import type { Link } from './impact-graph.ts';
import { readImpact, storedGraph } from './impact-reading.ts';
import { cis, services } from './keep.ts';
import { type Needs, needsOf } from './needs.ts';
import type { Edge } from './relation.ts';
import type { Service } from './service.ts';
import { type AlarmFacts, type Match, serviceOf } from './service-match.ts';

export type { AlarmFacts, Ci, Edge, Impact, Match, Needs, Service };
export { ciByArn, cisByArns, edges, needsOf };

const Default = z.object({ id: z.string(), name: z.string(), team: z.string() });

/** The default service as the template describes it, until somebody gives it a record of its own. */
function described(): Service {
  const { id, name, team } = Default.parse(JSON.parse(process.env.DEFAULT_SERVICE ?? '{}'));
  const rest = { criticality: 'medium', match: [], version: 1 } satisfies Partial<Service>;
  return { id, kind: 'service', state: 'active', title: name, name, team, ...rest };
}

/** A configuration item in whatever state; undefined when there is none. */
export const findCi = (id: string): Promise<Ci | undefined> => cis.find(id);

/** The configuration items of these ids that exist, in the order asked for. */
export const cisOf = (ids: readonly string[]): Promise<Ci[]> => cis.all(ids);

/** What breaks when all these items fail: items, services and offerings, and whether that is all (`truncated`). */
export const impactOf = (ids: readonly string[]): Promise<Impact> => readImpact(ids, 'breaks');

/** The services of these ids that exist, in whatever state, in the order asked for. */
export const findServices = (ids: readonly string[]): Promise<Service[]> => services.all(ids);

/** What each of these items needs to work, over relations that pass failures on; `most` links of each, `more` when there are others. */
export const providersOf = (
  ids: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, { readonly links: readonly Link[]; readonly more: boolean }>> =>
  storedGraph().graph.links(ids, 'providers', most);

/** The items that name a service as theirs, in whatever state. */
export const cisOfService = (service: string): Promise<Ci[]> =>
  filedUnder(cis, 'subject', `service:${service}`);

/** A service in whatever state; undefined when there is none. */
export const findService = (id: string): Promise<Service | undefined> => services.find(id);

/** The service for what no tag and no rule maps: its record, or else what `DEFAULT_SERVICE` says of it. */
export async function defaultService(): Promise<Service> {
  const fallback = described();
  return (await services.find(fallback.id)) ?? fallback;
}

/** Every active service, at most five seconds old, so that a storm of alarms reads them once. */
export const activeServices: () => Promise<readonly Service[]> = /* @__PURE__ */ cached(
  async () => (await collection(services)).filter(({ state }) => state === 'active'),
  5_000,
);

/** The service of an alarm, and whether a tag, a rule or nothing says so. */
export async function serviceOfAlarm(alarm: AlarmFacts): Promise<Match> {
  const all = await activeServices();
  const fallback = described();
  return serviceOf(alarm, all, all.find(({ id }) => id === fallback.id) ?? fallback);
}

/** A page of the services that are in use, by name. */
export async function servicesPage(
  limit: number,
  after?: string,
): Promise<{ items: Service[]; after?: string }> {
  const { items, ...rest } = await collectionPage(services, limit, after);
  return { items: items.filter(({ state }) => state === 'active'), ...rest };
}
