import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf, show } from '../runtime/call.ts';
import { type IndexQuery, queryPage } from '../runtime/listing.ts';
import type { changeContract } from './contract/changes.ts';
import { changeMarkers, sidelines } from './keep.ts';

const base = { practice: 'monitoring', descending: true } as const;
const everyOne = { ...base, index: 'person' } as const;
const idOf = ({ pk }: Record<string, unknown>) => String(pk).split('#')[1] ?? '';
const utc = (moment: string) => new Date(moment).toISOString();

/** Change markers and sidelines. */
export const serveChanges: Handlers<typeof changeContract> = {
  listChangeMarkers: async (call) => {
    const { service, from, to, limit } = call.query;
    // Whatever began at that very moment has an id behind it.
    const after = (await placeOf(call)) ?? (to && `${utc(to)}#~`);
    const scan: IndexQuery = service
      ? { ...base, index: 'subject', partition: `change-marker#${service}`, limit, after }
      : { ...everyOne, partition: 'change-marker#all', limit, after };
    const page = await queryPage([scan], limit);
    const items = await changeMarkers.all(page.rows.map(idOf));
    const begun = from === undefined ? items : items.filter(({ openedAt }) => openedAt >= utc(from));
    const more = begun.length === items.length ? page.after : undefined;
    return pageOf(call, begun.map(publicly), more);
  },
  getChangeMarker: async (call) => show(call, await changeMarkers.get(call.id)),
  listSidelines: async (call) => {
    const { limit } = call.query;
    const scan: IndexQuery = { ...everyOne, partition: 'sideline#all', limit, after: await placeOf(call) };
    const page = await queryPage([scan], limit);
    const items = await sidelines.all(page.rows.map(idOf));
    return pageOf(call, items.map(publicly), page.after);
  },
};
