import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { type Alert, goesOn, raisedOf } from './alert.ts';
import { type Course, courseOf, note } from './course.ts';
import { remembers } from './handling.ts';
import { type Fields, type Running, weigh } from './hold.ts';
import type { Signal } from './signal.ts';
import { type Arrival, fingerprintKey, refreshed, signalClaim, signalKey } from './unheard-of.ts';

/** When it is, and which maintenance windows run then. */
export type Circumstances = { readonly now: string; readonly windows?: readonly Running[] };

/** At the same instant an ALARM counts as the later one: to page once too often is the lesser harm. */
const isNewer = (signal: Signal, alert: Fields): boolean =>
  signal.at > alert.changedAt ||
  (signal.at === alert.changedAt && signal.state === 'firing' && alert.state !== 'firing');

/** What one signal makes of an alert that nothing has to be remembered of; the newest by the source decides. */
function follow(alert: Fields, signal: Signal): Fields {
  if (!isNewer(signal, alert)) return alert;
  const { firingSince: since, ...rest } = alert;
  const { at: changedAt, reason } = signal;
  if (signal.state === 'cleared') return { ...rest, state: 'cleared', reason, changedAt };
  const begins = alert.state !== 'firing';
  const firingSince = begins ? (signal.since ?? signal.at) : (since ?? signal.at);
  const episode = alert.episode + (begins ? 1 : 0);
  return { ...refreshed(alert, signal), state: 'firing', reason, changedAt, firingSince, episode };
}

/** Where the course begins that is told from now on, of an alert that was known before. */
const soFar = ({ state, changedAt, episode, firingSince }: Fields): Course => ({
  state: state === 'firing' ? 'firing' : 'cleared',
  at: changedAt,
  episode,
  turns: [],
  fired: [],
  ...(firingSince && { since: firingSince }),
});

/** The alert as its course says that it is. */
function along(alert: Fields, course: Course): Fields {
  const { firingSince: _, flapping: __, ...rest } = alert;
  const { state, episode, since, flapping } = course;
  return { ...rest, state, episode, ...(since && { firingSince: since }), ...(flapping && { flapping }) };
}

/** What one signal makes of an alert of which the newest signals are remembered. */
function trace(alert: Fields, signal: Signal & { state: 'firing' | 'cleared' }, now: string): Fields {
  const settings = alert.handling ?? {};
  const before = alert.trail ?? { base: soFar(alert), marks: [] };
  const { at, state, since } = signal;
  const trail = note(before, { at, state, ...(since && { since }) }, settings);
  const next = { ...along(alert, courseOf(trail, settings, now)), trail };
  if (!isNewer(signal, alert)) return next;
  const told = signal.state === 'firing' ? refreshed(next, signal) : next;
  return { ...told, reason: signal.reason, changedAt: signal.at };
}

/** What a signal says of an alert, before it is weighed whether anybody is to hear of it. */
function hear(alert: Fields, signal: Signal, now: string): Fields {
  const { state } = signal;
  const counted = { ...alert, count: alert.count + (state === 'firing' ? 1 : 0) };
  if (state === 'no-data') return counted;
  const { trail: _, flapping: __, ...forgetting } = counted;
  const heard = remembers(alert.handling ?? {})
    ? trace(counted, { ...signal, state }, now)
    : follow(forgetting, signal);
  const { acknowledgedAt, ...rest } = heard;
  const kept = rest.episode === alert.episode ? acknowledgedAt : undefined;
  const taken = signal.acknowledged ? signal.at : kept;
  return { ...rest, ...(goesOn(rest) && taken && { acknowledgedAt: taken }) };
}

/** The alert as time alone makes it: a delay or a maintenance window is over, or it was quiet for long enough. */
export function weighed(alert: Fields, windows: readonly Running[], now: string): Fields {
  const { trail, handling = {} } = alert;
  const course = trail && courseOf(trail, handling, now);
  return weigh(course ? along(alert, course) : alert, course?.reached === true, windows, now);
}

