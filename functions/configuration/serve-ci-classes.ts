import { Refusal } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { eventRows } from '../runtime/history.ts';
import { addCiClass, type CiClass, type ClassTree, changeCiClass, rulesOf } from './ci-class.ts';
import { classTree } from './classes.ts';
import type { ciClassContract } from './contract/ci-classes.ts';
import { ciClasses } from './keep.ts';

function named(tree: ClassTree, id: string): CiClass {
  const found = tree.get(id);
  if (found) return found;
  throw new Refusal('not-found', `There is no class ${id.slice(0, 40)}.`);
}

const withRules = (tree: ClassTree) => (one: CiClass) => ({
  rules: rulesOf(new Map([...tree, [one.id, one]]), one.id),
});

/** Classes of configuration items: ours are there before anybody has kept one. */
export const serveCiClasses: Handlers<typeof ciClassContract> = {
  listCiClasses: async (call) => {
    const [tree, place = ''] = await Promise.all([classTree(), placeOf(call)]);
    const rest = [...tree.values()].filter(({ id }) => id > place).sort((a, b) => (a.id < b.id ? -1 : 1));
    const items = rest.slice(0, call.query.limit);
    return pageOf(call, items.map(publicly), rest.length > items.length ? items.at(-1)?.id : undefined);
  },
  getCiClass: async (call) => {
    const tree = await classTree();
    const found = named(tree, call.id);
    return show(call, found, withRules(tree)(found));
  },
  readCiClassTimeline: async (call) => {
    const { id } = named(await classTree(), call.id);
    const page = await eventRows('configuration', `ci-class#${id}`, call.query.limit, await placeOf(call));
    return pageOf(call, page.rows.map(toEntry), page.after);
  },
  addCiClass: async (call) => {
    const tree = await classTree();
    return commit(call, ciClasses, addCiClass(call.ask, tree, call.actor, call.at), withRules(tree));
  },
  changeCiClass: async (call) => {
    const [tree, kept] = await Promise.all([classTree(), ciClasses.find(call.id)]);
    const before = kept ?? named(tree, call.id);
    if (call.seen !== before.version)
      throw new Refusal('stale-version', `It is at version ${before.version} now, not ${call.seen}.`);
    const decision = changeCiClass(before, call.ask, tree, kept !== undefined, call.actor, call.at);
    return commit(call, ciClasses, decision, withRules(tree));
  },
};
