import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf, show } from '../runtime/call.ts';
import { type IndexQuery, queryPage } from '../runtime/listing.ts';
import { gates } from './calendar-keep.ts';
import type { gateContract } from './contract/gates.ts';

/** Runs of pipelines that asked the gate. */
export const serveGates: Handlers<typeof gateContract> = {
  listGates: async (call) => {
    const { change, limit } = call.query;
    const base = { practice: 'change', limit, after: await placeOf(call), descending: true } as const;
    const scan: IndexQuery = change
      ? { ...base, index: 'subject', partition: `gate#${change}` }
      : { ...base, index: 'person', partition: 'gate#all' };
    const { rows, after } = await queryPage([scan], limit);
    const found = await gates.all(rows.map(({ pk }) => String(pk).slice('gate#'.length)));
    return pageOf(call, found.map(publicly), after);
  },
  getGate: async (call) => show(call, await gates.get(call.id)),
};
