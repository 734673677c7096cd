import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** A message that could not be read: kept as it came, until an operator releases or discards it. */
export const QuarantinedSignal = z
  .object({
    ...recordFields,
    id: z.string().regex(/^SIG-\d+$/),
    kind: z.literal('signal'),
    state: z.enum(['quarantined', 'released', 'discarded']),
    reason: z.string(),
    source: z.string(),
    raw: z.string(),
    receivedAt: instant,
    note: z.string().optional(),
  })
  .meta({ id: 'QuarantinedSignal' });
export type QuarantinedSignal = z.infer<typeof QuarantinedSignal>;

export const quarantineLifecycle = {
  quarantined: { release: 'released', discard: 'discarded' },
  released: {},
  discarded: {},
} as const satisfies Lifecycle<QuarantinedSignal['state']>;

export const Judge = z.strictObject({ note: text(2_000).optional() });

/** In everybody's list while nobody has judged it, the oldest first. */
export const quarantineKeys = (signal: QuarantinedSignal): IndexKeys => ({
  ...(signal.state === 'quarantined' && { open: { team: 'all', order: signal.receivedAt } }),
  order: signal.receivedAt,
});

/**
 * Keeps a message that could not be read.
 *
 * @param message id of the queue's message: delivered again, it is still one quarantined signal
 */
export function quarantine(
  found: Pick<QuarantinedSignal, 'reason' | 'source' | 'raw'>,
  message: string,
  id: string,
  by: Actor,
  at: string,
): Decision<QuarantinedSignal> {
  const title = `From ${found.source}: ${found.reason}`.slice(0, 200);
  const signal = {
    id,
    kind: 'signal' as const,
    title,
    state: 'quarantined' as const,
    ...found,
    receivedAt: at,
  };
  const decision = decide<QuarantinedSignal>(undefined, signal, {
    type: 'signal.quarantined',
    by: by.id,
    at,
  });
  const { raw: _, ...changed } = decision.event.changed;
  const expiresAt = Math.floor(Date.parse(at) / 1000) + 14 * 24 * 3600;
  return {
    ...decision,
    event: { ...decision.event, changed },
    claims: [{ pk: `message#${message}`, sk: 'claim', expiresAt }],
  };
}

const past = { release: 'signal.released', discard: 'signal.discarded' } as const;

/** Sends it through the intake again, or leaves it for good. */
export function judge(
  before: QuarantinedSignal,
  step: 'release' | 'discard',
  note: string | undefined,
  by: Actor,
  at: string,
): Decision<QuarantinedSignal> {
  const state = follow(quarantineLifecycle, before.state, step);
  const next = { ...before, state, ...(note && { note }) };
  return decide<QuarantinedSignal>(before, next, { type: past[step], by: by.id, at, freeText: ['note'] });
}
