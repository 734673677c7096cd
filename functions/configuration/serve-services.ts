import { invalid } from '../kernel/refusal.ts';
import { veil } from '../kernel/rights.ts';
import { policyExists } from '../on-call/read.ts';
import { unknownTeams } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import type { serviceContract } from './contract/services.ts';
import { cis, services } from './keep.ts';
import { serviceRights } from './rights.ts';
import { add, type ChangeService, change, restore, retire } from './service.ts';

async function demandTeam(team: string | undefined): Promise<void> {
  if (team === undefined || !(await unknownTeams([team])).length) return;
  throw invalid('/team', `there is no team ${team}`);
}

/** Nobody would be paged by a policy that is not there. @throws {Refusal} `validation` */
async function demandPolicy(policy: string | null | undefined): Promise<void> {
  if (!policy || (await policyExists(policy))) return;
  throw invalid('/policy', `there is no escalation policy ${policy}`);
}

type Below = Pick<ChangeService, 'supportedBy' | 'dependsOn'>;

/** What a service runs on and needs has to be there. @throws {Refusal} `validation`, naming the first that is not */
async function demandBelow({ supportedBy = [], dependsOn = [] }: Below): Promise<void> {
  const [items, others] = await Promise.all([
    cis.all(supportedBy.map(({ ci }) => ci)),
    services.all(dependsOn),
  ]);
  const known = new Set([...items, ...others].map(({ id }) => id));
  for (const [place, { ci }] of supportedBy.entries())
    if (!known.has(ci)) throw invalid(`/supportedBy/${place}/ci`, `there is no configuration item ${ci}`);
  for (const [place, id] of dependsOn.entries())
    if (!known.has(id)) throw invalid(`/dependsOn/${place}`, `there is no service ${id}`);
}

/** Answers for services. */
export const serveServices: Handlers<typeof serviceContract> = {
  listServices: async (call) => {
    const { items, after } = await collectionPage(services, call.query.limit, await placeOf(call));
    const seen = items.map((service) => veil(serviceRights, call.actor, publicly(service)));
    return pageOf(call, seen, after);
  },
  getService: async (call) => show(call, await services.get(call.id)),
  addService: async (call) => {
    await demandTeam(call.ask.team);
    await demandPolicy(call.ask.policy);
    await demandBelow(call.ask);
    return commit(call, services, add(call.ask, call.actor, call.at));
  },
  changeService: async (call) => {
    await demandTeam(call.ask.team);
    await demandPolicy(call.ask.policy);
    await demandBelow(call.ask);
    return commit(call, services, change(await services.get(call.id), call.ask, call.actor, call.at));
  },
  retireService: async (call) =>
    commit(call, services, retire(await services.get(call.id), call.actor, call.at)),
  restoreService: async (call) =>
    commit(call, services, restore(await services.get(call.id), call.actor, call.at)),
};
