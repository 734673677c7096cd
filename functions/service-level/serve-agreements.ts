import { Refusal } from '../kernel/refusal.ts';
import { named } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { eventRows } from '../runtime/history.ts';
import { addAgreement, changeAgreement, drafted, reinstateAgreement, retireAgreement } from './agreement.ts';
import type { agreementContract } from './contract/agreements.ts';
import { agreements } from './keep.ts';
import { subjectOf } from './keeping.ts';
import { demandKnown } from './known.ts';
import { bookNow, withDraft } from './terms.ts';
import { tried } from './trial.ts';

/** What is agreed, and what it would come to. */
export const serveAgreements: Handlers<typeof agreementContract> = {
  listAgreements: async (call) => {
    const { items, after } = await collectionPage(agreements, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  addAgreement: async (call) => {
    await demandKnown(call.ask);
    return commit(call, agreements, addAgreement(call.ask, call.actor, call.at));
  },
  getAgreement: async (call) => show(call, await agreements.get(call.id)),
  changeAgreement: async (call) => {
    await demandKnown(call.ask);
    return commit(
      call,
      agreements,
      changeAgreement(await agreements.get(call.id), call.ask, call.actor, call.at),
    );
  },
  readAgreementTimeline: async (call) => {
    const { id } = await agreements.get(call.id);
    const { rows, after } = await eventRows(
      'service-level',
      `agreement#${id}`,
      call.query.limit,
      await placeOf(call),
    );
    return pageOf(call, await named(rows.map(toEntry)), after);
  },
  retireAgreement: async (call) =>
    commit(call, agreements, retireAgreement(await agreements.get(call.id), call.actor, call.at)),
  reinstateAgreement: async (call) =>
    commit(call, agreements, reinstateAgreement(await agreements.get(call.id), call.actor, call.at)),
  tryAgreement: async (call) => {
    const { about, agreement } = call.ask;
    if (agreement) await demandKnown(agreement, '/agreement');
    const book = withDraft(await bookNow(), agreement && drafted(agreement));
    const subject = await subjectOf(about, book);
    if (!subject?.moments.length) throw new Refusal('not-found', `There is no ${about}.`);
    return { status: 200, body: tried(subject, Date.parse(call.at)) };
  },
};
