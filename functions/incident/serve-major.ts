import { invalid, Refusal } from '../kernel/refusal.ts';
import { reach } from '../kernel/rights.ts';
import { peopleById, unknownTeams } from '../people/read.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf } from '../runtime/call.ts';
import { queryIndex } from '../runtime/listing.ts';
import type { majorContract } from './contract/major.ts';
import type { Incident } from './incident.ts';
import { incidents } from './keep.ts';
import { declaredPartition } from './major.ts';
import { assignRole, decideMajor, planUpdates } from './major-command.ts';
import { allRoles } from './major-keep.ts';
import { stakeholderUpdateRights } from './rights.ts';
import { isStakeholder, postUpdate } from './stakeholder-update.ts';
import { updatesOf } from './updates.ts';
import { type AnyCall, command } from './visible.ts';

const most = 50;

const concerns = (incident: Incident, { actor }: AnyCall) =>
  reach(stakeholderUpdateRights, actor) === 'all' || isStakeholder(incident, actor);

const outline = ({ id, title, service, state, major }: Incident) => ({
  id,
  title,
  service,
  state,
  declaredAt: major?.declaredAt,
  status: major?.status,
  nextUpdateAt: major?.nextUpdateAt,
});

/** @throws {Refusal} `validation` for somebody who is no active person of the desk */
async function demandPeople(ids: readonly string[], pointer: string): Promise<void> {
  const found = await peopleById(ids);
  const nobody = ids.find((id) => found.get(id)?.state !== 'active');
  if (nobody) throw invalid(pointer, `there is no active person ${nobody}`);
}

/** An incident whose updates the caller may read; one that was never declared has none. @throws {Refusal} `not-found` */
async function updated(call: AnyCall): Promise<Incident> {
  const incident = await incidents.find(call.id);
  if (incident?.major?.declaredAt && concerns(incident, call)) return incident;
  throw new Refusal('not-found', `There are no updates of ${call.id.slice(0, 40)}.`);
}

/** Answers for major incidents. */
export const serveMajor: Handlers<typeof majorContract> = {
  listMajorIncidents: async (call) => {
    const rows = await queryIndex({
      practice: 'incident',
      index: 'open',
      partition: declaredPartition,
      limit: most,
    });
    const all = await incidents.all(rows.map(({ id }) => String(id)));
    return pageOf(call, all.filter((incident) => concerns(incident, call)).map(outline));
  },
  proposeMajorIncident: (call) =>
    command(call, (before) => decideMajor(before, 'propose', call.ask, call.actor, call.at)),
  declareMajorIncident: async (call) => {
    await demandPeople(call.ask.commander ? [call.ask.commander] : [], '/commander');
    return command(call, (before) => decideMajor(before, 'declare', call.ask, call.actor, call.at));
  },
  rejectMajorIncident: (call) =>
    command(call, (before) => decideMajor(before, 'reject', call.ask, call.actor, call.at)),
  demoteMajorIncident: (call) =>
    command(call, (before) => decideMajor(before, 'demote', call.ask, call.actor, call.at)),
  assignMajorIncidentRole: async (call) => {
    const { role: id, person } = call.ask;
    await demandPeople(person ? [person] : [], '/person');
    const role = (await allRoles()).find((one) => one.id === id);
    if (!role) throw invalid('/role', `there is no role ${id}`);
    return command(call, (before) => assignRole(before, role, person, call.actor, call.at));
  },
  planStakeholderUpdates: async (call) => {
    const { people = [], teams = [] } = call.ask.stakeholders ?? {};
    await demandPeople(people, '/stakeholders/people');
    const [nobody] = await unknownTeams(teams);
    if (nobody) throw invalid('/stakeholders/teams', `there is no team ${nobody}`);
    return command(call, (before) => planUpdates(before, call.ask, call.actor, call.at));
  },
  postStakeholderUpdate: (call) =>
    command(call, (before) => postUpdate(before, call.ask, call.actor, call.at)),
  listStakeholderUpdates: async (call) => {
    const incident = await updated(call);
    const { items, next } = await updatesOf(incident, call.query.limit, await placeOf(call));
    const { body, ...answer } = await pageOf(call, items, next);
    return { ...answer, body: { ...(body as object), about: outline(incident) } };
  },
};
