import { activeServices } from '../configuration/read.ts';
import { recentIncidents } from '../incident/read.ts';
import { recentProblems } from '../problem/read.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, show } from '../runtime/call.ts';
import { collection } from '../runtime/collection.ts';
import { addAssignmentRule, changeAssignmentRule, lastOrder } from './assignment-rule.ts';
import { draftOf, type Example, trial } from './assignment-trial.ts';
import type { assignmentRuleOperations } from './contract/assignment-rules.ts';
import { put } from './definition.ts';
import { assignmentRules } from './keep.ts';
import { demandNamed } from './known.ts';
import { definitionTimeline, listDefinitions } from './lists.ts';
import type { RecordKind } from './record-kind.ts';

const tried = 100;

/** The latest incidents with what their rules may look at, the newest first. */
async function someIncidents(): Promise<Example[]> {
  const [incidents, services] = await Promise.all([recentIncidents(tried), activeServices()]);
  const criticality = new Map(services.map((service) => [service.id, service.criticality]));
  return incidents.map(({ facts, ...incident }) => ({
    ...incident,
    facts: { ...facts, criticality: criticality.get(facts.service) },
  }));
}

const recent: Readonly<Record<RecordKind, () => Promise<Example[]>>> = {
  incident: someIncidents,
  problem: () => recentProblems(tried),
};

/** Answers for assignment rules. */
export const serveAssignmentRules: Handlers<typeof assignmentRuleOperations> = {
  listAssignmentRules: (call) => listDefinitions(call, assignmentRules, call.query),
  tryAssignmentRule: async (call) => {
    const [rules, examples] = await Promise.all([collection(assignmentRules), recent[call.ask.recordKind]()]);
    const draft = draftOf(call.ask, lastOrder(rules));
    return pageOf(call, trial(rules, draft, examples));
  },
  addAssignmentRule: async (call) => {
    await demandNamed(call.ask, call.ask.recordKind);
    const rules = await collection(assignmentRules);
    return commit(call, assignmentRules, addAssignmentRule(call.ask, rules, call.actor, call.at));
  },
  getAssignmentRule: async (call) => show(call, await assignmentRules.get(call.id)),
  changeAssignmentRule: async (call) => {
    const before = await assignmentRules.get(call.id);
    await demandNamed(call.ask, before.recordKind);
    return commit(call, assignmentRules, changeAssignmentRule(before, call.ask, call.actor, call.at));
  },
  retireAssignmentRule: async (call) =>
    commit(call, assignmentRules, put(await assignmentRules.get(call.id), 'retire', call.actor, call.at)),
  restoreAssignmentRule: async (call) =>
    commit(call, assignmentRules, put(await assignmentRules.get(call.id), 'restore', call.actor, call.at)),
  readAssignmentRuleTimeline: (call) => definitionTimeline(call, assignmentRules, call.query.limit),
};
