import { Refusal } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import type { statusPageContract } from './contract/status-pages.ts';
import { demandComponents } from './known.ts';
import { addStatusPage, changeStatusPage, moveStatusPage } from './status-page.ts';
import { statusOf } from './status-reading.ts';
import { statusPages } from './stored.ts';

/** Answers for status pages. */
export const serveStatusPages: Handlers<typeof statusPageContract> = {
  listStatusPages: async (call) => {
    const { items, after } = await collectionPage(statusPages, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  addStatusPage: async (call) => {
    await demandComponents(call.ask.components);
    return commit(call, statusPages, addStatusPage(call.ask, call.actor, call.at));
  },
  getStatusPage: async (call) => show(call, await statusPages.get(call.id)),
  changeStatusPage: async (call) => {
    await demandComponents(call.ask.components);
    return commit(
      call,
      statusPages,
      changeStatusPage(await statusPages.get(call.id), call.ask, call.actor, call.at),
    );
  },
  retireStatusPage: async (call) =>
    commit(call, statusPages, moveStatusPage(await statusPages.get(call.id), 'retire', call.actor, call.at)),
  restoreStatusPage: async (call) =>
    commit(call, statusPages, moveStatusPage(await statusPages.get(call.id), 'restore', call.actor, call.at)),
  readStatus: async (call) => {
    const page = await statusPages.get(call.id);
    if (page.state !== 'active') throw new Refusal('not-found', 'This page was taken away.');
    return { status: 200, body: await statusOf(page, Date.parse(call.at)) };
  },
};
