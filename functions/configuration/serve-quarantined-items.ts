import type { Operation } from '../kernel/contract.ts';
import { stepsFrom } from '../kernel/lifecycle.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import type { quarantinedItemContract } from './contract/quarantined-items.ts';
import { quarantinedItems } from './keep.ts';
import { judgeItem, type QuarantinedItem, quarantinedItemLifecycle } from './quarantined-item.ts';

const steps = ({ state }: QuarantinedItem) => ({ steps: stepsFrom(quarantinedItemLifecycle, state) });
const beginning = 2_000;

async function judged(call: Call<Operation>, step: 'release' | 'discard', note: string | undefined) {
  const before = await quarantinedItems.get(call.id);
  return commit(call, quarantinedItems, judgeItem(before, step, note, call.actor, call.at), steps);
}

/** Items of AWS Config that could not be taken in. */
export const serveQuarantinedItems: Handlers<typeof quarantinedItemContract> = {
  listQuarantinedItems: async (call) => {
    const page = await collectionPage(quarantinedItems, call.query.limit, await placeOf(call));
    const items = page.items.map((item) => {
      // A page of whole messages would be more than one answer may hold.
      const raw = item.raw.slice(0, beginning).toWellFormed();
      return { ...publicly(item), raw, ...steps(item) };
    });
    return pageOf(call, items, page.after);
  },
  getQuarantinedItem: async (call) => {
    const item = await quarantinedItems.get(call.id);
    return show(call, item, steps(item));
  },
  releaseItem: (call) => judged(call, 'release', call.ask.note),
  discardItem: (call) => judged(call, 'discard', call.ask.note),
};
