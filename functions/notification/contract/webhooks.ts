import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { nothing, page, paging } from '../../kernel/wire.ts';
import { webhookRights as rights } from '../rights.ts';
import { WebhookDelivery, WebhookPayload } from '../webhook-delivery.ts';
import { AddSubscription, ChangeSubscription, Replay, WebhookSubscription } from '../webhook-subscription.ts';

const Subscription = WebhookSubscription.omit({ chain: true });
const Delivery = WebhookDelivery.omit({ chain: true, body: true }).extend({ payload: WebhookPayload });
const Secret = z
  .object({ keys: z.array(z.string()).describe('HMAC-SHA-256 keys in hex, the newest first') })
  .meta({ id: 'WebhookSecret' });

const all = '/v1/webhook-subscriptions';
const one = `${all}/{id}`;
const sent = '/v1/webhook-deliveries';
const command = <const Id extends string>(id: Id, name: string, summary: string) =>
  ({
    id,
    method: 'POST' as const,
    path: `${one}/${name}`,
    summary,
    rights,
    command: name,
    ask: nothing,
    answer: Subscription,
  }) as const;

/** Addresses outside that are told of what happens here, and every attempt to do so. */
export const webhookContract = contract([
  {
    id: 'listWebhookSubscriptions',
    method: 'GET',
    path: all,
    summary: 'The addresses that are told of events',
    rights,
    query: z.strictObject(paging),
    answer: page(Subscription),
  },
  {
    id: 'getWebhookSubscription',
    method: 'GET',
    path: one,
    summary: 'One subscription',
    rights,
    answer: Subscription,
  },
  {
    id: 'addWebhookSubscription',
    method: 'POST',
    path: all,
    summary: 'Subscribe an address to events',
    rights,
    command: 'create',
    ask: AddSubscription,
    answer: Subscription,
    status: 201,
  },
  {
    id: 'changeWebhookSubscription',
    method: 'PATCH',
    path: one,
    summary: 'Change where a subscription is, or what it is told of',
    rights,
    command: 'change',
    ask: ChangeSubscription,
    answer: Subscription,
  },
  command('pauseWebhookSubscription', 'pause', 'Tell it nothing for now'),
  command('resumeWebhookSubscription', 'resume', 'Tell it of what happens again'),
  command('rotateWebhookSecret', 'rotate-secret', 'Make another secret; the old one signs, too, for a day'),
  command('sendTestEvent', 'test', 'Send a test event'),
  {
    id: 'replayWebhookDeliveries',
    method: 'POST',
    path: `${one}/replay`,
    summary: 'Make the deliveries of a time again, under the same ids',
    rights,
    command: 'replay',
    ask: Replay,
    answer: Subscription,
  },
  {
    id: 'readWebhookSecret',
    method: 'GET',
    path: `${one}/secret`,
    summary: 'The keys that sign what is sent to it',
    rights,
    answer: Secret,
  },
  {
    id: 'listWebhookDeliveries',
    method: 'GET',
    path: sent,
    summary: 'What was sent to a subscription and what came back; the newest first',
    rights,
    query: z.strictObject({ ...paging, subscription: z.string().regex(/^WHK-\d{1,12}$/) }),
    answer: page(Delivery),
  },
  {
    id: 'getWebhookDelivery',
    method: 'GET',
    path: `${sent}/{id}`,
    summary: 'One delivery with its attempts',
    rights,
    answer: Delivery,
  },
  {
    id: 'replayWebhookDelivery',
    method: 'POST',
    path: `${sent}/{id}/replay`,
    summary: 'Make a delivery again, under the same id',
    rights,
    command: 'replay',
    ask: nothing,
    answer: Delivery,
  },
]);
