import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** A message of AWS Config that could not be taken in: kept as it came, until somebody releases or discards it. */
export const QuarantinedItem = z
  .object({
    ...recordFields,
    kind: z.literal('quarantined-item'),
    state: z.enum(['quarantined', 'released', 'discarded']),
    reason: z.string(),
    raw: z.string(),
    receivedAt: instant,
    note: z.string().optional(),
  })
  .meta({ id: 'QuarantinedItem' });
export type QuarantinedItem = z.infer<typeof QuarantinedItem>;

export const quarantinedItemLifecycle = {
  quarantined: { release: 'released', discard: 'discarded' },
  released: {},
  discarded: {},
} as const satisfies Lifecycle<QuarantinedItem['state']>;

export const JudgeItem = z.strictObject({ note: text(2_000).optional() });

/** In everybody's list while nobody has judged it, the oldest first. */
export const quarantinedItemKeys = ({ state, receivedAt }: QuarantinedItem): IndexKeys => ({
  ...(state === 'quarantined' && { open: { team: 'all', order: receivedAt } }),
  order: receivedAt,
});

const longest = 250_000;

/** Keeps a message that could not be taken in. @param message id of the queue's message: given again, it is still one */
export function quarantineItem(
  found: Pick<QuarantinedItem, 'reason' | 'raw'>,
  message: string,
  id: string,
  by: Actor,
  at: string,
): Decision<QuarantinedItem> {
  const { reason } = found;
  const item = {
    ...{ id, kind: 'quarantined-item' as const, state: 'quarantined' as const },
    title: `AWS Config: ${reason}`.slice(0, 200),
    reason: reason.slice(0, 1_000),
    raw: found.raw.slice(0, longest),
    receivedAt: at,
  };
  const event = { type: 'quarantined-item.added', by: by.id, at };
  const decision = decide<QuarantinedItem>(undefined, item, event);
  const { raw: _, ...changed } = decision.event.changed;
  const expiresAt = Math.floor(Date.parse(at) / 1000) + 14 * 24 * 3600;
  const claims = [{ pk: `message#${message}`, sk: 'claim', expiresAt }];
  return { ...decision, event: { ...decision.event, changed }, claims };
}

const past = { release: 'quarantined-item.released', discard: 'quarantined-item.discarded' } as const;

/** Sends it through the queue again, or leaves it for good. */
export function judgeItem(
  before: QuarantinedItem,
  step: 'release' | 'discard',
  note: string | undefined,
  by: Actor,
  at: string,
): Decision<QuarantinedItem> {
  const state = follow(quarantinedItemLifecycle, before.state, step);
  const next = { ...before, state, ...(note && { note }) };
  return decide<QuarantinedItem>(before, next, { type: past[step], by: by.id, at, freeText: ['note'] });
}
