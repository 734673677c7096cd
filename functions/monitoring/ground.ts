import { activeServices, serviceOfAlarm } from '../configuration/read.ts';
import { cached } from '../runtime/cached.ts';
import { collection } from '../runtime/collection.ts';
import { factsOf } from './alert.ts';
import type { Fields, Running } from './hold.ts';
import { alertRules, maintenanceWindows } from './keep.ts';
import { isRunning } from './maintenance-window.ts';
import { type Match, placeBy } from './placing.ts';
import type { Signal } from './signal.ts';
import type { Place } from './unheard-of.ts';

/** The rules that are in use, in their order; at most five seconds old, so that a storm of alarms reads them once. */
export const activeRules = /* @__PURE__ */ cached(
  async () => (await collection(alertRules)).filter(({ state }) => state === 'active'),
  5_000,
);

/** Windows that run or are to come, at most five seconds old. */
export const openWindowsNow = /* @__PURE__ */ cached(() => collection(maintenanceWindows), 5_000);

/** The maintenance windows that run at a moment; one that was opened or ended less than five seconds ago may be missed. */
export const windowsAt = async (now: string): Promise<Running[]> =>
  (await openWindowsNow()).filter((window) => isRunning(window, now));

/** What an integration or a source says of its signals in general. */
type Own = Pick<Signal, 'service' | 'recordOnly'>;

/** The service of an alert without any alert rule: by tag or match rule, else the one of its integration, else the default. */
export async function matchOf(alert: Fields, { service: own, recordOnly }: Own = {}): Promise<Match> {
  const found = await serviceOfAlarm(alert);
  const service =
    found.because === 'default' && own ? (await activeServices()).find(({ id }) => id === own) : undefined;
  return { ...(service ? { service, because: 'integration' } : found), recordOnly };
}

/** Where an alert belongs at this moment, and how it is handled. */
export async function placeOf(alert: Fields, own: Own): Promise<Place> {
  const match = await matchOf(alert, own);
  return placeBy(factsOf(alert), match, await activeRules(), await activeServices());
}
