import { publicly } from '../record/base.ts';
import { firstKept } from '../record/standard.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, show } from '../runtime/call.ts';
import { allRules, keptRules } from './candidate-keep.ts';
import type { candidateContract } from './contract/candidates.ts';
import {
  addRecurrenceRule,
  changeRecurrenceRule,
  putRecurrenceRule,
  type RecurrenceRule,
  standardRules,
} from './recurrence-rule.ts';

type Served = `${'list' | 'add' | 'get' | 'change' | 'retire' | 'restore'}ProblemRule${'s' | ''}`;

/** The rule as it is kept, or else as the desk brings it along. @throws {Refusal} `not-found` */
async function ruleOf(id: string) {
  const standard = standardRules.find((rule) => rule.id === id);
  const kept = standard ? await keptRules.find(id) : await keptRules.get(id);
  return { kept, rule: kept ?? (standard as RecurrenceRule) };
}

/** Answers for the rules by which what recurs is found. There are few: a list is whole. */
export const serveRules: Pick<
  Handlers<typeof candidateContract>,
  Extract<keyof Handlers<typeof candidateContract>, Served>
> = {
  listProblemRules: async (call) => pageOf(call, (await allRules()).map(publicly)),
  addProblemRule: async (call) => commit(call, keptRules, addRecurrenceRule(call.ask, call.actor, call.at)),
  getProblemRule: async (call) => show(call, (await ruleOf(call.id)).rule),
  changeProblemRule: async (call) => {
    const { kept, rule } = await ruleOf(call.id);
    return commit(
      call,
      keptRules,
      firstKept(changeRecurrenceRule(rule, call.ask, call.actor, call.at), kept),
    );
  },
  retireProblemRule: async (call) => {
    const { kept, rule } = await ruleOf(call.id);
    return commit(call, keptRules, firstKept(putRecurrenceRule(rule, 'retire', call.actor, call.at), kept));
  },
  restoreProblemRule: async (call) => {
    const { kept, rule } = await ruleOf(call.id);
    return commit(call, keptRules, firstKept(putRecurrenceRule(rule, 'restore', call.actor, call.at), kept));
  },
};
