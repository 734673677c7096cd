import { Refusal } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, isClaim, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import type { mappingContract } from './contract/mappings.ts';
import { addMapping, changeMapping, removeMapping } from './group-mapping.ts';
import { mappings } from './keep.ts';
import { demandTeams } from './known.ts';
import { rightsChanges } from './rights-history.ts';

/** Group mappings, and the history of rights. */
export const serveMappings: Handlers<typeof mappingContract> = {
  listGroupMappings: async (call) => {
    const { items, after } = await collectionPage(mappings, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  addGroupMapping: async (call) => {
    await demandTeams(call.ask.teams);
    try {
      return await commit(call, mappings, addMapping(call.ask, call.actor, call.at));
    } catch (error) {
      if (!isClaim(error, `group#${call.ask.group}`)) throw error;
      const errors = [{ pointer: '/group', detail: 'is mapped already' }];
      throw new Refusal('already-exists', 'This group is mapped already.', { errors });
    }
  },
  getGroupMapping: async (call) => show(call, await mappings.get(call.id)),
  changeGroupMapping: async (call) => {
    await demandTeams(call.ask.teams);
    const before = await mappings.get(call.id);
    return commit(call, mappings, changeMapping(before, call.ask, call.actor, call.at));
  },
  removeGroupMapping: async (call) =>
    commit(call, mappings, removeMapping(await mappings.get(call.id), call.actor, call.at)),

  listRightsChanges: async (call) => {
    const { items, after } = await rightsChanges(call.query, call.at, await placeOf(call));
    return pageOf(call, items, after);
  },
};
