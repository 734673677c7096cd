import { named } from '../people/read.ts';
import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { eventRows } from '../runtime/history.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { outageContract } from './contract/outages.ts';
import { outages } from './keep.ts';
import { demandIncident, demandSubject } from './known.ts';
import { listOutages } from './lists.ts';
import { outageSteps } from './outage.ts';
import { cancel, correct, end, postUpdate, raise } from './outage-course.ts';

const outlook = (outage: Parameters<typeof outageSteps>[0]) => ({ steps: outageSteps(outage) });

/** Answers for outages. */
export const serveOutages: Handlers<typeof outageContract> = {
  listOutages: async (call) => {
    const { items, after } = await listOutages(call.query, await placeOf(call));
    return pageOf(
      call,
      items.map((one) => ({ ...publicly(one), ...outlook(one) })),
      after,
    );
  },
  raiseOutage: async (call) => {
    await demandSubject(call.ask);
    await demandIncident(call.ask.incident);
    const id = await nextNumber('availability', 'OUT');
    return commit(call, outages, raise(call.ask, id, call.actor, call.at), outlook);
  },
  getOutage: async (call) => {
    const outage = await outages.get(call.id);
    return show(call, outage, outlook(outage));
  },
  readOutageTimeline: async (call) => {
    const { id } = await outages.get(call.id);
    const { rows, after } = await eventRows(
      'availability',
      `outage#${id}`,
      call.query.limit,
      await placeOf(call),
    );
    return pageOf(call, await named(rows.map(toEntry)), after);
  },
  endOutage: async (call) => {
    const { end: ended, note } = call.ask;
    return commit(call, outages, end(await outages.get(call.id), ended, note, call.actor, call.at), outlook);
  },
  correctOutage: async (call) => {
    await demandSubject(call.ask);
    return commit(call, outages, correct(await outages.get(call.id), call.ask, call.actor, call.at), outlook);
  },
  postOutageUpdate: async (call) =>
    commit(
      call,
      outages,
      postUpdate(await outages.get(call.id), call.ask.text, call.actor, call.at),
      outlook,
    ),
  cancelOutage: async (call) =>
    commit(call, outages, cancel(await outages.get(call.id), call.ask.reason, call.actor, call.at), outlook),
};
