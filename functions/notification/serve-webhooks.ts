import type { Operation } from '../kernel/contract.ts';
import type { Decision } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { type Call, commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { queryPage } from '../runtime/listing.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { webhookContract } from './contract/webhooks.ts';
import { subscriptionKeys } from './deliver-webhook.ts';
import { deliveries, subscriptions } from './keep.ts';
import { isPrivateAddress } from './private-address.ts';
import { replay, type WebhookDelivery } from './webhook-delivery.ts';
import {
  askReplay,
  askTestEvent,
  changeSubscription,
  pause,
  resume,
  rotate,
  subscribe,
  type WebhookSubscription,
} from './webhook-subscription.ts';

/** A delivery as people read it: what was sent as JSON and not as bytes. */
const told = ({ body, ...delivery }: WebhookDelivery) => ({
  ...publicly(delivery),
  payload: JSON.parse(body),
});

/** Refuses a literal address inside a network at once; a name is looked up before each delivery. */
function demandPublic(url: string | undefined): void {
  const host = (url ? (URL.parse(url)?.hostname ?? '') : '').replace(/^\[|\]$/g, '');
  const literal = /^[\d.]+$|:/.test(host);
  if (host === 'localhost' || (literal && isPrivateAddress(host)))
    throw invalid('/url', 'is not a public address');
}

type Decide = (
  before: WebhookSubscription,
  actor: Call<Operation>['actor'],
  at: string,
) => Decision<WebhookSubscription>;

const command = (decide: Decide) => async (call: Call<Operation>) =>
  commit(call, subscriptions, decide(await subscriptions.get(call.id), call.actor, call.at));

/** What administrators may do about webhooks. */
export const serveWebhooks: Handlers<typeof webhookContract> = {
  listWebhookSubscriptions: async (call) => {
    const { items, after } = await collectionPage(subscriptions, call.query.limit, await placeOf(call));
    return pageOf(call, items.map(publicly), after);
  },
  getWebhookSubscription: async (call) => show(call, await subscriptions.get(call.id)),
  addWebhookSubscription: async (call) => {
    demandPublic(call.ask.url);
    const id = await nextNumber('notification', 'WHK');
    return commit(call, subscriptions, subscribe(call.ask, id, call.actor, call.at));
  },
  changeWebhookSubscription: async (call) => {
    demandPublic(call.ask.url);
    const before = await subscriptions.get(call.id);
    return commit(call, subscriptions, changeSubscription(before, call.ask, call.actor, call.at));
  },
  pauseWebhookSubscription: command(pause),
  resumeWebhookSubscription: command(resume),
  rotateWebhookSecret: command(rotate),
  sendTestEvent: command(askTestEvent),
  replayWebhookDeliveries: async (call) =>
    commit(call, subscriptions, askReplay(await subscriptions.get(call.id), call.ask, call.actor, call.at)),
  readWebhookSecret: async ({ id, at }) => {
    const keys = await subscriptionKeys(await subscriptions.get(id), at);
    return { status: 200, body: { keys: keys.map((key) => key.toString('hex')) } };
  },

  listWebhookDeliveries: async (call) => {
    const { limit, subscription } = call.query;
    const partition = `webhook-delivery#${subscription}`;
    const scan = { practice: 'notification', index: 'subject' as const, partition, limit, descending: true };
    const { rows, after } = await queryPage([{ ...scan, after: await placeOf(call) }], limit);
    const found = await deliveries.all(rows.map(({ pk }) => String(pk).slice('webhook-delivery#'.length)));
    return pageOf(call, found.map(told), after);
  },
  getWebhookDelivery: async (call) => {
    const delivery = await deliveries.get(call.id);
    return { status: 200, body: told(delivery), version: delivery.version };
  },
  replayWebhookDelivery: async (call) => {
    const decision = replay(await deliveries.get(call.id), call.actor, call.at);
    const answer = await commit(call, deliveries, decision);
    return { ...answer, body: told(decision.after) };
  },
};
