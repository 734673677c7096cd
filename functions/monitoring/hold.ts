import { type Clocks, wind } from '../record/clocks.ts';
import { type Alert, factsOf, goesOn, type Hold, raisedOf } from './alert.ts';
import { later } from './course.ts';
import { covers, type MaintenanceWindow } from './maintenance-window.ts';

export type Fields = Omit<Alert, 'version' | 'chain'>;
/** A maintenance window that runs at this moment. */
export type Running = Pick<MaintenanceWindow, 'id' | 'services' | 'condition' | 'change'>;

type Reason = Omit<Hold, 'since'>;

/** Minutes run from when it began to go on; should its source's clock be ahead of ours, from when it was held. */
const delayed = (alert: Fields, delay: number, now: string): Reason | undefined => {
  const kept = alert.held?.reason === 'delay' ? alert.held.until : undefined;
  const begun = alert.firingSince !== undefined && alert.firingSince <= now;
  const until = begun ? later(alert.firingSince ?? now, delay) : (kept ?? later(now, delay));
  return now < until ? { reason: 'delay', until } : undefined;
};

/**
 * What holds an alert that goes on back from an incident at this moment, if anything does. One that has an incident is only
 * held by maintenance: then its incident does not page.
 *
 * @param reached whether its threshold was, in this firing
 */
function reasonOf(
  alert: Fields,
  reached: boolean,
  windows: readonly Running[],
  now: string,
): Reason | undefined {
  const window = windows.length ? windows.find((one) => covers(one, factsOf(alert))) : undefined;
  const raised = raisedOf(alert) === alert.episode && alert.episode > 0;
  const { recordOnly, threshold, delay } = alert.handling ?? {};
  if (recordOnly && !raised) return { reason: 'record-only' };
  if (window)
    return { reason: 'maintenance', window: window.id, ...(window.change && { change: window.change }) };
  if (raised) return undefined;
  if (threshold && !reached) return { reason: 'threshold' };
  return delay ? delayed(alert, delay, now) : undefined;
}

const sameHold = (a: Reason | undefined, b: Reason | undefined): boolean =>
  a?.reason === b?.reason && a?.window === b?.window && a?.until === b?.until;

/** Its clocks: when a delay ends, and when flapping may end; that one is moved only once it strikes. */
function clocksOf(alert: Fields, held: Reason | undefined, now: string): Clocks | undefined {
  const until = alert.flapping?.until;
  const armed = alert.clocks?.quiet;
  const kept = until !== undefined && armed !== undefined && now < armed && armed <= until;
  const quiet = kept ? armed : until;
  return wind(wind(alert.clocks, 'hold', held?.reason === 'delay' ? held.until : undefined), 'quiet', quiet);
}

/**
 * The alert with what holds it back now, or let through when nothing does. Whoever was let through stays so until its firing
 * is over.
 *
 * @param windows the maintenance windows that run now
 */
export function weigh(alert: Fields, reached: boolean, windows: readonly Running[], now: string): Fields {
  const { held: before, clocks: _, ...rest } = alert;
  const reason = goesOn(alert) ? reasonOf(alert, reached, windows, now) : undefined;
  const held = reason && (sameHold(before, reason) && before ? before : { ...reason, since: now });
  const clocks = clocksOf(alert, reason, now);
  const raised = goesOn(alert) && !reason ? alert.episode : raisedOf(alert);
  return { ...rest, raised, ...(held && { held }), ...(clocks && { clocks }) };
}
