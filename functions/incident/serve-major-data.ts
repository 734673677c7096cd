import { publicly } from '../record/base.ts';
import { firstKept } from '../record/standard.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, show } from '../runtime/call.ts';
import type { majorDataContract } from './contract/major-data.ts';
import { allRoles, allRules, keptRoles, keptRules } from './major-keep.ts';
import { changeMajorRole, standardRoles } from './major-role.ts';
import { addMajorRule, changeMajorRule, putMajorRule, standardRules } from './major-rule.ts';

/** The rule as it is kept, or else as the desk brings it along. @throws {Refusal} `not-found` */
async function ruleOf(id: string) {
  const standard = standardRules.find((rule) => rule.id === id);
  const kept = standard ? await keptRules.find(id) : await keptRules.get(id);
  return { kept, rule: kept ?? (standard as (typeof standardRules)[number]) };
}

async function roleOf(id: string) {
  const standard = standardRoles.find((role) => role.id === id);
  const kept = standard ? await keptRoles.find(id) : await keptRoles.get(id);
  return { kept, role: kept ?? (standard as (typeof standardRoles)[number]) };
}

/** Answers for the rules and roles of major incidents. There are few: a list is whole. */
export const serveMajorData: Handlers<typeof majorDataContract> = {
  listMajorIncidentRules: async (call) => pageOf(call, (await allRules()).map(publicly)),
  addMajorIncidentRule: async (call) => {
    const rules = await allRules();
    return commit(call, keptRules, addMajorRule(call.ask, rules, call.actor, call.at));
  },
  getMajorIncidentRule: async (call) => show(call, (await ruleOf(call.id)).rule),
  changeMajorIncidentRule: async (call) => {
    const { kept, rule } = await ruleOf(call.id);
    return commit(call, keptRules, firstKept(changeMajorRule(rule, call.ask, call.actor, call.at), kept));
  },
  retireMajorIncidentRule: async (call) => {
    const { kept, rule } = await ruleOf(call.id);
    return commit(call, keptRules, firstKept(putMajorRule(rule, 'retire', call.actor, call.at), kept));
  },
  restoreMajorIncidentRule: async (call) => {
    const { kept, rule } = await ruleOf(call.id);
    return commit(call, keptRules, firstKept(putMajorRule(rule, 'restore', call.actor, call.at), kept));
  },
  listMajorIncidentRoles: async (call) => pageOf(call, (await allRoles()).map(publicly)),
  getMajorIncidentRole: async (call) => show(call, (await roleOf(call.id)).role),
  changeMajorIncidentRole: async (call) => {
    const { kept, role } = await roleOf(call.id);
    return commit(call, keptRoles, firstKept(changeMajorRole(role, call.ask, call.actor, call.at), kept));
  },
};
