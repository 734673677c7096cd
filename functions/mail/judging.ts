import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { slug, text } from '../kernel/text.ts';
import { type Becoming, type Mail, mailLifecycle, mailWords } from './mail.ts';

/** What somebody makes of a mail that waits: a new ticket, or a comment on one. */
export const Release = z
  .strictObject({
    /** The ticket that it belongs to; without one it becomes a ticket. */
    onto: z
      .string()
      .regex(/^(INC|REQ)-\d{1,12}$/, 'is no ticket such as INC-1042')
      .optional(),
    service: slug.optional(),
    team: slug.optional(),
    note: text(2_000).optional(),
  })
  .refine(({ onto, service, team }) => !(onto && (service || team)), {
    path: ['onto'],
    error: 'is a ticket already: service and team are those of a new one',
  });
export type Release = z.infer<typeof Release>;

/** Why nothing is to become of it. */
export const Discard = z.strictObject({ reason: text(2_000) });

/** Lets a mail become something that waited for somebody to look at it. */
export function release(
  before: Mail,
  becomes: Becoming,
  note: string | undefined,
  by: Actor,
  at: string,
): Decision<Mail> {
  const state = follow(mailLifecycle, before.state, 'release');
  const { reason: _, because: __, ...rest } = before;
  const judged = { judgedBy: by.id, judgedAt: at, ...(note && { note }) };
  const event = { type: 'mail.accepted', by: by.id, at, freeText: mailWords };
  return decide<Mail>(before, { ...rest, state, becomes, ...judged }, event);
}

/** Nothing becomes of it; it is kept with the reason. */
export function discard(before: Mail, reason: string, by: Actor, at: string): Decision<Mail> {
  const state = follow(mailLifecycle, before.state, 'discard');
  const next = {
    ...before,
    state,
    reason: 'discarded' as const,
    note: reason,
    judgedBy: by.id,
    judgedAt: at,
  };
  return decide<Mail>(before, next, { type: 'mail.discarded', by: by.id, at, freeText: mailWords });
}

/** Notes what a mail became; undefined when that is known. */
export function settle(
  before: Mail,
  step: 'open-ticket' | 'comment',
  ticket: string,
  by: string,
  at: string,
): Decision<Mail> | undefined {
  if (before.state !== 'accepted') return undefined;
  const state = follow(mailLifecycle, before.state, step);
  return decide<Mail>(before, { ...before, state, ticket }, { type: 'mail.settled', by, at });
}
