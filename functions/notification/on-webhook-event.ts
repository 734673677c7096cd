import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { system } from '../kernel/actor.ts';
import { readRow } from '../runtime/dynamo.ts';
import { log } from '../runtime/log.ts';
import { isRace } from '../runtime/races.ts';
import { Told } from '../runtime/reaction.ts';
import { keyOf } from '../runtime/rows.ts';
import type { Doing } from './deliver.ts';
import { tryDelivery } from './deliver-webhook.ts';
import { deliveries } from './keep.ts';
import { listeners } from './listeners.ts';
import { dispatch, type WebhookDelivery, type WebhookPayload } from './webhook-delivery.ts';
import { type WebhookSubscription, wants } from './webhook-subscription.ts';

const by = system('on-webhook-event');
const maxDepth = 16;
/** How far apart two clocks of AWS may be, in milliseconds. */
const tolerance = 5000;

/** Whose table holds the records that are sent along, and where people read them; other kinds are told by their event alone. */
const whole: Readonly<Record<string, { practice: string; page: string }>> = {
  incident: { practice: 'incident', page: '/incidents/' },
  alert: { practice: 'monitoring', page: '/alerts/' },
  escalation: { practice: 'on-call', page: '/escalations/' },
};
/** What is the product's own business in a row. */
const inner = /^(pk|sk|chain|clocks|kind|(open|person|subject)(Pk|Sk))$/;

type Event = Omit<WebhookPayload, 'id'>;
/** An event, and when it came into the queue: while nobody listened it may have waited there. */
type Message = { readonly event: Event; readonly depth: number; readonly cameAt: string };

function read({ body, attributes }: SQSRecord): Message {
  const { 'detail-type': type, detail } = JSON.parse(body) as { 'detail-type': string; detail: unknown };
  const { id, version, at, by: who, changed, depth } = Told.parse(detail);
  const kind = type.slice(0, type.lastIndexOf('.'));
  const { clocks: _, ...fields } = changed;
  const event = { type, at: at ?? '', by: who, record: { kind, id, version }, changed: fields };
  const cameAt = new Date(Number(attributes.SentTimestamp) + tolerance).toISOString();
  return { event, depth: depth + 1, cameAt };
}

/** The event with its record as it is now. */
async function complete(event: Event): Promise<Event> {
  const { kind, id } = event.record;
  const where = whole[kind];
  if (!where) return event;
  const row = await readRow(where.practice, keyOf(kind, id), 'record');
  const data = Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => !inner.test(name)));
  const url = `${(process.env.PORTAL_URL ?? '').replace(/\/+$/, '')}${where.page}${encodeURIComponent(id)}`;
  return { ...event, url, ...(row && { data }) };
}

type Sending = { readonly subscription: WebhookSubscription; readonly delivery: WebhookDelivery };

/** Puts an event on its way to everybody who wants it; one that came before is on its way already. */
async function spread(
  { event, depth, cameAt }: Message,
  all: readonly WebhookSubscription[],
  now: string,
): Promise<Sending[]> {
  const listening = all.filter(
    (each) => (each.since ?? '') <= cameAt && wants({ ...each, filter: undefined }, event.type, {}),
  );
  if (!listening.length || depth > maxDepth) return [];
  const told = await complete(event);
  const made = await Promise.all(
    listening
      .filter((each) => wants(each, event.type, told))
      .map(async (subscription): Promise<Sending[]> => {
        try {
          const delivery = await deliveries.save(dispatch(told, subscription.id, by, now), { depth });
          return [{ subscription, delivery }];
        } catch (error) {
          if (isRace(error, ['already-exists', 'stale-version'])) return [];
          throw error;
        }
      }),
  );
  return made.flat();
}

// A receiver that takes seconds for each event must not keep the function until it is cut off.
const patience = 20_000;

/** Delivers to one receiver what is new, one after the other, until it fails or has had its time: the rest waits for its clock. */
async function toOne(sendings: readonly Sending[], doing: Doing): Promise<void> {
  const began = performance.now();
  for (const { delivery, subscription } of sendings) {
    if (subscription.state === 'failing' || performance.now() - began > patience) return;
    if (!(await tryDelivery(delivery, subscription, doing))) return;
  }
}

/**
 * Tells subscriptions what happened. An event is on record as a delivery before the first attempt; each receiver is served on
 * its own, so that one which is slow or dead keeps no other one waiting for more than its own five seconds.
 */
export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const now = new Date().toISOString();
  const all = await listeners();
  if (!all.length) return { batchItemFailures: [] };
  const failed: string[] = [];
  const found = await Promise.all(
    Records.map(async (record) => {
      try {
        return await spread(read(record), all, now);
      } catch (error) {
        log.error('An event could not be put on its way', { error: error as Error });
        failed.push(record.messageId);
        return [];
      }
    }),
  );
  const sendings = found.flat();
  const receivers = new Set(sendings.map(({ subscription }) => subscription.id));
  const served = [...receivers].map((id) =>
    toOne(
      sendings.filter(({ subscription }) => subscription.id === id),
      { actor: by, now, depth: 1 },
    ),
  );
  const ended = await Promise.allSettled(served);
  // What was not recorded is attempted again by its clock.
  for (const each of ended)
    if (each.status === 'rejected') log.error('A delivery was cut off', { error: each.reason as Error });
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
