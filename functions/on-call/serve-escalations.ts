import { findIncident, stillAtWork } from '../incident/read.ts';
import { Refusal } from '../kernel/refusal.ts';
import { teamIds } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { advance, advancedPast, call as callThem } from './by-hand.ts';
import type { escalationContract } from './contract/escalations.ts';
import { join, takesPart } from './joining.ts';
import { escalations } from './keep.ts';
import { demandKnown } from './known.ts';
import { pagingPage } from './paging.ts';
import { targetNames } from './policy.ts';
import { peopleMeant } from './targets.ts';

/** Escalations, and what the people they page do with them. */
export const serveEscalations: Handlers<typeof escalationContract> = {
  listEscalations: async (call) => {
    const { team, limit } = call.query;
    const teams = team ? [team] : await teamIds();
    const { items, after } = await pagingPage(teams, limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  getEscalation: async (call) => show(call, await escalations.get(call.id)),
  advanceEscalation: async (call) => {
    const before = await escalations.get(call.id);
    const { level = before.level } = call.ask;
    // A second click, or a page's old link: what it asks for has happened.
    if (before.state === 'paging' && advancedPast(before, level)) return show(call, before);
    return commit(call, escalations, advance(before, level, call.actor, call.at));
  },
  joinEscalation: async (call) => {
    const before = await escalations.get(call.id);
    const incident = await findIncident(before.incident);
    if (!incident) throw new Refusal('not-found', `There is no incident ${before.incident}.`);
    if (takesPart(before, incident, call.actor.id)) return show(call, before);
    return commit(call, escalations, join(before, incident, call.actor, call.at));
  },
  handOverEscalation: async (call) => {
    const { to } = call.ask;
    const before = await escalations.get(call.id);
    await demandKnown(
      targetNames([to], '').map((name) => ({ ...name, pointer: name.pointer.replace('/0', '/to') })),
    );
    const incident = await findIncident(before.incident);
    if (!incident || ['resolved', 'closed'].includes(incident.state))
      throw new Refusal('illegal-transition', `Nobody works on ${before.incident} any more.`);
    const people = await peopleMeant([to], call.at);
    const decision = callThem(before, people, stillAtWork(incident.id), call.actor.id, call.at);
    return commit(call, escalations, decision);
  },
};
