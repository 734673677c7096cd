import { queryIndex, type Row } from '../runtime/listing.ts';
import { isRace } from '../runtime/races.ts';
import type { Doing } from './deliver.ts';
import { tryDelivery } from './deliver-webhook.ts';
import { deliveries, subscriptions } from './keep.ts';
import { dispatch, giveUp, postpone, replay, type WebhookDelivery } from './webhook-delivery.ts';
import { struck, type WebhookSubscription } from './webhook-subscription.ts';

const atOnce = 25;
const minute = 60_000;
// Often at first, and once an hour when it lasts.
const probePause = ({ failingSince }: WebhookSubscription, now: string) =>
  Date.parse(now) - Date.parse(failingSince ?? now) < 60 * minute ? 5 * minute : 60 * minute;
const soon = 1000;

const later = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();

/** Deliveries of a subscription after a moment, the oldest first. */
async function after(subscription: string, moment: string): Promise<WebhookDelivery[]> {
  const scan = { practice: 'notification', index: 'subject' as const, limit: 100 };
  const partition = `webhook-delivery#${subscription}`;
  const rows: Row[] = await queryIndex({ ...scan, partition, after: moment });
  return deliveries.all(rows.map(({ pk }) => String(pk).slice('webhook-delivery#'.length)));
}

/**
 * A delivery's next attempt is due: made, or postponed while its receiver is known to fail.
 *
 * @param asked by a person: then it is made whatever failed before
 */
export async function retryDelivery(delivery: WebhookDelivery, asked: boolean, doing: Doing): Promise<void> {
  const { actor, now, depth } = doing;
  if (delivery.state !== 'waiting') return;
  const subscription = await subscriptions.find(delivery.subscription);
  if (!subscription || subscription.state === 'paused') {
    await deliveries.save(giveUp(delivery, 'The subscription is paused.', actor, now), { depth });
    return;
  }
  if (subscription.state === 'failing' && !asked) {
    await deliveries.save(postpone(delivery, actor, now), { depth });
    return;
  }
  await tryDelivery(delivery, subscription, doing);
}

/** Sends a test event, whatever the subscription listens to. */
export async function sendTestEvent(subscription: WebhookSubscription, doing: Doing): Promise<void> {
  const { actor, now, depth } = doing;
  const { id, version, createdBy } = subscription;
  const record = { kind: 'webhook', id, version };
  const payload = { type: 'webhook.test', at: now, by: createdBy, record, changed: {} };
  const decision = dispatch(payload, id, actor, now);
  const before = await deliveries.find(decision.after.id);
  const made = before ?? (await deliveries.save(decision, { depth }));
  await subscriptions.save(struck(subscription, 'test', actor, now), { depth });
  if (made.state === 'waiting') await tryDelivery(made, subscription, doing);
}

/** Sends what waited for a receiver that is back; what another one sends at this moment is not sent twice. */
async function follow(id: string, subscription: WebhookSubscription, doing: Doing): Promise<boolean> {
  const delivery = await deliveries.find(id);
  if (delivery?.state !== 'waiting') return true;
  try {
    return await tryDelivery(delivery, subscription, doing);
  } catch (error) {
    if (isRace(error)) return true;
    throw error;
  }
}

/**
 * A failing subscription is probed with the oldest delivery that waits: when it comes through, the subscription is told of
 * everything again, and what waited follows at once.
 */
export async function probe(subscription: WebhookSubscription, doing: Doing): Promise<void> {
  const { actor, now, depth } = doing;
  if (subscription.state !== 'failing') {
    await subscriptions.save(struck(subscription, 'probe', actor, now), { depth });
    return;
  }
  const day = later(now, -24 * 3_600_000);
  const waiting = (await after(subscription.id, day)).filter(({ state }) => state === 'waiting');
  const [first, ...others] = waiting;
  const again = { at: later(now, probePause(subscription, now)) };
  await subscriptions.save(struck(subscription, 'probe', actor, now, again), { depth });
  if (!first) {
    await sendTestEvent((await subscriptions.find(subscription.id)) ?? subscription, doing);
    return;
  }
  if (!(await tryDelivery(first, subscription, doing, true))) return;
  for (const { id } of others.slice(0, atOnce)) if (!(await follow(id, subscription, doing))) return;
}

/** Makes the deliveries of a time again, a few at once, until the time is over. */
export async function replayRange(subscription: WebhookSubscription, doing: Doing): Promise<void> {
  const { actor, now, depth } = doing;
  const { from, to } = subscription.replay ?? { from: now, to: now };
  const found = (await after(subscription.id, from)).filter(({ createdAt }) => createdAt <= to);
  const some = found.slice(0, atOnce);
  for (const delivery of some)
    if (delivery.state !== 'waiting') await deliveries.save(replay(delivery, actor, now), { depth });
  const last = some.at(-1);
  const more = found.length > some.length && last;
  // Sort keys are the moment and the id, so that going on after this one leaves none of the same moment out.
  const again = more ? { at: later(now, soon), from: `${last.createdAt}#${last.id}` } : undefined;
  await subscriptions.save(struck(subscription, 'replay', actor, now, again), { depth });
}
