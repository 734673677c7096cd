import type { Handlers } from '../runtime/api.ts';
import { commit, show } from '../runtime/call.ts';
import { collection } from '../runtime/collection.ts';
import { addCategory, changeCategory } from './category.ts';
import type { categoryOperations } from './contract/categories.ts';
import { put } from './definition.ts';
import { categories } from './keep.ts';
import { definitionTimeline, listDefinitions } from './lists.ts';

/** Answers for categories. */
export const serveCategories: Handlers<typeof categoryOperations> = {
  listCategories: (call) => listDefinitions(call, categories, call.query),
  addCategory: async (call) => {
    const tree = await collection(categories);
    return commit(call, categories, addCategory(call.ask, tree, call.actor, call.at));
  },
  getCategory: async (call) => show(call, await categories.get(call.id)),
  changeCategory: async (call) => {
    const [before, tree] = await Promise.all([categories.get(call.id), collection(categories)]);
    return commit(call, categories, changeCategory(before, call.ask, tree, call.actor, call.at));
  },
  retireCategory: async (call) =>
    commit(call, categories, put(await categories.get(call.id), 'retire', call.actor, call.at)),
  restoreCategory: async (call) =>
    commit(call, categories, put(await categories.get(call.id), 'restore', call.actor, call.at)),
  readCategoryTimeline: (call) => definitionTimeline(call, categories, call.query.limit),
};
