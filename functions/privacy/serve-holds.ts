import { Refusal } from '../kernel/refusal.ts';
import { findPerson } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import type { holdContract } from './contract.ts';
import { legalHolds } from './keep.ts';
import { liftHold, placeHold } from './legal-hold.ts';

/** Legal holds: one for each person, placed and lifted as often as it takes. */
export const serveHolds: Handlers<typeof holdContract> = {
  listLegalHolds: async (call) => {
    const { items, after } = await collectionPage(legalHolds, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  getLegalHold: async (call) => show(call, await legalHolds.get(call.id)),
  placeLegalHold: async (call) => {
    const { person } = call.ask;
    const known = await findPerson(person);
    if (!known) throw new Refusal('not-found', `There is no person ${person.slice(0, 40)}.`);
    if (known.erased) throw new Refusal('already-exists', `Who ${person} was has been erased already.`);
    return commit(call, legalHolds, placeHold(await legalHolds.find(person), call.ask, call.actor, call.at));
  },
  liftLegalHold: async (call) =>
    commit(call, legalHolds, liftHold(await legalHolds.get(call.id), call.ask.reason, call.actor, call.at)),
};
