import { type Actor, system } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { readableLine } from '../kernel/text.ts';
import type { Stranger } from '../record/asked.ts';
import { emailClaims } from './email-claim.ts';
import { type Person, personWords } from './person.ts';
import { audited } from './rights-change.ts';

const by = system('on-stranger');

/** What a guest may do, and where they belong: they ask for help, and no more. */
export const guestStanding = { roles: ['requester'], teams: [] } satisfies Pick<Actor, 'roles' | 'teams'>;

/** True for somebody who only ever wrote, and has no account. */
export const isGuest = ({ guest }: Pick<Person, 'guest'>): boolean => guest === true;

/**
 * What somebody is called who wrote: what they call themselves once the address is theirs, until then the address, because
 * the name is a stranger's words.
 */
const nameOf = ({ address, name = '', confirmedAt }: Stranger): string =>
  ((confirmedAt && readableLine(name).slice(0, 120).trim()) || address.slice(0, 120)).toWellFormed();

/** Makes a guest of somebody who wrote: a person who asks for help, is known by their address, and has no account. */
export function welcome(stranger: Stranger, id: string, at: string): Decision<Person> {
  const email = stranger.address.toLowerCase();
  const name = nameOf(stranger);
  const next: Omit<Person, 'version' | 'chain'> = {
    id,
    kind: 'person',
    state: 'active',
    title: name,
    name,
    email,
    ...guestStanding,
    contacts: [],
    timeZone: 'UTC',
    enrolled: false,
    guest: true,
    ...(stranger.confirmedAt && { addressConfirmed: stranger.confirmedAt }),
  };
  const decision = decide<Person>(undefined, next, {
    type: 'person.welcomed',
    by: by.id,
    at,
    freeText: personWords,
  });
  return audited({ ...decision, claims: emailClaims(id, undefined, email, at) }, 'config');
}

/** Notes that a guest's address is theirs, and what they call themselves; undefined when that is known, or they are no guest. */
export function confirm(before: Person, stranger: Stranger, at: string): Decision<Person> | undefined {
  if (!before.guest || before.addressConfirmed || !stranger.confirmedAt) return undefined;
  const name = nameOf(stranger);
  const next = { ...before, addressConfirmed: stranger.confirmedAt, name, title: name };
  return decide<Person>(before, next, { type: 'person.confirmed', by: by.id, at, freeText: personWords });
}

/**
 * Gives a guest an account: they are invited by mail, and are a person like any other from then on, under the same id.
 *
 * @throws {Refusal} `illegal-transition` for somebody who is no guest, or has left
 */
export function invite(before: Person, actor: { readonly id: string }, at: string): Decision<Person> {
  if (!before.guest) throw new Refusal('illegal-transition', `${before.name} is no guest.`);
  if (before.state !== 'active') throw new Refusal('illegal-transition', `${before.name} has left.`);
  const { guest: _, ...rest } = before;
  return decide<Person>(before, rest, { type: 'person.invited', by: actor.id, at });
}
