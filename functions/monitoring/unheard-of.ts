import type { Claim } from '../kernel/decision.ts';
import type { Alert } from './alert.ts';
import type { Fields } from './hold.ts';
import { cut, oneLine, type Signal } from './signal.ts';

/** Where an alarm belongs, and how much it matters there. */
export type Place = Pick<Alert, 'service' | 'team' | 'because' | 'impact' | 'urgency' | 'priority'> &
  Partial<Pick<Alert, 'handling'>>;

/** The place of an alert that was not given one yet. */
export const nowhere: Place = {
  service: '',
  team: '',
  because: 'default',
  impact: 'medium',
  urgency: 'high',
  priority: 3,
};

/** A signal with what arrived, so that the raw message stays with the alert. */
export type Arrival = { readonly signal: Signal; readonly raw: string };

const signalLifetime = 90 * 24 * 3600;

/** Sort key of the row that keeps one signal; the same signal has the same key through every door. */
export const signalKey = ({ at, state, part }: Pick<Signal, 'at' | 'state' | 'part'>): string =>
  `signal#${at}#${state}${part ? `#${part}` : ''}`;

/** What was known of an alarm when a signal came, as far as rules may ask: the next signal may say otherwise. */
export type Known = Pick<Signal, 'alarmName' | 'namespace' | 'resource' | 'group' | 'description' | 'tags'>;

const longestKept = 500;

const without = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

function knownOf({ alarmName, namespace, resource, group, description, tags = {} }: Fields): Known {
  const kept = description && cut(description, longestKept);
  return without({ alarmName, namespace, resource, group, description: kept, tags });
}

/**
 * A signal as a row of its alert: there once, with what was received, for 90 days.
 *
 * @param alert as it was known before the signal
 */
export const signalClaim = (alert: Fields, { signal, raw }: Arrival, receivedAt: string): Claim => ({
  pk: `alert#${alert.id}`,
  sk: signalKey(signal),
  values: {
    at: signal.at,
    state: signal.state,
    reason: signal.reason,
    ...(signal.severity && { severity: signal.severity }),
    receivedAt,
    raw,
    known: knownOf(refreshed(alert, signal)),
    own: without({ service: signal.service, recordOnly: signal.recordOnly }),
    // What came lately is found by its day, without looking through all alerts.
    personPk: signalDay(receivedAt),
    personSk: `${receivedAt}#${alert.id}#${signal.at}#${signal.state}`,
  },
  expiresAt: Math.floor(Date.parse(receivedAt) / 1000) + signalLifetime,
});

/** The index partition of the signals that were received on the day of a moment, in UTC. */
export const signalDay = (moment: string): string => `signal#${moment.slice(0, 10)}`;

/** The row that makes an alarm one alert. */
export const fingerprintKey = (fingerprint: string) => ({ pk: `fingerprint#${fingerprint}`, sk: 'claim' });

const words = ({ alarmName, measures }: Signal) =>
  oneLine(measures ? `${alarmName}: ${measures}` : alarmName, 200) || 'An alarm without a readable name';

const mostTags = 60;
const few = (tags: Signal['tags']) => Object.fromEntries(Object.entries(tags).slice(0, mostTags));

/** What a source says of the alarm itself, whatever its state. */
function known(signal: Signal) {
  const { source, integration, alarmName, account, region, namespace, resource } = signal;
  const { group, measures, reason, description, severity, url, triggeredBy, tags } = signal;
  const named = { source, integration, alarmName, account, region, namespace, resource };
  const told = { group, measures, reason, description, severity, url };
  return { ...named, ...told, tags: few(tags), ...(triggeredBy && { triggeredBy: [...triggeredBy] }) };
}

/** An alarm that is heard of for the first time, before the signal itself is applied. */
export function unheardOf(signal: Signal, place: Place, id: string, now: string): Fields {
  const nothingYet = {
    state: 'no-data' as const,
    episode: 0,
    raised: 0,
    count: 0,
    changedAt: new Date(0).toISOString(),
  };
  const { fingerprint } = signal;
  const names = { id, kind: 'alert' as const, title: words(signal), fingerprint };
  return { ...names, ...known(signal), ...place, ...nothingYet, openedAt: now };
}

/** The alert with what its newest signal says of the alarm; a door that does not know it all takes nothing away. */
export function refreshed(alert: Fields, signal: Signal): Fields {
  const { tags, ...told } = known(signal);
  const said = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return { ...alert, ...said, ...(Object.keys(tags).length && { tags }) };
}
