import * as z from 'zod';
import { type Actor, roles } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { demand } from '../kernel/rights.ts';
import { line, mailAddress, slug, timeZone } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { Contact, contactId, settled } from './contact.ts';
import { emailClaims } from './email-claim.ts';
import { personRights, selfRights } from './rights.ts';

const few = <T extends z.ZodType>(item: T, most: number) =>
  z
    .array(item)
    .max(most)
    .refine(
      (list) => new Set(list.map((each) => JSON.stringify(each))).size === list.length,
      'names one twice',
    );

const fields = {
  name: line(120),
  email: mailAddress,
  roles: few(z.enum(roles), roles.length).min(1),
  teams: few(slug, 20),
  /** Where somebody is reached when they are paged, in this order. */
  contacts: few(Contact, 8),
  timeZone,
};

/** A person as they are kept, in whatever state. */
export const Person = z.object({
  ...recordFields,
  kind: z.literal('person'),
  state: z.enum(['active', 'inactive']),
  ...fields,
  /** Whether they have an account to sign in with. */
  enrolled: z.boolean(),
  /** When codes for contacts were asked for, as far back as they are counted. */
  codes: z.array(instant).optional(),
});
export type Person = z.infer<typeof Person>;

/** What adding somebody needs; without an id it is made of the name, without contacts they are reached by mail. */
export const AddPerson = z.strictObject({
  id: slug.refine((id) => id !== 'me', 'is taken by /v1/people/me').optional(),
  name: fields.name,
  email: fields.email,
  roles: fields.roles.default(['requester']),
  teams: fields.teams.default([]),
  contacts: fields.contacts.optional(),
  timeZone: fields.timeZone.default('UTC'),
});
export type AddPerson = z.infer<typeof AddPerson>;

export const ChangePerson = z.strictObject(fields).partial();
export type ChangePerson = z.infer<typeof ChangePerson>;

export const personLifecycle = {
  active: { deactivate: 'inactive' },
  inactive: { reactivate: 'active' },
} as const satisfies Lifecycle<Person['state']>;

// Personal data: the timeline keeps it as words that can be erased, and the bus carries only that it changed.
const freeText = ['title', 'name', 'email', 'contacts'];

/**
 * Adds somebody, who is then invited to sign in.
 *
 * @throws {Refusal} `validation` when no id is given and the name has no letter or digit that one could be made of
 */
export function add(ask: AddPerson, actor: Actor, at: string): Decision<Person> {
  const { name, email, contacts: asked = [{ type: 'email', address: email }], ...rest } = ask;
  const id = chosenId(ask.id, name, 'me');
  const contacts = settled([], asked, true, at);
  const next = {
    kind: 'person',
    state: 'active',
    title: name,
    name,
    email,
    contacts,
    ...rest,
    id,
    enrolled: false,
  } as const;
  return {
    ...decide<Person>(undefined, next, { type: 'person.added', by: actor.id, at, freeText }),
    claims: emailClaims(id, undefined, email, at),
  };
}

/**
 * Changes somebody's data. People change how they are reached themselves, and what they add waits for its code; the rest is
 * for administrators. A contact that was the old mail address follows to the new one.
 *
 * @throws {Refusal} `forbidden` when the rights table does not let the actor change somebody else
 */
export function change(before: Person, ask: ChangePerson, actor: Actor, at: string): Decision<Person> {
  demand(actor.id === before.id ? selfRights : personRights, actor, 'change', Object.keys(ask));
  const { name = before.name, email = before.email, contacts: asked, ...rest } = ask;
  const trusted = actor.kind === 'system' || actor.roles.includes('admin');
  const contacts = asked ? settled(before.contacts, asked, trusted, at) : moved(before, email);
  const next = { ...before, ...rest, name, title: name, email, contacts };
  return {
    ...decide<Person>(before, next, { type: 'person.changed', by: actor.id, at, freeText }),
    claims: emailClaims(before.id, before.email, email, at),
  };
}

const moved = ({ contacts, email: old }: Person, email: string): Person['contacts'] =>
  contacts.map((contact) => {
    if (contact.type !== 'email' || contact.address !== old || email === old) return contact;
    const next: Contact = { type: 'email', address: email };
    return {
      ...next,
      ...(contact.id && { id: contactId(next) }),
      ...(contact.verifiedAt && { verifiedAt: contact.verifiedAt }),
    };
  });

/** Ends somebody's access at once; what they did keeps their name. */
export function deactivate(before: Person, actor: Actor, at: string): Decision<Person> {
  const state = follow(personLifecycle, before.state, 'deactivate');
  return decide(before, { ...before, state }, { type: 'person.deactivated', by: actor.id, at });
}

/** Lets somebody in again, with the roles and teams that they had. */
export function reactivate(before: Person, actor: Actor, at: string): Decision<Person> {
  const state = follow(personLifecycle, before.state, 'reactivate');
  return decide(before, { ...before, state }, { type: 'person.reactivated', by: actor.id, at });
}

/** Notes that somebody has an account; the login row leads from the account's subject to the person. */
export function enrol(before: Person, sub: string, actor: Actor, at: string): Decision<Person> {
  const login = {
    pk: `login#${sub}`,
    sk: 'login',
    values: { person: before.id, holder: before.id },
    heldBy: before.id,
  };
  return {
    ...decide<Person>(before, { ...before, enrolled: true }, { type: 'person.enrolled', by: actor.id, at }),
    claims: [login],
  };
}
