import { system } from '../kernel/actor.ts';
import { onClock, type Struck } from '../runtime/on-clock.ts';
import { changeWindows } from './calendar-keep.ts';
import { type ChangeWindow, followChange } from './change-window.ts';
import { nearDeadline } from './health-deadline.ts';
import { changes } from './keep.ts';
import { stored } from './stored.ts';

const by = system('clock');

/** A window begins or ends: it stands where its change stands at that moment. */
async function windowStruck(window: ChangeWindow, { due, depth }: Struck): Promise<void> {
  const change = await stored.find(window.id);
  const decision = change && followChange(window, change, by, due);
  if (decision) await changeWindows.save(decision, { depth });
}

/** What happens to changes when a clock strikes. */
export const handler = onClock({
  change: {
    keep: changes,
    strikes: {
      'health-deadline': (change, { due, depth }) => changes.save(nearDeadline(change, by, due), { depth }),
    },
  },
  'change-window': { keep: changeWindows, strikes: { begin: windowStruck, end: windowStruck } },
});
