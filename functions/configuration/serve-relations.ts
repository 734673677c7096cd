import { invalid } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import type { relationContract } from './contract/relations.ts';
import { edges } from './edges.ts';
import { cis, relations } from './keep.ts';
import { addRelation, changeRelation, relationId, removeRelation } from './relation.ts';

async function demandCi(pointer: string, id: string): Promise<void> {
  if (!(await cis.find(id))) throw invalid(pointer, `there is no configuration item ${id}`);
}

/** Relations, each kept once and found from both of its ends. */
export const serveRelations: Handlers<typeof relationContract> = {
  listCiRelations: async (call) => {
    const { id } = await cis.get(call.id);
    const { direction, limit } = call.query;
    const page = await edges(id, direction, limit, await placeOf(call));
    const far = direction === 'from' ? 'to' : 'from';
    const [kept, others] = await Promise.all([
      relations.all(page.items.map(relationId)),
      cis.all(page.items.map((edge) => edge[far])),
    ]);
    const known = new Map(
      others.map(({ id, title, state, class: kindOf }) => [id, { id, title, state, class: kindOf }]),
    );
    const items = kept.map((one) => ({ ...publicly(one), other: known.get(one[far]) ?? { id: one[far] } }));
    return pageOf(call, items, page.after);
  },
  getRelation: async (call) => show(call, await relations.get(call.id)),
  addRelation: async (call) => {
    await demandCi('/from', call.ask.from);
    await demandCi('/to', call.ask.to);
    const before = await relations.find(relationId(call.ask));
    return commit(call, relations, addRelation(before, call.ask, call.actor, call.at));
  },
  changeRelation: async (call) =>
    commit(call, relations, changeRelation(await relations.get(call.id), call.ask, call.actor, call.at)),
  removeRelation: async (call) =>
    commit(call, relations, removeRelation(await relations.get(call.id), call.actor, call.at)),
};
