import { publicly } from '../record/base.ts';
import { toEntry } from '../record/timeline.ts';
import type { Handlers } from '../runtime/api.ts';
import { commit, pageOf, placeOf, show } from '../runtime/call.ts';
import { collectionPage } from '../runtime/collection.ts';
import { eventRows } from '../runtime/history.ts';
import { queryPage } from '../runtime/listing.ts';
import { nextNumber } from '../runtime/numbers.ts';
import type { maintenanceWindowContract } from './contract/maintenance-windows.ts';
import { maintenanceWindows } from './keep.ts';
import {
  changeWindow,
  endWindow,
  extendWindow,
  type MaintenanceWindow,
  openWindow,
} from './maintenance-window.ts';

const kind = 'maintenance-window';

/** A window without where the look through its alerts stands. */
const seen = ({ swept: _, sweeps: __, ...window }: MaintenanceWindow) => publicly(window);

/** Where the look through its alerts stands is nobody's business. */
const unseen = () => ({ swept: undefined, sweeps: undefined });

async function ended(limit: number, after?: string) {
  const index = 'person' as const;
  const scan = { practice: 'monitoring', index, partition: `${kind}#ended`, limit, after, descending: true };
  const page = await queryPage([scan], limit);
  const items = await maintenanceWindows.all(page.rows.map(({ pk }) => String(pk).slice(kind.length + 1)));
  return { items, after: page.after };
}

/** Maintenance windows: times in which alarms are expected, and nobody is paged for them. */
export const serveMaintenanceWindows: Handlers<typeof maintenanceWindowContract> = {
  listMaintenanceWindows: async (call) => {
    const { limit, ended: over } = call.query;
    const place = await placeOf(call);
    const page = over ? await ended(limit, place) : await collectionPage(maintenanceWindows, limit, place);
    return pageOf(call, page.items.map(seen), page.after);
  },
  getMaintenanceWindow: async (call) => {
    return show(call, await maintenanceWindows.get(call.id), unseen());
  },
  readMaintenanceWindowTimeline: async (call) => {
    const { id } = await maintenanceWindows.get(call.id);
    const after = await placeOf(call);
    const found = await eventRows('monitoring', `${kind}#${id}`, call.query.limit, after);
    return pageOf(call, found.rows.map(toEntry), found.after);
  },
  openMaintenanceWindow: async (call) => {
    const id = await nextNumber('monitoring', 'MW');
    return commit(call, maintenanceWindows, openWindow(call.ask, id, call.actor, call.at));
  },
  changeMaintenanceWindow: async (call) => {
    const before = await maintenanceWindows.get(call.id);
    return commit(call, maintenanceWindows, changeWindow(before, call.ask, call.actor, call.at), unseen);
  },
  extendMaintenanceWindow: async (call) => {
    const before = await maintenanceWindows.get(call.id);
    return commit(call, maintenanceWindows, extendWindow(before, call.ask, call.actor, call.at), unseen);
  },
  endMaintenanceWindow: async (call) => {
    const before = await maintenanceWindows.get(call.id);
    return commit(call, maintenanceWindows, endWindow(before, call.actor, call.at), unseen);
  },
};
