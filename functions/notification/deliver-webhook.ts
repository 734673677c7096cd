import { retryingRaces } from '../runtime/races.ts';
import { keysFor } from '../runtime/secret.ts';
import type { Doing } from './deliver.ts';
import { deliveries, subscriptions } from './keep.ts';
import { post } from './post.ts';
import { judged } from './send-webhook.ts';
import { signatureHeader, signatureOf } from './signature.ts';
import { type Answered, settleDelivery, type WebhookDelivery } from './webhook-delivery.ts';
import { generationsAt, noteAttempt, type WebhookSubscription } from './webhook-subscription.ts';

const keptBytes = 500;

/** The keys that sign for a subscription at a moment, the newest first: of two generations for a day after a rotation. */
export async function subscriptionKeys(subscription: WebhookSubscription, now: string): Promise<Buffer[]> {
  const purpose = (generation: number) => `webhook-subscription:${subscription.id}:${generation}`;
  const keys = await Promise.all(generationsAt(subscription, now).map((each) => keysFor(purpose(each))));
  return keys.flat();
}

async function attempt(
  { id, event, body }: WebhookDelivery,
  subscription: WebhookSubscription,
  now: string,
): Promise<Answered> {
  const keys = await subscriptionKeys(subscription, now);
  const headers = {
    [signatureHeader]: signatureOf(body, keys, Math.floor(Date.parse(now) / 1000)),
    'X-Itsm-Event': event,
    'X-Itsm-Delivery': id,
  };
  const began = performance.now();
  const posted = await post(subscription.url, body, headers, keptBytes);
  const milliseconds = Math.round(performance.now() - began);
  const ending = judged(posted);
  return {
    delivered: ending.delivered,
    // A receiver may be mended, an address inside a network stays refused.
    final: 'error' in posted && posted.refused,
    milliseconds,
    ...('status' in posted && { status: posted.status, ...(posted.said && { said: posted.said }) }),
    ...(!ending.delivered && { error: ending.error }),
  };
}

/**
 * Makes one attempt to deliver, and records what it was answered and what that means for the subscription.
 *
 * @param probing whether it only finds out if the receiver is back
 * @returns whether it was delivered
 */
export async function tryDelivery(
  delivery: WebhookDelivery,
  subscription: WebhookSubscription,
  { actor, now, depth }: Doing,
  probing = false,
): Promise<boolean> {
  const answered = await attempt(delivery, subscription, now);
  await deliveries.save(settleDelivery(delivery, answered, actor, now, probing), { depth });
  await retryingRaces(async () => {
    const known = await subscriptions.find(subscription.id);
    const noted = known && noteAttempt(known, answered.delivered, actor, now);
    if (noted) await subscriptions.save(noted, { depth });
  });
  return answered.delivered;
}
