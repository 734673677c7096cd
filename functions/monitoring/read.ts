import { queuePartitions } from '../record/index-keys.ts';
import { readRow } from '../runtime/dynamo.ts';
import { rowsBelow } from '../runtime/history.ts';
import { queryIndex, queryPage, type Row } from '../runtime/listing.ts';
import { type Affected, affectedBy } from './affecting.ts';
import { type Alert, factsOf, goesOn, raisedOf } from './alert.ts';
import { openWindowsNow } from './ground.ts';
import { type HealthEvent, healthKey, isResolved, isWhole } from './health-event.ts';
import type { Integration, IntegrationType } from './integration.ts';
import { alerts, changeMarkers, healthEvents, integrations, maintenanceWindows, sidelines } from './keep.ts';
import { integrationBehind } from './key-holder.ts';
import { covers, isRunning, type MaintenanceWindow } from './maintenance-window.ts';
import { type Firing, firingsOf, type KeptSignal, type Onset, onsetAt } from './onset.ts';
import { alertCountsOf } from './tallies.ts';
import { fingerprintKey } from './unheard-of.ts';

export type { Affected, Alert, Firing, HealthEvent, MaintenanceWindow };
export { affectedBy, alertCountsOf, factsOf, isResolved, isWhole };

/** The alert as it is now; undefined when there is none. */
export const findAlert = (id: string) => alerts.find(id);

const inside = /^(pk|sk|openPk|openSk)$/;
const shown = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !inside.test(name)));

/** The first of these teams' open alerts, as the open index shows them: no record is read. */
export async function openAlerts(teams: readonly string[], limit: number) {
  const scans = teams
    .flatMap((team) => queuePartitions('alert', team))
    .map((partition) => ({ practice: 'monitoring', index: 'open', partition, limit }) as const);
  const { rows, after } = await queryPage(scans, limit);
  return { rows: rows.map(shown), after };
}

/** Which of these alerts fire at this moment. */
export const firingOf = async (ids: readonly string[]): Promise<string[]> =>
  (await alerts.all(ids)).filter(({ state }) => state === 'firing').map(({ id }) => id);

/** The alerts of these ids that there are, as they are now. */
export const findAlerts = (ids: readonly string[]): Promise<Alert[]> => alerts.all(ids);

/** The newest firing that was let through, and whether that one goes on: it fires, or flaps. */
export const standingOf = (alert: Alert): { episode: number; goesOn: boolean } => {
  const episode = raisedOf(alert);
  return { episode, goesOn: goesOn(alert) && episode === alert.episode };
};

/** The running maintenance window that something is in, by its service, resource or whatever is known of it; at most 5 s old. */
export async function maintenanceOf(
  facts: Readonly<Record<string, unknown>>,
  now: string,
): Promise<MaintenanceWindow | undefined> {
  const windows = await openWindowsNow();
  return windows.find((window) => isRunning(window, now) && covers(window, facts));
}

/** When the firing began that an alert's incident was opened for; undefined when its signals are no longer kept. */
export async function onsetOf(alert: string, joinedAt: string): Promise<Onset | undefined> {
  const { rows } = await rowsBelow('monitoring', `alert#${alert}`, 'signal#', 200, undefined, true);
  return onsetAt(rows as unknown as KeptSignal[], joinedAt);
}

/** The latest firings of an alert by its source's own words, the oldest first; those whose signals are no longer kept are not there. */
export async function firingsIn(alert: string): Promise<Firing[]> {
  const { rows } = await rowsBelow('monitoring', `alert#${alert}`, 'signal#', 200, undefined, true);
  return firingsOf(rows as unknown as KeptSignal[]);
}

/** The maintenance window as it is now; undefined when there is none. */
export const findMaintenanceWindow = (id: string): Promise<MaintenanceWindow | undefined> =>
  maintenanceWindows.find(id);

const mostAlarms = 1_000;

/** ARNs of the alarms of CloudWatch that the desk has ever heard of for a service; the latest thousand. */
export async function alarmsOf(service: string): Promise<string[]> {
  const partition = `alert#${service}`;
  const scan = { practice: 'monitoring', index: 'subject' as const, partition, limit: mostAlarms };
  const rows = await queryIndex({ ...scan, descending: true });
  const found = await alerts.all(rows.map(({ pk }) => String(pk).slice('alert#'.length)));
  return found.filter(({ source }) => source === 'cloudwatch').map(({ fingerprint }) => fingerprint);
}

/** What became of a deployment; undefined when there is none of that id. */
export const findChangeMarker = (id: string) => changeMarkers.find(id);

/** The enabled integration that a key opens, if it is one of this type. */
export const integrationOf = (key: string, type: IntegrationType): Promise<Integration | undefined> =>
  integrationBehind(key, [type]);

/** A source that was too loud, with the team that looks after it, if any; undefined when there is none of that id. */
export async function findSideline(id: string) {
  const found = await sidelines.find(id);
  if (!found) return undefined;
  const { source, title, openedAt, integration } = found;
  const from = integration ? await integrations.find(integration) : undefined;
  return { source, title, openedAt, team: from?.team };
}

/** What AWS Health says of an event, as it is now; undefined when there is none of that id. */
export const findHealthEvent = (id: string): Promise<HealthEvent | undefined> => healthEvents.find(id);

/** The event of AWS Health that an alert is made of; undefined when it comes from elsewhere. */
export async function healthEventOf({
  source,
  fingerprint,
}: Pick<Alert, 'source' | 'fingerprint'>): Promise<HealthEvent | undefined> {
  if (source !== 'health') return undefined;
  const { pk, sk } = healthKey(fingerprint);
  const row = await readRow('monitoring', pk, sk);
  return row && healthEvents.find(String(row.event));
}

/** Id of the alert that is made of an event of AWS Health; undefined when none is. */
export async function alertOfHealthEvent({ key }: Pick<HealthEvent, 'key'>): Promise<string | undefined> {
  const { pk, sk } = fingerprintKey(key);
  const row = await readRow('monitoring', pk, sk);
  return row && String(row.alert);
}
