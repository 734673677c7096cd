import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { text } from '../kernel/text.ts';
import { wind } from '../record/clocks.ts';
import { AskFields, type FieldValues } from '../record/field-values.ts';
import { deed, forChildren, noLongerPaged } from './deed.ts';
import { type Incident, incidentLifecycle } from './incident.ts';
import { tell } from './notices.ts';
import { daysAfter } from './settings.ts';

export const Resolve = z
  .strictObject({
    resolution: text(65_536),
    /** Resolves it although its alerts still fire. */
    despiteFiring: z.boolean().optional(),
    /** Why that is right. */
    reason: text(2_000).optional(),
    /** Custom fields that are needed by now. */
    fields: AskFields.optional(),
  })
  .refine(({ despiteFiring, reason }) => !despiteFiring || reason !== undefined, {
    path: ['reason'],
    error: 'is needed when the alerts still fire',
  });

/** Custom fields that are needed to close it can be given along. */
export const Close = z.strictObject({ fields: AskFields.optional() });

/** Alerts that still fired when it was resolved, and why that was right. */
export type Despite = { readonly alerts: readonly string[]; readonly reason: string };

/** What else is known when it is resolved. */
type Resolving = { readonly despite?: Despite | undefined; readonly fields?: FieldValues | undefined };

/** It works again, and this is what was done. */
export function resolve(
  before: Incident,
  resolution: string,
  by: Actor,
  at: string,
  { despite, fields = before.fields }: Resolving = {},
): Decision<Incident> {
  const state = follow(incidentLifecycle, before.state, 'resolve');
  const { hold: _, ...rest } = before;
  const next = {
    ...rest,
    state,
    resolution,
    resolvedAt: at,
    resolvedBy: by.id,
    fields,
    clocks: wind(before.clocks, 'hold', undefined),
    ...noLongerPaged(before),
    ...forChildren(before, false),
  };
  const event = {
    ...deed('incident.resolved', by, at),
    ...(despite && {
      facts: { stillFiring: despite.alerts },
      said: { despite: { to: despite.reason } },
    }),
    notices: tell(before, by, {
      topic: 'incident-resolved',
      staff: 'resolved',
      requester: `${before.id} is solved. Tell us if it is not`,
    }),
  };
  return decide<Incident>(before, next, event);
}

/** @throws {Refusal} `still-firing` naming the alerts, unless the ask says why they do not matter */
export function despiteOf(
  firing: readonly string[],
  { despiteFiring, reason }: z.infer<typeof Resolve>,
): Despite | undefined {
  if (!firing.length) return undefined;
  if (despiteFiring && reason) return { alerts: firing, reason };
  const still = firing.length === 1 ? 'still fires' : 'still fire';
  throw new Refusal(
    'still-firing',
    `${firing.slice(0, 5).join(', ')} ${still}. Resolve it with despiteFiring and a reason if that does not matter.`,
    { alerts: firing },
  );
}

export const Reopen = z.strictObject({ reason: text(65_536) });

/** Whether somebody asks as the requester, not as one who works on incidents. */
export const asksAsRequester = ({ requester }: Incident, { id, roles }: Actor): boolean =>
  id === requester && roles.every((role) => role === 'requester');

/**
 * It does not work after all: it is open again, people look after it, and paging starts anew as the next run. When one who
 * works on it says so, it holds for its children; when its requester says so, for this one alone.
 *
 * @param reopenDays how long a requester may do so, counted from the resolution
 * @throws {Refusal} `reopen-window` when that has passed
 */
export function reopen(
  before: Incident,
  reason: string,
  by: Actor,
  at: string,
  reopenDays = 7,
): Decision<Incident> {
  const state = follow(incidentLifecycle, before.state, 'reopen');
  const asRequester = asksAsRequester(before, by);
  if (asRequester && at > daysAfter(before.resolvedAt ?? at, reopenDays))
    throw new Refusal(
      'reopen-window',
      `It was resolved more than ${reopenDays} days ago. Open a follow-up instead.`,
      { possible: ['follow-up'] },
    );
  const {
    resolvedAt: _,
    resolvedBy: __,
    acknowledgedAt: ___,
    acknowledgedBy: ____,
    escalation: _____,
    resolvedWith: ______,
    ...rest
  } = before;
  const next = {
    ...rest,
    state,
    takenOver: true,
    run: before.run + 1,
    reopenCount: before.reopenCount + 1,
    lastReopenedAt: at,
    lastReopenedBy: by.id,
    clocks: wind(before.clocks, 'auto-close', undefined),
    ...(!asRequester && forChildren(before, true)),
  };
  const event = {
    ...deed('incident.reopened', by, at),
    said: { text: reason },
    notices: tell(before, by, {
      topic: 'incident-reopened',
      staff: 'open again',
      requester: `We are working on ${before.id} again`,
    }),
  };
  return decide<Incident>(before, next, event);
}

/** Nothing more is to be done to it. */
export function close(
  before: Incident,
  by: Actor,
  at: string,
  fields: FieldValues | undefined = before.fields,
): Decision<Incident> {
  const state = follow(incidentLifecycle, before.state, 'close');
  const clocks = wind(before.clocks, 'auto-close', undefined);
  const notices = tell(before, by, { topic: 'incident-closed', requester: `${before.id} is done` });
  const event = { ...deed('incident.closed', by, at), notices };
  return decide<Incident>(before, { ...before, state, closedAt: at, clocks, fields }, event);
}
