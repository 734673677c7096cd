import { findService } from '../configuration/read.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { findPerson } from '../people/read.ts';

type Names = { readonly owner?: string | undefined; readonly service?: string | null | undefined };

/** Refuses an owner or a service that the desk does not have, naming the field. @throws {Refusal} `validation` */
export async function demandKnown({ owner, service }: Names): Promise<void> {
  const [person, about] = await Promise.all([
    owner === undefined ? undefined : findPerson(owner),
    service ? findService(service) : undefined,
  ]);
  if (owner !== undefined && person?.state !== 'active') throw invalid('/owner', `there is no ${owner}`);
  if (owner !== undefined && person?.roles.every((role) => role === 'requester'))
    throw new Refusal('validation', '/owner: does not write articles.', {
      errors: [{ pointer: '/owner', detail: 'does not write articles' }],
    });
  if (service && !about) throw invalid('/service', `there is no ${service}`);
}
