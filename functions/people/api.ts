import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { Refusal } from '../kernel/refusal.ts';
import { reach, veil } from '../kernel/rights.ts';
import { publicly } from '../record/base.ts';
import { rightsTable } from '../rights.ts';
import { api } from '../runtime/api.ts';
import { type Call, commit, isClaim, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage, filedUnder } from '../runtime/collection.ts';
import { matchingPage } from '../runtime/matching.ts';
import { demandOffered } from './contact.ts';
import { peopleContract } from './contract.ts';
import { emailKey } from './email-claim.ts';
import { people, teams } from './keep.ts';
import { demandManager, demandTeams, demandWorker } from './known.ts';
import { adminCapacity, keepingAnAdmin, takesAnAdmin } from './last-admin.ts';
import { lastSeen } from './last-seen.ts';
import { add, change, deactivate, type Person, reactivate } from './person.ts';
import { personRights, selfRights } from './rights.ts';
import { commandsFor, rolesOf } from './role.ts';
import { offered, serveContacts } from './serve-contacts.ts';
import { filed, serveGuests } from './serve-guests.ts';
import { serveLeaving } from './serve-leaving.ts';
import { serveMappings } from './serve-mappings.ts';
import { addTeam, changeTeam } from './team.ts';

type AnyCall = Call<Operation>;

/** The call as the person reads the answer: one's own record is shown whole, another's without what is hidden. */
const reading = <C extends AnyCall>(call: C, id: string): C => {
  const rights = id === call.actor.id ? selfRights : personRights;
  return { ...call, operation: { ...call.operation, rights } };
};

async function person(call: AnyCall): Promise<Person> {
  const { id, actor } = call;
  if (id !== actor.id && reach(personRights, actor) !== 'all')
    throw new Refusal('not-found', `There is no person ${id.slice(0, 40)}.`);
  return people.get(id);
}

/** Saves what was decided about a person, unless it leaves nobody to administer the desk. */
async function save(call: AnyCall, decision: Decision<Person>) {
  const { after } = decision;
  const admins = takesAnAdmin(decision) ? await filedUnder(people, 'person', adminCapacity) : [];
  try {
    return await commit(reading(call, after.id), people, keepingAnAdmin(decision, admins));
  } catch (error) {
    if (!isClaim(error, emailKey(after.email))) throw error;
    throw new Refusal('already-exists', 'Somebody else has this mail address.', {
      errors: [{ pointer: '/email', detail: 'belongs to somebody else' }],
    });
  }
}

export const handler = api('people', peopleContract, {
  ...serveContacts,
  ...serveMappings,
  ...serveLeaving,
  ...serveGuests,
  listPeople: async (call) => {
    const { actor, query } = call;
    const show = (each: Person) =>
      veil(each.id === actor.id ? selfRights : personRights, actor, publicly(each));
    if (reach(personRights, actor) !== 'all') return pageOf(call, [show(await people.get(actor.id))]);
    const { limit } = query;
    const scansAt = (place: { after?: string | undefined; limit: number }) =>
      filed(query.guests ? 'guests' : 'all', place);
    const page = { scansAt, fits: () => true, limit, after: await placeOf(call) };
    const { items, after } = await matchingPage(people, page);
    return pageOf(call, items.map(show), after);
  },
  getMe: async (call) =>
    show(call, await people.get(call.actor.id), { rights: commandsFor(rightsTable, call.actor) }),
  getPerson: async (call) => {
    const found = await person(call);
    const day = found.identities?.length ? await lastSeen(found.id) : undefined;
    return show(reading(call, call.id), found, day ? { lastSeen: day } : {});
  },
  addPerson: async (call) => {
    await demandTeams(call.ask.teams);
    await demandManager(call.ask.manager);
    demandOffered(call.ask.contacts ?? [], offered(), '/contacts');
    return save(call, add(call.ask, call.actor, call.at));
  },
  changePerson: async (call) => {
    const before = await person(call);
    await demandTeams(call.ask.teams?.filter((team) => !before.teams.includes(team)));
    await demandManager(call.ask.manager);
    demandOffered(call.ask.contacts ?? [], offered(), '/contacts');
    return save(call, change(before, call.ask, call.actor, call.at));
  },
  deactivatePerson: async (call) => {
    const before = await person(call);
    const leads = (await teams.all(before.teams)).flatMap(({ lead }) =>
      lead === before.id ? [] : (lead ?? []),
    );
    return save(call, deactivate(before, call.actor, call.at, [...new Set(leads)]));
  },
  reactivatePerson: async (call) => save(call, reactivate(await person(call), call.actor, call.at)),

  listTeams: async (call) => {
    const { items, after } = await collectionPage(teams, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  getTeam: async (call) => show(call, await teams.get(call.id)),
  addTeam: async (call) => {
    await demandWorker(call.ask.lead, '/lead');
    return commit(call, teams, addTeam(call.ask, call.actor, call.at));
  },
  changeTeam: async (call) => {
    await demandWorker(call.ask.lead, '/lead');
    return commit(call, teams, changeTeam(await teams.get(call.id), call.ask, call.actor, call.at));
  },

  listRoles: async (call) => pageOf(call, rolesOf(rightsTable)),
  getRole: async ({ id }) => {
    const body = rolesOf(rightsTable).find((role) => role.id === id);
    if (!body) throw new Refusal('not-found', `There is no role ${id.slice(0, 40)}.`);
    return { status: 200, body };
  },
});
