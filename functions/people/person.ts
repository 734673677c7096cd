import * as z from 'zod';
import { type Actor, roles } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { languageTag } from '../kernel/language.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { demand } from '../kernel/rights.ts';
import { line, mailAddress, slug, timeZone } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { Notice } from '../record/notice.ts';
import { Contact, contactId, settled } from './contact.ts';
import { emailClaims } from './email-claim.ts';
import { personRights, selfRights } from './rights.ts';
import { audited, movedBy, sourceOf } from './rights-change.ts';
import { demandMayGive, handOf, Standing, together } from './standing.ts';

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
  /** Whom they report to, and who is asked where their manager has to agree. */
  manager: slug,
  /** In which the desk writes to them; English when it does not speak theirs. */
  language: languageTag.optional(),
};

/** A person as they are kept, in whatever state. */
export const Person = z.object({
  ...recordFields,
  kind: z.literal('person'),
  state: z.enum(['active', 'inactive']),
  ...fields,
  manager: fields.manager.optional(),
  /** Whether they have an account to sign in with. */
  enrolled: z.boolean(),
  /** They only ever wrote, by mail or form: they have no account until they are invited or come by themselves. */
  guest: z.literal(true).optional(),
  /** When it was seen that the address of a guest is theirs; nobody's words but the desk's go there before. */
  addressConfirmed: instant.optional(),
  /** When codes for contacts were asked for, as far back as they are counted. */
  codes: z.array(instant).optional(),
  /** What people gave them, and what groups of the identity provider did, when there is some of both. */
  byHand: Standing.optional(),
  byGroups: Standing.optional(),
  /** Their accounts at identity providers, and the names of those accounts in the user pool. */
  identities: z
    .array(z.object({ provider: z.string(), subject: z.string(), account: z.string() }))
    .max(10)
    .optional(),
  /** Nobody is to know any more who it was: when that was asked for, and by which erasure it was done. */
  erased: z.object({ at: instant, erasure: z.string() }).optional(),
  /** Who takes over their work and shifts, and since when. */
  handedOver: z.object({ to: slug, at: instant }).optional(),
});
export type Person = z.infer<typeof Person>;

/** What `/v1/people/` has paths of its own for, and nobody is called by. */
export const takenIds: readonly string[] = ['me', 'names'];

/** What adding somebody needs; without an id it is made of the name, without contacts they are reached by mail. */
export const AddPerson = z.strictObject({
  id: slug.refine((id) => !takenIds.includes(id), 'is a path of the API').optional(),
  name: fields.name,
  email: fields.email,
  roles: fields.roles.default(['requester']),
  teams: fields.teams.default([]),
  contacts: fields.contacts.optional(),
  timeZone: fields.timeZone.default('UTC'),
  manager: fields.manager.optional(),
  language: fields.language,
});
export type AddPerson = z.infer<typeof AddPerson>;

/**
 * Roles and teams are those given by hand: what groups give stays beside them, and is enough by itself. Nobody as the manager is
 * `null`.
 */
export const ChangePerson = z
  .strictObject({
    ...fields,
    roles: few(z.enum(roles), roles.length),
    manager: fields.manager.nullable(),
  })
  .partial();
export type ChangePerson = z.infer<typeof ChangePerson>;

export const personLifecycle = {
  active: { deactivate: 'inactive' },
  inactive: { reactivate: 'active' },
} as const satisfies Lifecycle<Person['state']>;

/** Personal data: the timeline keeps it as words that can be erased, and the bus carries only that it changed. */
export const personWords = ['title', 'name', 'email', 'contacts', 'identities'];

/**
 * Adds somebody, who is then invited to sign in.
 *
 * @throws {Refusal} `validation` when no id is given and the name has no letter or digit that one could be made of
 */
