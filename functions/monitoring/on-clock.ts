import { system } from '../kernel/actor.ts';
import { onClock, type Struck } from '../runtime/on-clock.ts';
import type { Alert } from './alert.ts';
import { pass } from './apply.ts';
import { windowsAt } from './ground.ts';
import { alerts, heartbeats, maintenanceWindows } from './keep.ts';
import { endWindow, startWindow } from './maintenance-window.ts';
import { heartbeatStruck } from './silence.ts';
import { sweepThrough } from './sweeping.ts';

const by = system('clock');

/** A delay is over, or it was quiet for a while: what that makes of the alert. */
async function timePassed(alert: Alert, { due, now, depth }: Struck) {
  const decision = pass(alert, await windowsAt(now), by, due, due);
  if (decision) await alerts.save(decision, { depth });
}

/** What monitoring does when one of its clocks strikes. */
export const handler = onClock({
  heartbeat: { keep: heartbeats, strikes: { silence: heartbeatStruck } },
  alert: { keep: alerts, strikes: { hold: timePassed, quiet: timePassed } },
  'maintenance-window': {
    keep: maintenanceWindows,
    strikes: {
      start: (window, { due, depth }) => maintenanceWindows.save(startWindow(window, by, due), { depth }),
      end: (window, { due, depth }) => maintenanceWindows.save(endWindow(window, by, due), { depth }),
      sweep: (window, { now, depth }) => sweepThrough(window, now, depth),
    },
  },
});
