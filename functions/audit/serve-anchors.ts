import { Refusal } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import type { auditContract } from './contract.ts';
import { anchors } from './keep.ts';
import { leafText } from './leaf.ts';
import { pathOf } from './merkle.ts';
import { fromLines, linesOf } from './vault.ts';

/** Anchors, and what stands under them. */
export const serveAnchors: Handlers<typeof auditContract> = {
  listAnchors: async (call) => {
    const { items, after } = await collectionPage(anchors, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  getAnchor: async (call) => show(call, await anchors.get(call.id)),
  proveEvent: async ({ id, query: { hash } }) => {
    const { root, seal } = await anchors.get(id);
    const lines = await linesOf(id);
    if (lines === undefined) throw new Refusal('not-found', `The vault has nothing of ${id} any more.`);
    const { leaves } = fromLines(lines);
    const index = leaves.findIndex((leaf) => leaf.hash === hash);
    const leaf = leaves[index];
    if (!leaf) throw new Refusal('not-found', `No event row with this hash was noted on ${id}.`);
    const path = pathOf(leaves.map(leafText), index);
    return { status: 200, body: { day: id, leaf, index, size: leaves.length, path, root, seal } };
  },
};