export function add(ask: AddPerson, actor: Actor, at: string): Decision<Person> {
  const { name, email, contacts: asked = [{ type: 'email', address: email }], ...rest } = ask;
  const id = chosenId(ask.id, name, ...takenIds);
  if (rest.manager === id) throw invalid('/manager', 'is the same person');
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
  const decision = decide<Person>(undefined, next, {
    type: 'person.added',
    by: actor.id,
    at,
    freeText: personWords,
  });
  demandMayGive(actor, undefined, movedBy(decision));
  return audited({ ...decision, claims: emailClaims(id, undefined, email, at) }, sourceOf(actor));
}

/**
 * Changes somebody's data. People change how they are reached themselves, and what they add waits for its code; the rest is
 * for administrators. A contact that was the old mail address follows to the new one.
 *
 * @throws {Refusal} `forbidden` when the rights table does not let the actor change somebody else, or the role is not theirs
 *   to give
 */
export function change(before: Person, ask: ChangePerson, actor: Actor, at: string): Decision<Person> {
  demand(actor.id === before.id ? selfRights : personRights, actor, 'change', Object.keys(ask));
  const { name = before.name, email = before.email, contacts: asked, manager, ...rest } = ask;
  if (manager === before.id) throw invalid('/manager', 'is the same person');
  const trusted = actor.kind === 'system' || actor.roles.includes('admin');
  const contacts = asked ? settled(before.contacts, asked, trusted, at) : moved(before, email);
  const hand = handOf(before);
  const byHand = { roles: ask.roles ?? hand.roles, teams: ask.teams ?? hand.teams };
  const standing = together(byHand, before.byGroups);
  const { manager: former, ...known } = before;
  const reports = manager === undefined ? former : (manager ?? undefined);
  const next = {
    ...known,
    ...rest,
    ...standing,
    name,
    title: name,
    email,
    contacts,
    ...(reports && { manager: reports }),
  };
  const decision = decide<Person>(before, next, {
    type: 'person.changed',
    by: actor.id,
    at,
    freeText: personWords,
  });
  demandMayGive(actor, before, movedBy(decision));
  const claims = emailClaims(before.id, before.email, email, at);
  return audited({ ...decision, claims }, sourceOf(actor));
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

/**
 * Ends somebody's access at once; what they did keeps their name.
 *
 * @param leads who is told, because there may be work and shifts to give to somebody else
 */
export function deactivate(
  before: Person,
  actor: Actor,
  at: string,
  leads: readonly string[] = [],
): Decision<Person> {
  const state = follow(personLifecycle, before.state, 'deactivate');
  const notice: Notice = {
    to: leads,
    topic: 'leaver',
    title: `${before.name} has left: their work and shifts need somebody`,
    path: `/people/${before.id}`,
  };
  const told = leads.length ? { notices: [notice] } : {};
  const event = { type: 'person.deactivated', by: actor.id, at, ...told };
  return audited(decide(before, { ...before, state }, event), sourceOf(actor));
}

/**
 * Lets somebody in again, with the roles and teams that they had.
 *
 * @throws {Refusal} `illegal-transition` for somebody who was erased
 */
export function reactivate(before: Person, actor: Actor, at: string): Decision<Person> {
  if (before.erased)
    throw new Refusal(
      'illegal-transition',
      `Who ${before.id} was has been erased. Add them as somebody new, under another id.`,
    );
  const state = follow(personLifecycle, before.state, 'reactivate');
  const next = { ...before, state, handedOver: undefined };
  return audited(decide(before, next, { type: 'person.reactivated', by: actor.id, at }), sourceOf(actor));
}

/**
 * Gives somebody's open work and shifts to somebody else: the practices that hold them follow, each record by itself.
 *
 * @throws {Refusal} `validation` when that is the same person
 */
export function handOver(before: Person, to: string, actor: Actor, at: string): Decision<Person> {
  if (to === before.id) throw invalid('/to', 'is the same person');
  const next = { ...before, handedOver: { to, at } };
  return decide(before, next, { type: 'person.handed-over', by: actor.id, at, facts: { to } });
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
