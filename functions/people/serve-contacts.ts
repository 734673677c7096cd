import type { Operation } from '../kernel/contract.ts';
import { Refusal } from '../kernel/refusal.ts';
import { reach } from '../kernel/rights.ts';
import { type Call, commit } from '../runtime/call.ts';
import { demandOffered, type Offered } from './contact.ts';
import { isContactCode } from './contact-code.ts';
import {
  addContact,
  askCode,
  codeAwaited,
  confirm,
  contactAsked,
  countWrongCode,
  removeContact,
} from './contact-commands.ts';
import type { contactContract } from './contract/contacts.ts';
import { people } from './keep.ts';
import type { Person } from './person.ts';
import { personRights } from './rights.ts';

type Asked<Id extends (typeof contactContract)[number]['id']> = Call<
  Extract<(typeof contactContract)[number], { id: Id }>
>;

/** What this desk can send by, as the template says. */
export const offered = (): Offered => ({
  texts: Boolean(process.env.TEXTS_FROM),
  chatHosts: (process.env.CHAT_HOSTS ?? '').split(',').filter(Boolean),
});

const isOwn = ({ id, actor }: Call<Operation>) => id === actor.id;

/** One's own record, or for an administrator anybody's. @throws {Refusal} `not-found` and `forbidden` */
async function owner(call: Call<Operation>): Promise<Person> {
  const { id, actor } = call;
  if (!isOwn(call) && !actor.roles.includes('admin')) {
    if (reach(personRights, actor) !== 'all')
      throw new Refusal('not-found', `There is no person ${id.slice(0, 40)}.`);
    throw new Refusal('forbidden', 'How others are reached is theirs to say, or an administrator’s.');
  }
  return people.get(id);
}

/** The commands on the ways in which somebody is reached. */
export const serveContacts = {
  addContact: async (call: Asked<'addContact'>) => {
    const contact = contactAsked(call.ask);
    demandOffered([contact], offered(), '/type');
    return commit(call, people, addContact(await owner(call), contact, !isOwn(call), call.actor, call.at));
  },
  sendContactCode: async (call: Asked<'sendContactCode'>) =>
    commit(call, people, askCode(await owner(call), call.params.contact ?? '', call.actor, call.at)),
  verifyContact: async (call: Asked<'verifyContact'>) => {
    const { actor, at, ask, params } = call;
    const contact = params.contact ?? '';
    const person = await owner(call);
    if (!isOwn(call)) return commit(call, people, confirm(person, contact, actor, at));
    const askedAt = codeAwaited(person, contact, at);
    if (await isContactCode(ask.code, person.id, contact, askedAt))
      return commit(call, people, confirm(person, contact, actor, at));
    // Counted without the call's marker: the same answer to a repeated call would say that it went well.
    await people.save(countWrongCode(person, contact, actor, at));
    throw new Refusal('wrong-code', 'This is not the code that was sent last.');
  },
  removeContact: async (call: Asked<'removeContact'>) =>
    commit(call, people, removeContact(await owner(call), call.params.contact ?? '', call.actor, call.at)),
};
