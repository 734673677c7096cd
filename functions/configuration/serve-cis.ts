import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { stepsFrom } from '../kernel/lifecycle.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { veil } from '../kernel/rights.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { eventRows } from '../runtime/history.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { checkAttributes } from './attribute-check.ts';
import { type Ci, missingOf } from './ci.ts';
import { type ClassTree, rulesOf } from './ci-class.ts';
import { addCi, changeCi, type StepCi, stepCi } from './ci-commands.ts';
import { type CiStep, ciLifecycle } from './ci-lifecycle.ts';
import { classTree } from './classes.ts';
import type { ciContract } from './contract/cis.ts';
import { holdersOf } from './find-cis.ts';
import { identityKeys, identityRow } from './identity.ts';
import { cis, services } from './keep.ts';
import { listCis } from './list-cis.ts';
import { ciRights } from './rights.ts';

const shown = (tree: ClassTree) => (ci: Ci) => ({
  observed: undefined,
  steps: stepsFrom(ciLifecycle, ci.state),
  missing: missingOf(ci, rulesOf(tree, ci.class)),
});

async function demandService(id: string | null | undefined): Promise<void> {
  if (id && !(await services.find(id))) throw invalid('/service', `there is no service ${id}`);
}

/** With the identities that the item has by its class. @throws {Refusal} `already-exists` for those of another item */
async function identified(decision: Decision<Ci>, tree: ClassTree): Promise<Decision<Ci>> {
  const { after } = decision;
  const keys = identityKeys(rulesOf(tree, after.class), after);
  const holders = await holdersOf(keys);
  const other = [...holders.values()].find((holder) => holder !== after.id);
  if (other)
    throw new Refusal('already-exists', `This is ${other} already, by what it is identified by.`, {
      id: other,
    });
  const claims = keys.filter((key) => !holders.has(key)).map((key) => identityRow(key, after.id, undefined));
  return { ...decision, claims: [...(decision.claims ?? []), ...claims] };
}

const step = (name: CiStep) => async (call: Call<Operation>) => {
  const [before, tree] = await Promise.all([cis.get(call.id), classTree()]);
  const rules = rulesOf(tree, before.class);
  return commit(call, cis, stepCi(before, name, call.ask as StepCi, rules, call.actor, call.at), shown(tree));
};

/** Configuration items, by hand and to look at. */
export const serveCis: Handlers<typeof ciContract> = {
  listCis: async (call) => {
    const { items, after } = await listCis(call.query, await placeOf(call));
    const rows = items.map(({ said: _, observed: __, ...ci }) => veil(ciRights, call.actor, publicly(ci)));
    return pageOf(call, rows, after);
  },
  getCi: async (call) => {
    const [ci, tree] = await Promise.all([cis.get(call.id), classTree()]);
    return show(call, ci, shown(tree)(ci));
  },
  readCiTimeline: async (call) => {
    const { id } = await cis.get(call.id);
    const page = await eventRows('configuration', `ci#${id}`, call.query.limit, await placeOf(call));
    return pageOf(call, page.rows.map(toEntry), page.after);
  },
  addCi: async (call) => {
    const tree = await classTree();
    if (!tree.has(call.ask.class)) throw invalid('/class', `there is no class ${call.ask.class}`);
    const rules = rulesOf(tree, call.ask.class);
    checkAttributes(rules, call.ask.attributes);
    await demandService(call.ask.service);
    const id = await nextNumber('configuration', 'CI');
    const decision = addCi(call.ask, id, rules, call.actor, call.at);
    return commit(call, cis, await identified(decision, tree), shown(tree));
  },
  changeCi: async (call) => {
    const [before, tree] = await Promise.all([cis.get(call.id), classTree()]);
    const rules = rulesOf(tree, before.class);
    checkAttributes(rules, call.ask.attributes);
    await demandService(call.ask.service);
    const decision = changeCi(before, call.ask, rules, call.actor, call.at);
    return commit(call, cis, await identified(decision, tree), shown(tree));
  },
  deployCi: step('deploy'),
  maintainCi: step('maintain'),
  resumeCi: step('resume'),
  retireCi: step('retire'),
  restoreCi: step('restore'),
};
