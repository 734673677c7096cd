import type { Role } from '../kernel/actor.ts';
import { system } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { slugOf } from '../kernel/text.ts';
import type { GroupMapping } from './group-mapping.ts';
import type { Identity } from './identity.ts';
import { add, deactivate, type Person, personWords, takenIds } from './person.ts';
import { audited } from './rights-change.ts';
import { handOf, inOrder, type Standing, together } from './standing.ts';

/** Whoever signs in through the identity provider is let in by the desk itself. */
const by = system('on-sign-in');

const nothing: Standing = { roles: [], teams: [] };

/** What the groups of an identity give: everything that any of them is mapped to, else what everybody gets. */
export function standingOf(
  mappings: readonly GroupMapping[],
  groups: readonly string[],
  everybody: readonly Role[],
): Standing {
  const mine = mappings.filter(({ state, group }) => state === 'active' && groups.includes(group));
  const roles = [...new Set(mine.flatMap((mapping) => mapping.roles))];
  const teams = [...new Set(mine.flatMap((mapping) => mapping.teams))];
  return { roles: inOrder(roles.length ? roles : everybody), teams: teams.sort() };
}

/** Key of the row that leads from somebody at a provider to the person of the desk. */
export const identityKey = ({ provider, subject }: Pick<Identity, 'provider' | 'subject'>): string =>
  `identity#${provider}#${subject}`;

const row = (pk: string, sk: string, person: string): Claim => ({
  pk,
  sk,
  values: { person, holder: person },
  heldBy: person,
});

const doors = (identity: Identity, person: string): Claim[] => [
  row(`login#${identity.sub}`, 'login', person),
  row(identityKey(identity), 'identity', person),
];

const known = ({ provider, subject, account }: Identity) => ({ provider, subject, account });

/** An id made of the name, else of the address; the number tells namesakes apart. */
export function idFor({ name = '', email = '' }: Identity, namesakes: number): string {
  const made = slugOf(name) || slugOf(email.split('@')[0] ?? '') || 'person';
  const safe = takenIds.includes(made) ? `person-${made}` : made.slice(0, 56);
  return namesakes ? `${safe}-${namesakes + 1}` : safe;
}

/**
 * Makes a person of somebody who signs in for the first time.
 *
 * @throws {Refusal} `forbidden` when no group of theirs is mapped, or the provider says no mail address
 */
export function join(identity: Identity, standing: Standing, id: string, at: string): Decision<Person> {
  const { email, name } = identity;
  if (!standing.roles.length) throw new Refusal('forbidden', 'None of your groups may use this desk.');
  if (!email) throw new Refusal('forbidden', 'Your identity provider does not say your mail address.');
  const asked = {
    id,
    name: name ?? email,
    email,
    roles: standing.roles,
    teams: standing.teams,
    timeZone: 'UTC',
  };
  const { after, claims = [] } = add(asked, by, at);
  const next = {
    ...after,
    ...together(nothing, standing),
    enrolled: true,
    identities: [known(identity)],
  };
  const event = { type: 'person.added', by: by.id, at, freeText: personWords };
  const mail = claims.filter(({ sk }) => sk === 'email');
  const decision = decide<Person>(undefined, next, event);
  return audited({ ...decision, claims: [...mail, ...doors(identity, id)] }, 'groups');
}

/**
 * Makes an account at the provider another way in for somebody the desk knows. It has to say their address, and vouch for
 * it; and only one account of a provider is theirs.
 *
 * @throws {Refusal} `forbidden` when the address is not verified, or they have another account there
 */
export function link(before: Person, identity: Identity, at: string): Decision<Person> {
  const { identities = [] } = before;
  if (!identity.emailVerified)
    throw new Refusal('forbidden', 'Your identity provider does not vouch for your mail address.');
  if (
    identities.some(({ provider, subject }) => provider === identity.provider && subject !== identity.subject)
  )
    throw new Refusal('forbidden', 'This mail address belongs to another account of your identity provider.');
  const others = identities.filter(({ account }) => account !== identity.account);
  // Whoever only wrote until now is known from here on.
  const { guest: _, ...rest } = before;
  const next = { ...rest, enrolled: true, identities: [...others, known(identity)] };
  const event = { type: 'person.linked', by: by.id, at, freeText: personWords };
  const decision = decide<Person>(before, next, event);
  return { ...decision, claims: doors(identity, before.id) };
}

/** The account of a new user pool leads to the same person: their subject at the provider says who they are. */
export const reopen = (before: Person, identity: Identity, at: string): Decision<Person> => ({
  ...decide<Person>(before, before, { type: 'person.linked', by: by.id, at }),
  claims: doors(identity, before.id),
});

/**
 * What signing in changes of what somebody may do: what groups gave them follows the groups, what people gave them stays.
 * Whoever has nothing left leaves. Undefined when nothing changes.
 *
 * @throws {Refusal} `forbidden` for somebody who has left
 */
export function arrive(before: Person, standing: Standing, at: string): Decision<Person> | undefined {
  if (before.state !== 'active') throw new Refusal('forbidden', 'You have left this desk.');
  const hand = handOf(before);
  if (!hand.roles.length && !standing.roles.length) return deactivate(before, by, at);
  const next = { ...before, ...together(hand, standing) };
  const decision = decide<Person>(before, next, { type: 'person.changed', by: by.id, at });
  return Object.keys(decision.event.changed).length ? audited(decision, 'groups') : undefined;
}
