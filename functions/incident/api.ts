import { defaultService, findService } from '../configuration/read.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { stepsFrom } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { may, reach, veil } from '../kernel/rights.ts';
import { findPerson, teamIds } from '../people/read.ts';
import { say } from '../record/comment.ts';
import { toEntry } from '../record/timeline.ts';
import { api } from '../runtime/api.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { eventRows } from '../runtime/history.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { acknowledge, assign, change, close, reopen, resolve } from './commands.ts';
import { incidentContract } from './contract.ts';
import { readEscalations } from './executions.ts';
import { type Incident, incidentLifecycle } from './incident.ts';
import { incidents } from './keep.ts';
import { listIncidents } from './lists.ts';
import { open, reported } from './opening.ts';
import { incidentRights } from './rights.ts';

type AnyCall = Call<Operation>;

/** The incident, if the caller may see it; one of somebody else's is as absent for a requester. */
async function visible({ id, actor }: AnyCall): Promise<Incident> {
  const incident = await incidents.get(id);
  const own = incident.requester === actor.id;
  if (reach(incidentRights, actor) === 'all' || own) return incident;
  throw new Refusal('not-found', `There is no incident ${id.slice(0, 40)}.`);
}

const steps = ({ state }: Incident) => ({ steps: stepsFrom(incidentLifecycle, state) });

/** A command on an incident: load, decide, save, answer. */
async function command(call: AnyCall, decideOn: (before: Incident) => Decision<Incident>) {
  return commit(call, incidents, decideOn(await visible(call)), steps);
}

/** Refuses a team, service or person that the desk does not have, naming the field. */
async function known(names: {
  team?: string | undefined;
  service?: string | undefined;
  assignee?: string | null | undefined;
}) {
  const [teams, service, person] = await Promise.all([
    names.team === undefined ? ([] as string[]) : teamIds(),
    names.service === undefined ? undefined : findService(names.service),
    names.assignee ? findPerson(names.assignee) : undefined,
  ]);
  const wrong = (field: string, name: string) => ({ pointer: `/${field}`, detail: `there is no ${name}` });
  const errors = [
    ...(names.team !== undefined && !teams.includes(names.team) ? [wrong('team', names.team)] : []),
    ...(names.service !== undefined && !service ? [wrong('service', names.service)] : []),
    ...(names.assignee && person?.state !== 'active' ? [wrong('assignee', names.assignee)] : []),
  ];
  if (errors.length)
    throw new Refusal('validation', errors.map((e) => `${e.pointer}: ${e.detail}.`).join(' '), { errors });
  return service;
}

const mine = (incident: Incident, actor: Actor) =>
  incident.state === 'acknowledged' && incident.acknowledgedBy === actor.id;

export const handler = api('incident', incidentContract, {
  listIncidents: async (call) => {
    const { items, after } = await listIncidents(call.query, call.actor, await placeOf(call));
    return pageOf(
      call,
      items.map((item) => veil(incidentRights, call.actor, item)),
      after,
    );
  },
  openIncident: async (call) => {
    const { ask, actor, at } = call;
    const named = await known(ask);
    const about = named ?? (await defaultService());
    const opening = reported(ask, { service: about.id, team: about.team }, actor);
    return commit(call, incidents, open(opening, await nextNumber('incident', 'INC'), actor, at), steps);
  },
  getIncident: async (call) => {
    const incident = await visible(call);
    return show(call, incident, steps(incident));
  },
  changeIncident: async (call) => {
    await known(call.ask);
    return command(call, (before) => change(before, call.ask, call.actor, call.at));
  },
  acknowledgeIncident: async (call) => {
    const incident = await visible(call);
    if (mine(incident, call.actor)) return show(call, incident, steps(incident));
    return commit(call, incidents, acknowledge(incident, call.actor, call.at), steps);
  },
  assignIncident: async (call) => {
    await known(call.ask);
    return command(call, (before) => assign(before, call.ask, call.actor, call.at));
  },
  resolveIncident: (call) =>
    command(call, (before) => resolve(before, call.ask.resolution, call.actor, call.at)),
  reopenIncident: (call) => command(call, (before) => reopen(before, call.ask.reason, call.actor, call.at)),
  closeIncident: (call) => command(call, (before) => close(before, call.actor, call.at)),
  commentIncident: (call) =>
    command(call, (before) =>
      say(before, call.ask.text, 'public', 'incident.commented', call.actor, call.at),
    ),
  noteIncident: (call) =>
    command(call, (before) => say(before, call.ask.text, 'internal', 'incident.noted', call.actor, call.at)),
  readIncidentTimeline: async (call) => {
    const incident = await visible(call);
    const { rows, after } = await eventRows(
      'incident',
      `incident#${incident.id}`,
      call.query.limit,
      await placeOf(call),
    );
    const all = may(incidentRights, call.actor, 'read-notes');
    const entries = rows.filter((row) => all || row.visibility !== 'internal').map(toEntry);
    const shown = entries.map(({ facts: _, ...entry }) => ({
      ...entry,
      changed: veil(incidentRights, call.actor, entry.changed),
    }));
    return pageOf(call, all ? entries : shown, after);
  },
  readIncidentExecution: async (call) => pageOf(call, await readEscalations(await visible(call))),
});
