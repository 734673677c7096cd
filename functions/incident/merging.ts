import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { invalid, Refusal } from '../kernel/refusal.ts';
import { wind } from '../record/clocks.ts';
import { linkRows } from '../record/link.ts';
import { deed, noLongerPaged } from './deed.ts';
import { incidentId, stillWorking } from './family.ts';
import { type Incident, incidentLifecycle, isWorking } from './incident.ts';
import { tell } from './notices.ts';
import { daysAfter } from './settings.ts';

export const Merge = z.strictObject({ into: incidentId });

const linked = (from: Incident, into: string, holder: 'linked' | 'removed', by: Actor, at: string) =>
  linkRows(from, { type: 'merged-into', target: into }, holder, by.id, at, { kind: 'incident', id: into });

const mostTaken = 1_000;

/** What was merged, and its alerts, stand in the record that goes on: there is an end to what one can hold. */
function demandRoom(before: Incident, { id, alerts = {}, absorbed = {} }: Incident): void {
  const count = Object.keys(alerts).length + Object.keys(before.alerts ?? {}).length;
  if (Object.keys(absorbed).length < mostTaken && count <= mostTaken) return;
  throw new Refusal(
    'illegal-transition',
    `${id} has taken in as much as one incident can hold. Make ${before.id} a child of it instead.`,
  );
}

/**
 * It is the same as another one, which goes on in its place: this one closes and says where it went. Nothing is copied,
 * however much was said about it; its alerts lead to the other one from now on.
 *
 * @throws {Refusal} `illegal-transition` when the other one is over or has taken in too much, or this one has children
 */
export function merge(before: Incident, into: Incident, by: Actor, at: string): Decision<Incident> {
  const state = follow(incidentLifecycle, before.state, 'merge');
  if (before.id === into.id) throw invalid('/into', 'is the incident itself');
  if (before.children)
    throw new Refusal('illegal-transition', `${before.id} has children. Give them another parent first.`);
  if (!isWorking(into))
    throw new Refusal(
      'illegal-transition',
      `${into.id} is ${into.state}${into.mergedInto ? `, it went on as ${into.mergedInto}` : ''}.`,
    );
  demandRoom(before, into);
  const next = {
    ...before,
    state,
    closedAt: at,
    mergedInto: into.id,
    mergedBy: by.id,
    mergedAt: at,
    mergedFrom: before.state as 'open' | 'acknowledged' | 'on-hold',
    clocks: wind(before.clocks, 'hold', undefined),
    family: { version: before.version + 1 },
    ...noLongerPaged(before),
  };
  const event = {
    ...deed('incident.merged', by, at),
    notices: tell(before, by, {
      topic: 'incident-merged',
      staff: `goes on as ${into.id}`,
      requester: `${before.id} is being worked on together with others of its kind`,
    }),
  };
  const claims = linked(before, into.id, 'linked', by, at);
  return { ...decide<Incident>(before, next, event), claims, checks: [stillWorking(into.id)] };
}

/**
 * They were not the same: it is worked on again where it stood, and its alerts lead to it again.
 *
 * @throws {Refusal} `reopen-window` when the days in which something may be reopened have passed
 */
export function unmerge(before: Incident, by: Actor, at: string, reopenDays: number): Decision<Incident> {
  follow(incidentLifecycle, before.state, 'unmerge');
  const { mergedInto, mergedAt, mergedBy: _, mergedFrom, closedAt: __, ...rest } = before;
  if (!mergedInto || !mergedAt)
    throw new Refusal('illegal-transition', 'It was closed, not merged. Open a follow-up instead.');
  if (at > daysAfter(mergedAt, reopenDays))
    throw new Refusal('reopen-window', `It was merged more than ${reopenDays} days ago.`);
  const state = mergedFrom ?? 'acknowledged';
  const until = before.hold?.until;
  const next = {
    ...rest,
    state,
    ...(state === 'open' && { run: before.run + 1 }),
    // What it waited for may have come meanwhile: then it goes on a minute from now.
    clocks: wind(before.clocks, 'hold', until && (until > at ? until : daysAfter(at, 1 / 1440))),
    family: { version: before.version + 1 },
  };
  const event = { ...deed('incident.unmerged', by, at), facts: { from: mergedInto } };
  const claims = linked(before, mergedInto, 'removed', by, at);
  return { ...decide<Incident>(before, next, event), claims };
}

/** The other one takes over the alerts of what was merged into it. Undefined when it did, or when that was undone. */
export function absorb(
  before: Incident,
  merged: Incident,
  by: Actor,
  at: string,
): Decision<Incident> | undefined {
  if (merged.mergedInto !== before.id || before.absorbed?.[merged.id]) return undefined;
  const brought = Object.keys(merged.alerts ?? {}).filter((id) => !before.alerts?.[id]);
  const alerts = { ...merged.alerts, ...before.alerts };
  const next = {
    ...before,
    absorbed: { ...before.absorbed, [merged.id]: brought },
    ...(Object.keys(alerts).length && { alerts }),
  };
  const event = { ...deed('incident.absorbed', by, at), facts: { incident: merged.id } };
  return decide<Incident>(before, next, event);
}

/** It gives back what it took over. Undefined when it has nothing of that one. */
export function release(
  before: Incident,
  merged: Incident,
  by: Actor,
  at: string,
): Decision<Incident> | undefined {
  const { [merged.id]: brought, ...absorbed } = before.absorbed ?? {};
  if (!brought || merged.mergedInto === before.id) return undefined;
  const kept = Object.entries(before.alerts ?? {}).filter(([id]) => !brought.includes(id));
  const { alerts: _, ...rest } = before;
  const next = { ...rest, absorbed, ...(kept.length && { alerts: Object.fromEntries(kept) }) };
  const event = { ...deed('incident.released', by, at), facts: { incident: merged.id } };
  return decide<Incident>(before, next, event);
}
