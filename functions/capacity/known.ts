import { findCi, findService, type Service } from '../configuration/read.ts';
import { demandNone, type FieldError } from '../kernel/refusal.ts';
import { findPerson, teamIds } from '../people/read.ts';
import { metrics } from './keep.ts';

type Names = {
  readonly service?: string | undefined;
  readonly team?: string | undefined;
  readonly owner?: string | null | undefined;
  readonly metrics?: readonly string[] | undefined;
};

const absent = (pointer: string, name: string): FieldError => ({ pointer, detail: `there is no ${name}` });

/**
 * Refuses a service, team, person or metric that the desk does not have, naming the field.
 *
 * @returns the named service
 * @throws {Refusal} `validation`
 */
export async function known({
  service,
  team,
  owner,
  metrics: named = [],
}: Names): Promise<Service | undefined> {
  const [teams, about, person, watched] = await Promise.all([
    team ? teamIds() : ([] as string[]),
    service === undefined ? undefined : findService(service),
    owner ? findPerson(owner) : undefined,
    metrics.all(named),
  ]);
  const there = new Set(watched.map(({ id }) => id));
  demandNone([
    ...(service !== undefined && !about ? [absent('/service', service)] : []),
    ...(team && !teams.includes(team) ? [absent('/team', team)] : []),
    ...(owner && person?.state !== 'active' ? [absent('/owner', owner)] : []),
    ...named.flatMap((id, n) => (there.has(id) ? [] : [absent(`/metrics/${n}`, id)])),
  ]);
  return about;
}

/** The item that a metric is of. @throws {Refusal} `validation` when it is not there, or retired */
export async function knownItem(id: string) {
  const ci = await findCi(id);
  if (!ci) demandNone([absent('/ci', id)]);
  if (ci?.state === 'retired') demandNone([{ pointer: '/ci', detail: `${id} is retired` }]);
  return ci;
}
