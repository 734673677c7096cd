import type { Actor } from '../kernel/actor.ts';
import { personFields } from '../record/person-fields.ts';
import { cached } from '../runtime/cached.ts';
import { collection, filedUnder } from '../runtime/collection.ts';
import { readRow } from '../runtime/dynamo.ts';
import { addressOf, type Contact, contactId, isUsable } from './contact.ts';
import { contactCodes } from './contact-code.ts';
import { emailKey } from './email-claim.ts';
import { guestStanding } from './guest.ts';
import { guestId, isGuestId } from './guest-id.ts';
import { people, staff, teams } from './keep.ts';
import { longUnseen } from './last-seen.ts';
import type { Person } from './person.ts';

/** A person in whatever state; undefined when there is none. */
export const findPerson = (id: string): Promise<Person | undefined> => people.find(id);

/**
 * The id of whoever has a mail address, whatever its case: somebody known, else the guest that `on-stranger` makes of them.
 * It is the same before and after they are made.
 */
export async function personIdFor(address: string): Promise<string> {
  const claim = await readRow('people', emailKey(address), 'email');
  return typeof claim?.holder === 'string' ? claim.holder : guestId(address);
}

/**
 * Whoever has the mail address behind an id that `personIdFor` gave at some time: a guest who was never made may have become
 * somebody of another id meanwhile.
 */
export const holderOf = async (id: string, address: string | undefined): Promise<string> =>
  address && isGuestId(id) ? personIdFor(address) : id;

/**
 * Somebody who asked from outside, as whoever acts. Nobody waits for a guest to be made: of them everything is known that
 * matters here.
 *
 * @throws Error for whom nobody makes
 */
export async function askerOf(id: string): Promise<Actor> {
  const person = await people.find(id);
  if (!person && !isGuestId(id)) throw new Error(`There is no person ${id}`);
  const { roles, teams } = person ?? guestStanding;
  return { id, kind: 'person', roles, teams };
}

/** A way to reach somebody, as whoever sends to it needs it. */
export type Reached = {
  readonly id: string;
  readonly type: Contact['type'];
  readonly address: string;
};

const reached = (contact: Contact): Reached => ({
  id: contactId(contact),
  type: contact.type,
  address: addressOf(contact),
});

/** The contacts of somebody that may be used, in their order; without any, their mail address. */
export function contactsOf({ contacts, email }: Person): Reached[] {
  const usable = contacts.filter((contact) => isUsable(contact, email)).map(reached);
  return usable.length ? usable : [reached({ type: 'email', address: email })];
}

/** Whether a page reaches somebody as they wish: they are here, and confirmed a contact if they named any. */
export const isReachable = ({ state, contacts, email }: Person): boolean =>
  state === 'active' && (!contacts.length || contacts.some((contact) => isUsable(contact, email)));

/** Who of these comes through the identity provider, and did not for 30 days: they may have left without a word. */
export const unseen = (ids: readonly string[], at: string): Promise<Set<string>> => longUnseen(ids, at);

/** The contacts of somebody for which a code was asked at this moment, each with its code. */
export async function codesAskedAt(
  { id, contacts }: Person,
  at: string,
): Promise<(Reached & { readonly code: string })[]> {
  const waiting = contacts.filter(({ activation }) => activation?.askedAt === at).map(reached);
  return Promise.all(
    waiting.map(async (contact) => {
      const [code = ''] = await contactCodes(id, contact.id, at);
      return { ...contact, code };
    }),
  );
}

/** The people of these ids by id; who does not exist is not in it. */
export async function peopleById(ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  return new Map((await people.all(ids)).map((person) => [person.id, person]));
}

/** The active people of a team. */
export async function membersOf(team: string): Promise<Person[]> {
  const everybody = await filedUnder(people, 'subject', staff);
  return everybody.filter((person) => person.state === 'active' && person.teams.includes(team));
}

/** Ids of all teams by their names' order, at most five seconds old. */
export const teamIds: () => Promise<readonly string[]> = /* @__PURE__ */ cached(
  async () => (await collection(teams)).map(({ id }) => id),
  5_000,
);

/** A team; undefined when there is none. */
export const findTeam = (id: string) => teams.find(id);

/** Which of these teams do not exist at this moment. */
export async function unknownTeams(ids: readonly string[]): Promise<string[]> {
  const known = new Set((await teams.all(ids)).map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

/** What these people are called, by id; who does not exist, and what is no person, is not in it. */
export async function namesOf(ids: readonly (string | undefined)[]): Promise<Record<string, string>> {
  const asked = [...new Set(ids)].filter((id) => id !== undefined && !id.includes(':')) as string[];
  const known = await peopleById(asked);
  return Object.fromEntries([...known].map(([id, { name }]) => [id, name]));
}

type Told = {
  readonly by: string;
  readonly changed?: Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
};

/** The people whom an entry of a timeline names beside the one who made it. */
const mentioned = ({ changed = {}, facts = {} }: Told): string[] =>
  [
    ...Object.entries(changed)
      .filter(([field]) => personFields.has(field))
      .flatMap(([, { from, to }]) => [from, to]),
    facts.person,
  ].filter((id) => typeof id === 'string');

/** The same entries with the names of those who made them, and of those whom they name; one read for a whole page. */
export async function named<T extends Told>(entries: readonly T[]): Promise<T[]> {
  const known = await namesOf(entries.flatMap((entry) => [entry.by, ...mentioned(entry)]));
  return entries.map((entry) => {
    const names = Object.fromEntries(mentioned(entry).flatMap((id) => (known[id] ? [[id, known[id]]] : [])));
    const byName = known[entry.by];
    return { ...entry, ...(byName && { byName }), ...(Object.keys(names).length && { names }) };
  });
}

/** Who answers for a team; undefined when nobody does, or there is no such team. */
export const leadOf = async (team: string): Promise<string | undefined> => (await teams.find(team))?.lead;

/** Active managers; where there are none, the administrators. Everybody is read: it is for what rarely happens. */
export async function managers(): Promise<Person[]> {
  const active = (await collection(people)).filter(({ state }) => state === 'active');
  const having = (role: string) => active.filter(({ roles }) => roles.some((one) => one === role));
  const found = having('manager');
  return found.length ? found : having('admin');
}

/** The active people with the role `security`, as whoever acts; at most five seconds old, so that a storm reads everybody once. */
export const responders: () => Promise<readonly Actor[]> = /* @__PURE__ */ cached(async () => {
  const having = (await collection(people)).filter(({ roles }) => roles.includes('security'));
  return having
    .filter(({ state }) => state === 'active')
    .map(({ id, name, roles, teams }) => ({ id, kind: 'person', name, roles, teams }));
}, 5_000);

/** Where a guest confirms that their address is theirs, as a path below the portal's address. */
export { confirmationPath } from './confirmation-link.ts';
export { isGuestId };
