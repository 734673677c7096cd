import { invalid } from '../kernel/refusal.ts';
import { findTeam } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { settings } from './configured.ts';
import type { subscriptionContract } from './contract/subscriptions.ts';
import { reportSubscriptions } from './keep.ts';
import { changeSubscription, subscribe } from './subscription.ts';

/** Who is told of their week. */
export const serveSubscriptions: Handlers<typeof subscriptionContract> = {
  listReportSubscriptions: async (call) => {
    const { items, after } = await collectionPage(reportSubscriptions, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  subscribeToReports: async (call) => {
    const { team, zone = settings().timeZone } = call.ask;
    if (!(await findTeam(team))) throw invalid('/team', `there is no ${team}`);
    return commit(call, reportSubscriptions, subscribe({ team, zone }, call.actor, call.at));
  },
  getReportSubscription: async (call) => show(call, await reportSubscriptions.get(call.id)),
  changeReportSubscription: async (call) => {
    const before = await reportSubscriptions.get(call.id);
    return commit(call, reportSubscriptions, changeSubscription(before, call.ask, call.actor, call.at));
  },
};
