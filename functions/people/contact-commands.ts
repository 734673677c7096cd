import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { type AddContact, Contact, contactId, isUsable } from './contact.ts';
import type { Person } from './person.ts';

const minute = 60_000;
const validMinutes = 15;
const mostTries = 5;
const mostCodes = 10;
const mostContacts = 8;

const freeText = ['contacts'];

function contactOf({ contacts, id: person }: Person, id: string): Contact {
  const found = contacts.find((contact) => contactId(contact) === id);
  if (!found) throw new Refusal('not-found', `${person} has no contact ${id.slice(0, 40)}.`);
  return found;
}

const replaced = ({ contacts }: Person, id: string, by: Contact): Contact[] =>
  contacts.map((contact) => (contactId(contact) === id ? by : contact));

/**
 * The codes that were asked for in the last day, with one more.
 *
 * @throws {Refusal} `too-many` for the eleventh code within a day, so that nobody runs up a bill with text messages
 */
function oneMore({ codes = [] }: Person, at: string): string[] {
  const recent = codes.filter((asked) => Date.parse(asked) > Date.parse(at) - 24 * 60 * minute);
  if (recent.length >= mostCodes)
    throw new Refusal('too-many', `${mostCodes} codes a day are the most. Ask an administrator instead.`);
  return [...recent, at];
}

/** A contact as it was asked for. @throws {Refusal} `validation` when its type needs another kind of address */
export function contactAsked({ type, ...given }: AddContact): Contact {
  const field = type === 'email' ? 'address' : type === 'sms' ? 'number' : 'url';
  const read = Contact.safeParse({ type, [field]: given[field] });
  const other = Object.keys(given).find((name) => name !== field);
  if (other) throw invalid(`/${other}`, `is not what a contact by ${type} has`);
  if (read.success) return read.data;
  throw invalid(`/${field}`, 'is needed for this type of contact');
}

/**
 * Adds a way to reach somebody. What people add for themselves is sent a code first; an administrator's word is enough.
 *
 * @throws {Refusal} `already-exists` when they have it, `validation` for the ninth, `too-many` codes in a day
 */
export function addContact(
  before: Person,
  asked: Contact,
  trusted: boolean,
  actor: Actor,
  at: string,
): Decision<Person> {
  const id = contactId(asked);
  if (before.contacts.some((contact) => contactId(contact) === id))
    throw new Refusal('already-exists', 'They have this contact already.');
  if (before.contacts.length >= mostContacts)
    throw invalid('/type', `${mostContacts} contacts are the most; remove one first`);
  const known = trusted || isUsable({ ...asked, id }, before.email);
  const contact: Contact = known
    ? { ...asked, id, verifiedAt: at }
    : { ...asked, id, activation: { askedAt: at, tries: 0 } };
  const next = {
    ...before,
    contacts: [...before.contacts, contact],
    ...(!known && { codes: oneMore(before, at) }),
  };
  const facts = { contact: id, contactType: asked.type };
  return decide(before, next, { type: 'person.contact-added', by: actor.id, at, freeText, facts });
}

/**
 * Asks for a code, or for another one: the one before is of no use any more.
 *
 * @throws {Refusal} `already-exists` for a confirmed contact, `too-many` within a minute, or for the eleventh in a day
 */
export function askCode(before: Person, id: string, actor: Actor, at: string): Decision<Person> {
  const contact = contactOf(before, id);
  if (isUsable(contact, before.email)) throw new Refusal('already-exists', 'This contact is confirmed.');
  const last = contact.activation?.askedAt;
  if (last && Date.parse(at) < Date.parse(last) + minute)
    throw new Refusal('too-many', 'A code was sent less than a minute ago.');
  const asked = { ...contact, activation: { askedAt: at, tries: 0 } };
  const next = { ...before, contacts: replaced(before, id, asked), codes: oneMore(before, at) };
  const facts = { contact: id, contactType: contact.type };
  return decide(before, next, { type: 'person.code-asked', by: actor.id, at, freeText, facts });
}

/**
 * The moment at which the code was asked for that this contact waits for.
 *
 * @throws {Refusal} `wrong-code` when no code was asked for, after 15 minutes, and after five wrong ones
 */
export function codeAwaited(person: Person, id: string, at: string): string {
  const { activation } = contactOf(person, id);
  if (!activation) throw new Refusal('wrong-code', 'No code was sent to this contact. Ask for one.');
  const { askedAt, tries } = activation;
  if (Date.parse(at) > Date.parse(askedAt) + validMinutes * minute)
    throw new Refusal('wrong-code', `The code was valid for ${validMinutes} minutes. Ask for another one.`);
  if (tries >= mostTries)
    throw new Refusal('wrong-code', `${mostTries} wrong codes are the most. Ask for another one.`);
  return askedAt;
}

/** The right code was typed in: the contact is used from now on. */
export function confirm(before: Person, id: string, actor: Actor, at: string): Decision<Person> {
  const { activation: _, ...contact } = contactOf(before, id);
  const next = { ...before, contacts: replaced(before, id, { ...contact, id, verifiedAt: at }) };
  const facts = { contact: id, contactType: contact.type };
  return decide(before, next, { type: 'person.contact-confirmed', by: actor.id, at, freeText, facts });
}

/** A wrong code was typed in, which is counted. */
export function countWrongCode(before: Person, id: string, actor: Actor, at: string): Decision<Person> {
  const contact = contactOf(before, id);
  const { askedAt = at, tries = 0 } = contact.activation ?? {};
  const counted = { ...contact, activation: { askedAt, tries: tries + 1 } };
  const next = { ...before, contacts: replaced(before, id, counted) };
  const facts = { contact: id, contactType: contact.type };
  return decide(before, next, { type: 'person.code-refused', by: actor.id, at, freeText, facts });
}

/** Takes a contact away; without any, somebody is reached by their mail address. */
export function removeContact(before: Person, id: string, actor: Actor, at: string): Decision<Person> {
  const { type } = contactOf(before, id);
  const contacts = before.contacts.filter((contact) => contactId(contact) !== id);
  const facts = { contact: id, contactType: type };
  return decide(
    before,
    { ...before, contacts },
    { type: 'person.contact-removed', by: actor.id, at, freeText, facts },
  );
}
