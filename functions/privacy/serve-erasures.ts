import { demandRecentSignIn } from '../kernel/recent-sign-in.ts';
import { Refusal } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage, filedUnder } from '../runtime/collection.ts';
import { matchingPage } from '../runtime/matching.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { erasureContract } from './contract.ts';
import { askErasure, isErasing, retryErasure } from './erasure.ts';
import { erasures } from './keep.ts';
import { standingOf } from './known.ts';

const practice = 'privacy';

const page = (person: string | undefined, limit: number, after?: string) =>
  person === undefined
    ? collectionPage(erasures, limit, after)
    : matchingPage(erasures, {
        scansAt: (place) => [
          { ...place, practice, index: 'subject', partition: `erasure#${person}`, descending: true },
        ],
        fits: () => true,
        limit,
        after,
      });

/** Erasures. A call only asks; what is asked for is done by a machine. */
export const serveErasures: Handlers<typeof erasureContract> = {
  listErasures: async (call) => {
    const { items, after } = await page(call.query.person, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  getErasure: async (call) => show(call, await erasures.get(call.id)),
  askErasure: async (call) => {
    demandRecentSignIn(call.actor, 'erase somebody', call.at);
    const standing = await standingOf(call.ask.person);
    const before = await filedUnder(erasures, 'subject', call.ask.person);
    const under = before.find((one) => isErasing(one) || one.state === 'failed');
    if (under)
      throw new Refusal('already-exists', `${under.id} is ${under.state}. When it stopped, let it go on.`);
    const id = await nextNumber(practice, 'ERS');
    return commit(call, erasures, askErasure(call.ask, standing, id, call.actor, call.at));
  },
  retryErasure: async (call) => {
    demandRecentSignIn(call.actor, 'erase somebody', call.at);
    return commit(call, erasures, retryErasure(await erasures.get(call.id), call.actor, call.at));
  },
};
