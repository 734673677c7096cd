import { system } from '../kernel/actor.ts';
import { onClock } from '../runtime/on-clock.ts';
import { emptyBox } from './empty-box.ts';
import { flush, takeStep } from './flush.ts';
import { boxes, deliveries, notifications, subscriptions } from './keep.ts';
import { probe, replayRange, retryDelivery, sendTestEvent } from './webhook-clocks.ts';

const actor = system('on-clock');

/** What waits is due: a later step of somebody's rules, a bundle, another attempt. */
export const handler = onClock({
  notification: {
    keep: notifications,
    strikes: {
      send: (told, { due, now, depth }) =>
        told.state === 'planned'
          ? takeStep(told, due, { actor, now, depth })
          : flush(told, due, false, { actor, now, depth }),
      place: (told, { due, now, depth }) => flush(told, due, true, { actor, now, depth }),
    },
  },
  'notice-box': {
    keep: boxes,
    strikes: {
      soon: (box, { now, depth }) => emptyBox(box, 'soon', { actor, now, depth }),
      digest: (box, { now, depth }) => emptyBox(box, 'digest', { actor, now, depth }),
    },
  },
  'webhook-delivery': {
    keep: deliveries,
    strikes: {
      retry: (delivery, { now, depth }) => retryDelivery(delivery, false, { actor, now, depth }),
      replay: (delivery, { now, depth }) => retryDelivery(delivery, true, { actor, now, depth }),
    },
  },
  'webhook-subscription': {
    keep: subscriptions,
    strikes: {
      probe: (each, { now, depth }) => probe(each, { actor, now, depth }),
      replay: (each, { now, depth }) => replayRange(each, { actor, now, depth }),
      test: (each, { now, depth }) => sendTestEvent(each, { actor, now, depth }),
    },
  },
});
