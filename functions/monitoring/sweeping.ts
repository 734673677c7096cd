import { system } from '../kernel/actor.ts';
import { teamIds } from '../people/read.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { collection } from '../runtime/collection.ts';
import { type IndexQuery, queryPage } from '../runtime/listing.ts';
import { retryingRaces } from '../runtime/races.ts';
import { someAtOnce } from '../runtime/some-at-once.ts';
import { pass } from './apply.ts';
import type { Running } from './hold.ts';
import { alerts, maintenanceWindows } from './keep.ts';
import { isRunning, type MaintenanceWindow, sweep } from './maintenance-window.ts';

const by = system('maintenance');
const practice = 'monitoring';
const atOnce = 8;
/** How many alerts are looked at before it pauses, and for how many minutes: at the end of a window each one may page. */
const starting = { batch: 200, pause: 0 } as const;
const ending = { batch: 50, pause: 0.5 } as const;

/** What may be held by a window that runs: whatever goes on. What is held by one that ended is found by the window. */
async function scansOf({ id, state }: MaintenanceWindow, limit: number): Promise<IndexQuery[]> {
  if (state === 'ended') return [{ practice, index: 'person', partition: `alert#window#${id}`, limit }];
  const partitions = (await teamIds()).flatMap((team) => queuePartitions('alert', team));
  return partitions.map((partition) => ({ practice, index: 'open', partition, limit }));
}

/** Holds an alert, or lets it through, as the windows that run say; nothing when it is so already. */
const weighAnew = (id: string, windows: readonly Running[], now: string, depth: number): Promise<void> =>
  retryingRaces(async () => {
    const decision = pass(await alerts.get(id), windows, by, now, now);
    if (decision) await alerts.save(decision, { depth });
  });

/** Looks through part of the alerts that a window may hold, and winds the clock for the next part. */
export async function sweepThrough(window: MaintenanceWindow, now: string, depth: number): Promise<void> {
  const { batch, pause } = window.state === 'ended' ? ending : starting;
  const scans = await scansOf(window, batch);
  const page = await queryPage(
    scans.map((scan) => ({ ...scan, after: window.swept })),
    batch,
  );
  const windows = (await collection(maintenanceWindows)).filter((one) => isRunning(one, now));
  const ids = page.rows.map(({ pk }) => String(pk).slice('alert#'.length));
  await someAtOnce(ids, atOnce, (id) => weighAnew(id, windows, now, depth));
  await maintenanceWindows.save(sweep(window, page.after, pause, by, now), { depth });
}
