import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import type { Alert } from './alert.ts';
import { oneLine, type Signal } from './signal.ts';

/** Where an alarm belongs, and how much it matters there. */
export type Place = Pick<Alert, 'service' | 'team' | 'because' | 'impact' | 'urgency' | 'priority'>;

/** A signal with what arrived, so that the raw message stays with the alert. */
export type Arrival = { readonly signal: Signal; readonly raw: string };

const signalLifetime = 90 * 24 * 3600;

/** Sort key of the row that keeps one signal; the same signal has the same key through every door. */
export const signalKey = ({ at, state, part }: Signal): string =>
  `signal#${at}#${state}${part ? `#${part}` : ''}`;

/** A signal as a row of its alert: there once, with what was received, for 90 days. */
export const signalClaim = (alert: string, { signal, raw }: Arrival, receivedAt: string): Claim => ({
  pk: `alert#${alert}`,
  sk: signalKey(signal),
  values: { at: signal.at, state: signal.state, reason: signal.reason, receivedAt, raw },
  expiresAt: Math.floor(Date.parse(receivedAt) / 1000) + signalLifetime,
});

/** The row that makes an alarm one alert. */
export const fingerprintKey = (fingerprint: string) => ({ pk: `fingerprint#${fingerprint}`, sk: 'claim' });

const words = ({ alarmName, measures }: Signal) =>
  oneLine(measures ? `${alarmName}: ${measures}` : alarmName, 200) || 'An alarm without a readable name';

/** An alarm that is heard of for the first time, before the signal itself is applied. */
export function unheardOf(
  signal: Signal,
  place: Place,
  id: string,
  now: string,
): Omit<Alert, 'version' | 'chain'> {
  const { fingerprint, group, source, integration, alarmName, account, region, resource } = signal;
  const { measures, reason, description, severity, url } = signal;
  const named = { fingerprint, group, source, integration, alarmName, account, region, resource };
  const known = { ...named, measures, reason, description, severity, url, ...triggers(signal) };
  const nothingYet = {
    state: 'no-data' as const,
    episode: 0,
    count: 0,
    changedAt: new Date(0).toISOString(),
  };
  return { id, kind: 'alert', title: words(signal), ...known, ...place, ...nothingYet, openedAt: now };
}

const triggers = ({ triggeredBy }: Signal) => triggeredBy && { triggeredBy: [...triggeredBy] };

type Fields = Omit<Alert, 'version' | 'chain'>;

/** At the same instant an ALARM counts as the later one: to page once too often is the lesser harm. */
const isNewer = (signal: Signal, alert: Fields): boolean =>
  signal.at > alert.changedAt ||
  (signal.at === alert.changedAt && signal.state === 'firing' && alert.state !== 'firing');

/** What one signal makes of an alert; whatever the order in which they come, the newest by the source decides. */
function follow(alert: Fields, signal: Signal): Fields {
  const count = alert.count + (signal.state === 'firing' ? 1 : 0);
  if (signal.state === 'no-data' || !isNewer(signal, alert)) return { ...alert, count };
  const { firingSince: since, ...rest } = alert;
  const { at: changedAt, reason, state } = signal;
  if (state === 'cleared') return { ...rest, count, state, reason, changedAt };
  const begins = alert.state !== 'firing';
  const firingSince = begins ? (signal.since ?? signal.at) : (since ?? signal.at);
  const episode = alert.episode + (begins ? 1 : 0);
  return { ...alert, count, state, reason, changedAt, firingSince, episode };
}

/**
 * Applies arrivals of one alarm, in the source's order, as few decisions as can be told apart: one for each time it began
 * or ended, and one for whatever else was said in between.
 *
 * @param arrivals signals of this alarm that its alert does not have yet, each once
 */
export function apply(
  before: Alert | undefined,
  start: Fields,
  arrivals: readonly Arrival[],
  by: Actor,
  now: string,
): Decision<Alert>[] {
  const sorted = arrivals.toSorted((a, b) => (signalKey(a.signal) < signalKey(b.signal) ? -1 : 1));
  const decisions: Decision<Alert>[] = [];
  let saved = before;
  let current = start;
  let held: Claim[] = [];
  const record = (type: string, next: Fields) => {
    const decision = decide<Alert>(saved, next, { type, by: by.id, at: now });
    const fresh = saved ? [] : [{ ...fingerprintKey(next.fingerprint), values: { alert: next.id } }];
    decisions.push({ ...decision, claims: [...fresh, ...held] });
    saved = decision.after;
    held = [];
  };
  for (const arrival of sorted) {
    const next = follow(current, arrival.signal);
    const turned = next.state !== current.state && next.state !== 'no-data';
    if (held.length >= 20 || (turned && held.length)) record('alert.repeated', current);
    held.push(signalClaim(start.id, arrival, now));
    current = next;
    if (turned) record(next.state === 'firing' ? 'alert.raised' : 'alert.cleared', next);
  }
  if (held.length) record('alert.repeated', current);
  return decisions;
}
