import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import type { policyContract } from './contract/policies.ts';
import { policies } from './keep.ts';
import { demandKnown } from './known.ts';
import { addPolicy, changePolicy, namesIn } from './policy.ts';
import { teamName } from './serve-schedules.ts';

/** Escalation policies. */
export const servePolicies: Handlers<typeof policyContract> = {
  listEscalationPolicies: async (call) => {
    const { items, after } = await collectionPage(policies, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  addEscalationPolicy: async (call) => {
    await demandKnown([...teamName(call.ask.team), ...namesIn(call.ask.levels)]);
    return commit(call, policies, addPolicy(call.ask, call.actor, call.at));
  },
  getEscalationPolicy: async (call) => show(call, await policies.get(call.id)),
  changeEscalationPolicy: async (call) => {
    const before = await policies.get(call.id);
    await demandKnown([...teamName(call.ask.team), ...namesIn(call.ask.levels ?? [])]);
    return commit(call, policies, changePolicy(before, call.ask, call.actor, call.at));
  },
};
