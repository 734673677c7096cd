import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** An event about a finding that could not be read: kept as it came, until a responder releases or discards it. */
export const UnreadableFinding = z
  .object({
    ...recordFields,
    id: z.string().regex(/^QFI-\d+$/),
    kind: z.literal('security-quarantine'),
    state: z.enum(['quarantined', 'released', 'discarded']),
    reason: z.string(),
    source: z.string(),
    raw: z.string(),
    receivedAt: instant,
    note: z.string().optional(),
  })
  .meta({ id: 'UnreadableFinding' });
export type UnreadableFinding = z.infer<typeof UnreadableFinding>;

export const unreadableLifecycle = {
  quarantined: { release: 'released', discard: 'discarded' },
  released: {},
  discarded: {},
} as const satisfies Lifecycle<UnreadableFinding['state']>;

export const JudgeUnreadable = z.strictObject({ note: text(2_000).optional() });

export const unreadableKeys = ({ state, receivedAt }: UnreadableFinding): IndexKeys => ({
  ...(state === 'quarantined' && { open: { team: 'all', order: receivedAt } }),
  order: receivedAt,
});

/** Keeps what could not be read. @param message delivered again, it is still one */
export function setAside(
  found: Pick<UnreadableFinding, 'reason' | 'source' | 'raw'>,
  message: string,
  id: string,
  by: Actor,
  at: string,
): Decision<UnreadableFinding> {
  const one = {
    id,
    kind: 'security-quarantine' as const,
    state: 'quarantined' as const,
    title: `From ${found.source}: ${found.reason}`.slice(0, 200),
    ...found,
    receivedAt: at,
  };
  const decision = decide<UnreadableFinding>(undefined, one, {
    type: 'security-quarantine.quarantined',
    by: by.id,
    at,
  });
  const { raw: _, ...changed } = decision.event.changed;
  const expiresAt = Math.floor(Date.parse(at) / 1000) + 30 * 86_400;
  return {
    ...decision,
    event: { ...decision.event, changed },
    claims: [{ pk: `message#${message}`, sk: 'unreadable', expiresAt }],
  };
}

/** Reads it once more, or leaves it for good. */
export function judgeUnreadable(
  before: UnreadableFinding,
  step: 'release' | 'discard',
  note: string | undefined,
  by: Actor,
  at: string,
): Decision<UnreadableFinding> {
  const state = follow(unreadableLifecycle, before.state, step);
  return decide<UnreadableFinding>(
    before,
    { ...before, state, ...(note && { note }) },
    { type: `security-quarantine.${state}`, by: by.id, at, freeText: ['note'] },
  );
}
