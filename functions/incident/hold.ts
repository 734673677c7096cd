import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { invalid } from '../kernel/refusal.ts';
import { knownMoment, text } from '../kernel/text.ts';
import { wind } from '../record/clocks.ts';
import { deed, forChildren, noLongerPaged } from './deed.ts';
import { holdReasons, type Incident, incidentLifecycle } from './incident.ts';
import { tell } from './notices.ts';

/** What the comment asks of the requester is said to them; a note stays among those who work on it. */
export const PutOnHold = z
  .strictObject({
    reason: z.enum(holdReasons),
    until: knownMoment.optional(),
    comment: text(65_536).optional(),
    note: text(65_536).optional(),
  })
  .refine(({ reason, comment }) => reason !== 'requester' || comment !== undefined, {
    path: ['comment'],
    error: 'is needed when the requester is waited for: say what you need of them',
  })
  .refine(({ comment, note }) => !(comment && note), 'say a comment or a note, not both');
export type PutOnHold = z.infer<typeof PutOnHold>;

const waitsFor = {
  requester: 'the requester',
  change: 'a change',
  problem: 'a problem',
  vendor: 'a vendor',
} as const;

/**
 * It cannot go on for a while: paging stops, and it says what it waits for. `until` ends the wait by clock.
 *
 * @param parent the incident whose hold this one follows
 * @throws {Refusal} `validation` when `until` has passed
 */
export function hold(
  before: Incident,
  { reason, until, comment, note }: PutOnHold,
  by: Actor,
  at: string,
  parent?: string,
): Decision<Incident> {
  const state = follow(incidentLifecycle, before.state, 'hold');
  const ends = until && new Date(until).toISOString();
  if (ends && ends <= at) throw invalid('/until', 'has passed');
  const from = before.state as 'open' | 'acknowledged';
  const next = {
    ...before,
    state,
    hold: { reason, since: at, by: by.id, from, ...(ends && { until: ends }), ...(parent && { parent }) },
    clocks: wind(before.clocks, 'hold', ends),
    // Somebody looks after it: the end of its alarm is not the end of what it waits for.
    ...(by.kind === 'person' && { takenOver: true }),
    ...noLongerPaged(before),
    ...forChildren(before),
  };
  const words = comment ?? note;
  const event = {
    ...deed('incident.held', by, at),
    ...(words && { said: { text: words } }),
    ...(note && { visibility: 'internal' as const }),
    ...(comment && { visibility: 'public' as const }),
    notices: tell(before, by, {
      topic: 'incident-hold',
      staff: `on hold, waiting for ${waitsFor[reason]}`,
      requester:
        reason === 'requester'
          ? `We need an answer from you on ${before.id}`
          : `${before.id} has to wait for a while`,
    }),
  };
  return decide<Incident>(before, next, event);
}

/**
 * It goes on where it was put on hold. What nobody had taken is open again, and paged for as the next run.
 *
 * @param comment what the requester answered, if that is what ended the wait
 */
export function resume(before: Incident, by: Actor, at: string, comment?: string): Decision<Incident> {
  follow(incidentLifecycle, before.state, 'resume');
  const { hold: held, escalation, ...rest } = before;
  const state = held?.from ?? 'acknowledged';
  const next = {
    ...rest,
    state,
    clocks: wind(before.clocks, 'hold', undefined),
    ...(state === 'open' ? { run: before.run + 1 } : escalation && { escalation }),
    ...forChildren(before),
  };
  const event = {
    ...deed('incident.resumed', by, at),
    ...(comment && { said: { text: comment }, visibility: 'public' as const }),
    notices: tell(before, by, {
      topic: comment ? 'incident-comment' : 'incident-hold',
      staff: comment ? 'the requester has answered' : 'no longer on hold',
    }),
  };
  return decide<Incident>(before, next, event);
}
