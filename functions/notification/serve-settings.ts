import type { Operation } from '../kernel/contract.ts';
import { Refusal } from '../kernel/refusal.ts';
import { reach } from '../kernel/rights.ts';
import { contactsOf, findPerson } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import type { settingsContract } from './contract/settings.ts';
import { settings } from './keep.ts';
import { settingsRights } from './rights.ts';
import { askTest, changeSettings, defaultSettings } from './settings.ts';

type Asked<Id extends (typeof settingsContract)[number]['id']> = Call<
  Extract<(typeof settingsContract)[number], { id: Id }>
>;

/** Whose settings are asked for. @throws {Refusal} `not-found` for somebody whom the desk, or the caller, does not know */
async function owner({ params, actor }: Call<Operation>) {
  const id = params.person === 'me' ? actor.id : (params.person ?? '');
  const mine = id === actor.id;
  const person = mine || reach(settingsRights, actor) === 'all' ? await findPerson(id) : undefined;
  if (!person) throw new Refusal('not-found', `There are no settings of ${id.slice(0, 40)}.`);
  return person;
}

const known = (person: Awaited<ReturnType<typeof owner>>) => contactsOf(person).map(({ id }) => id);
const read = async (id: string) => (await settings.find(id)) ?? defaultSettings(id);

/** What people may do about how they are told. */
export const serveSettings = {
  listNotificationSettings: async (call: Asked<'listNotificationSettings'>) => {
    const { actor, query } = call;
    if (reach(settingsRights, actor) !== 'all') return pageOf(call, [publicly(await read(actor.id))]);
    const { items, after } = await collectionPage(settings, query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  readNotificationSettings: async (call: Asked<'readNotificationSettings'>) =>
    show(call, await read((await owner(call)).id)),
  changeNotificationSettings: async (call: Asked<'changeNotificationSettings'>) => {
    const person = await owner(call);
    const before = await read(person.id);
    const { ask, actor, at } = call;
    return commit(call, settings, changeSettings(before, ask, known(person), actor, at));
  },
  sendTestPage: async (call: Asked<'sendTestPage'>) => {
    const person = await owner(call);
    const { ask, actor, at } = call;
    return commit(call, settings, askTest(await read(person.id), ask.contact, known(person), actor, at));
  },
};