/** What happened to an alert, in one word; undefined when nothing did that anybody has to hear of. */
export function changeOf(before: Fields, after: Fields): string | undefined {
  const [was, is] = [goesOn(before), goesOn(after)];
  if ((was && !is) || (before.state === 'no-data' && after.state === 'cleared')) return 'alert.cleared';
  if (is && raisedOf(after) > raisedOf(before))
    return before.held && before.episode === after.episode ? 'alert.released' : 'alert.raised';
  if (before.flapping === undefined && after.flapping) return 'alert.flapping';
  const [held, holds] = [before.held, after.held];
  if (
    holds &&
    (held?.reason !== holds.reason || held?.window !== holds.window || before.episode !== after.episode)
  )
    return 'alert.held';
  if (held && !holds && is) return 'alert.released';
  if (before.flapping && !after.flapping) return 'alert.settled';
  return after.acknowledgedAt && !before.acknowledgedAt ? 'alert.acknowledged' : undefined;
}

/** The next moment, up to another one, at which time alone changes an alert. */
const dueOf = ({ held, flapping }: Fields, until: string): string | undefined =>
  [held?.reason === 'delay' ? held.until : undefined, flapping?.until]
    .filter((due) => due !== undefined && due <= until)
    .toSorted()[0];

/** What is only remembered to count time, and may be long, is nobody's history. */
function quietly(decision: Decision<Alert>): Decision<Alert> {
  const { trail: _, tags: __, ...changed } = decision.event.changed;
  return { ...decision, event: { ...decision.event, changed } };
}

/**
 * Applies arrivals of one alarm, in the source's order, as few decisions as can be told apart: one for each time that it began,
 * ended, was held or let through, and one for whatever else was said in between. What lies between two signals of its
 * source has its time, too: a delay that ended before the next one came has ended.
 *
 * @param start the alert as it is, or as nobody has heard of it, with how it is handled now
 * @param arrivals signals of this alarm that its alert does not have yet, each once
 */
export function apply(
  before: Alert | undefined,
  start: Fields,
  arrivals: readonly Arrival[],
  by: Actor,
  { now, windows = [] }: Circumstances,
): Decision<Alert>[] {
  const sorted = arrivals.toSorted((a, b) => (signalKey(a.signal) < signalKey(b.signal) ? -1 : 1));
  const decisions: Decision<Alert>[] = [];
  let saved = before;
  let current: Fields = { ...start, raised: raisedOf(start) };
  let told = current;
  let claims: Claim[] = [];
  const record = (type: string, next: Fields) => {
    const decision = quietly(decide<Alert>(saved, next, { type, by: by.id, at: now }));
    const fresh = saved ? [] : [{ ...fingerprintKey(next.fingerprint), values: { alert: next.id } }];
    decisions.push({ ...decision, claims: [...fresh, ...claims] });
    saved = decision.after;
    claims = [];
  };
  const goOn = (next: Fields) => {
    const type = changeOf(told, next);
    current = next;
    if (!type) return;
    record(type, next);
    told = next;
  };
  // Whatever was due on the way happens in its order: a delay that was over is over, although it was quiet soon after.
  const goThrough = (time: string) => {
    for (let due = dueOf(current, time); due !== undefined; due = dueOf(current, time)) {
      const before = current;
      goOn(weighed(current, windows, due));
      if (dueOf(before, time) === dueOf(current, time)) break;
    }
    if (current.held || current.flapping) goOn(weighed(current, windows, time));
  };
  for (const [index, arrival] of sorted.entries()) {
    const { signal } = arrival;
    const late = signal.at < start.changedAt;
    const time = signal.at < now ? signal.at : now;
    if (!late) goThrough(time);
    const heard = hear(current, signal, late ? now : time);
    const next = late
      ? heard
      : weighed(heard, windows, index === sorted.length - 1 && heard.flapping === undefined ? now : time);
    if (claims.length >= 20 || (claims.length && !late && changeOf(told, next)))
      record('alert.repeated', current);
    claims.push(signalClaim(current, arrival, now));
    if (late) current = next;
    else goOn(next);
  }
  goThrough(now);
  goOn(weighed(current, windows, now));
  if (claims.length) record('alert.repeated', current);
  return decisions;
}

/**
 * What time has made of an alert, as a decision; undefined when it is as it was.
 *
 * @param at the moment by which it is stamped: when a clock was due
 */
export function pass(
  before: Alert,
  windows: readonly Running[],
  by: Actor,
  at: string,
  now: string,
): Decision<Alert> | undefined {
  const next = weighed(before, windows, now);
  const type = changeOf(before, next);
  const moved = JSON.stringify(next.clocks) !== JSON.stringify(before.clocks);
  if (!type && !moved) return undefined;
  return quietly(decide<Alert>(before, next, { type: type ?? 'alert.watched', by: by.id, at }));
}
