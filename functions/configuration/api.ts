import { invalid } from '../kernel/refusal.ts';
import { veil } from '../kernel/rights.ts';
import { policyExists } from '../on-call/read.ts';
import { unknownTeams } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { api } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { configurationContract } from './contract.ts';
import { services } from './keep.ts';
import { serviceRights } from './rights.ts';
import { add, change, restore, retire } from './service.ts';

async function demandTeam(team: string | undefined): Promise<void> {
  if (team === undefined || !(await unknownTeams([team])).length) return;
  throw invalid('/team', `there is no team ${team}`);
}

/** Nobody would be paged by a policy that is not there. @throws {Refusal} `validation` */
async function demandPolicy(policy: string | null | undefined): Promise<void> {
  if (!policy || (await policyExists(policy))) return;
  throw invalid('/policy', `there is no escalation policy ${policy}`);
}

export const handler = api('configuration', configurationContract, {
  listServices: async (call) => {
    const { items, after } = await collectionPage(services, call.query.limit, await placeOf(call));
    const seen = items.map((service) => veil(serviceRights, call.actor, publicly(service)));
    return pageOf(call, seen, after);
  },
  getService: async (call) => show(call, await services.get(call.id)),
  addService: async (call) => {
    await demandTeam(call.ask.team);
    await demandPolicy(call.ask.policy);
    return commit(call, services, add(call.ask, call.actor, call.at));
  },
  changeService: async (call) => {
    await demandTeam(call.ask.team);
    await demandPolicy(call.ask.policy);
    return commit(call, services, change(await services.get(call.id), call.ask, call.actor, call.at));
  },
  retireService: async (call) =>
    commit(call, services, retire(await services.get(call.id), call.actor, call.at)),
  restoreService: async (call) =>
    commit(call, services, restore(await services.get(call.id), call.actor, call.at)),
});
