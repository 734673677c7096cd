import type { PreTokenGenerationTriggerEvent } from 'aws-lambda';
import * as z from 'zod';
import { roles } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { collection, filedUnder } from '../runtime/collection.ts';
import { readRow } from '../runtime/dynamo.ts';
import { log } from '../runtime/log.ts';
import { retryingRaces } from '../runtime/races.ts';
import { arrive, identityKey, idFor, join, link, reopen, standingOf } from './arrival.ts';
import { emailKey } from './email-claim.ts';
import { type Identity, identityOf } from './identity.ts';
import { mappings, people } from './keep.ts';
import { adminCapacity, keepingAnAdmin, takesAnAdmin } from './last-admin.ts';
import { noteSeen } from './last-seen.ts';
import type { Person } from './person.ts';

/** What the template says of the identity provider; without one nobody comes from elsewhere. */
const Settings = z.object({
  trustsEmail: z.boolean().default(false),
  everybody: z.array(z.enum(roles)).default([]),
});
const settings = () => Settings.parse(JSON.parse(process.env.SIGN_IN ?? '{}'));

async function leadsTo(pk: string, sk: string): Promise<Person | undefined> {
  const row = await readRow('people', pk, sk);
  return row && people.find(String(row.person ?? row.holder));
}

/** Saves what was decided, unless it leaves nobody to administer the desk: then what was stays as it is. */
async function save(decision: Decision<Person> | undefined): Promise<Person | undefined> {
  if (!decision) return undefined;
  const admins = takesAnAdmin(decision) ? await filedUnder(people, 'person', adminCapacity) : [];
  try {
    return await people.save(keepingAnAdmin(decision, admins));
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'last-admin') throw error;
    log.warn('The groups would take the last administrator away', { person: decision.after.id });
    return decision.before;
  }
}

async function freeId(identity: Identity): Promise<string> {
  for (let namesakes = 0; ; namesakes++) {
    const id = idFor(identity, namesakes);
    if (!(await people.find(id))) return id;
  }
}

/** The person behind an identity: known by their subject, else by a verified address; undefined for somebody new. */
async function personOf(identity: Identity, at: string): Promise<Person | undefined> {
  const known = await leadsTo(`login#${identity.sub}`, 'login');
  if (known) return known;
  const before = await leadsTo(identityKey(identity), 'identity');
  if (before) return people.save(reopen(before, identity, at));
  const namesake = identity.email && (await leadsTo(emailKey(identity.email), 'email'));
  if (!namesake || emailKey(namesake.email) !== emailKey(identity.email ?? '')) return undefined;
  if (namesake.state !== 'active') throw new Refusal('forbidden', 'You have left this desk.');
  return people.save(link(namesake, identity, at));
}

async function receive(identity: Identity, at: string): Promise<void> {
  const { everybody } = settings();
  const standing = standingOf(await collection(mappings), identity.groups, everybody);
  const person = await personOf(identity, at);
  const after = await save(
    person ? arrive(person, standing, at) : join(identity, standing, await freeId(identity), at),
  );
  if (after?.state === 'inactive') throw new Refusal('forbidden', 'None of your groups may use this desk.');
  const id = after?.id ?? person?.id;
  // Nobody is kept out because this could not be noted.
  if (id) await noteSeen(id, at).catch((error: unknown) => log.warn('A visit was not noted', error as Error));
}

/**
 * Somebody signs in, or their tokens are renewed. Whoever comes from the identity provider is made known on their first
 * visit, and has what their groups are mapped to from then on; an account of the pool's own passes, as long as its person
 * has not left. What is thrown is what the sign-in page shows.
 */
export const handler = async (
  event: PreTokenGenerationTriggerEvent,
): Promise<PreTokenGenerationTriggerEvent> => {
  const { userName, request } = event;
  const attributes = request.userAttributes as Record<string, string>;
  const identity = identityOf(userName, attributes, settings().trustsEmail);
  const at = new Date().toISOString();
  if (identity) {
    await retryingRaces(() => receive(identity, at));
    return event;
  }
  const person = await leadsTo(`login#${attributes.sub}`, 'login');
  if (person?.state === 'inactive') throw new Refusal('forbidden', 'You have left this desk.');
  return event;
};
