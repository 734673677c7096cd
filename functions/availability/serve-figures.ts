import { servicesPage } from '../configuration/read.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf } from '../runtime/call.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { compositionOfService } from './composing.ts';
import type { figureContract } from './contract/figures.ts';
import { serviceKnown } from './known.ts';
import { availabilityOf } from './measured.ts';

const atOnce = 8;

/** Answers how much services were there: computed from their outages at this moment, so that a correction counts at once. */
export const serveFigures: Handlers<typeof figureContract> = {
  listServiceAvailability: async (call) => {
    const { period, limit } = call.query;
    const { items, after } = await servicesPage(limit, await placeOf(call));
    const now = Date.parse(call.at);
    const found = await someAtOnce(items, atOnce, (service) => availabilityOf(service, period, now, false));
    return pageOf(call, found, after);
  },
  readServiceAvailability: async (call) => {
    const service = await serviceKnown(call.id);
    return { status: 200, body: await availabilityOf(service, call.query.period, Date.parse(call.at), true) };
  },
  readServiceComposition: async (call) => {
    const service = await serviceKnown(call.id);
    return { status: 200, body: await compositionOfService(service, call.query.period, Date.parse(call.at)) };
  },
};
