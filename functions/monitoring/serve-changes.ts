import { publicly } from '../record/base.ts';
import type { Handlers } from '../runtime/api.ts';
import { pageOf, placeOf, show } from '../runtime/call.ts';
import { type IndexQuery, queryPage } from '../runtime/listing.ts';
import type { changeContract } from './contract/changes.ts';
import { changeMarkers, sidelines } from './keep.ts';
import { countedAs, type Sideline, type Wait, waitNow } from './sideline.ts';
import { countedIn, windowAt } from './window.ts';

const base = { practice: 'monitoring', descending: true } as const;
const everyOne = { ...base, index: 'person' } as const;
const idOf = ({ pk }: Record<string, unknown>) => String(pk).split('#')[1] ?? '';
const utc = (moment: string) => new Date(moment).toISOString();

/** What of a noisy source still waits, as long as anybody can tell. */
async function waitOf({ source, openedAt }: Sideline, now: string): Promise<Wait | undefined> {
  const window = windowAt(openedAt);
  const found = await countedIn(countedAs(source, window), window);
  return found && waitNow(found.counted, found.lastAt, now);
}

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
    const shown = items.map(async (item) => ({ ...publicly(item), ...(await waitOf(item, call.at)) }));
    return pageOf(call, await Promise.all(shown), page.after);
  },
};
