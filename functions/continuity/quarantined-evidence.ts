import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';

/** What AWS said and could not be taken in: it cannot be read, or nobody has an item with its ARN. */
export const QuarantinedEvidence = z
  .object({
    ...recordFields,
    kind: z.literal('quarantined-evidence'),
    state: z.enum(['waiting', 'released', 'dropped']),
    reason: z.string(),
    /** The ARN for which an item is waited for. */
    arn: z.string().optional(),
    raw: z.string(),
    openedAt: instant,
    /** When AWS said it. */
    saidAt: z.string(),
    /** How often it was tried. */
    tries: z.int(),
  })
  .meta({ id: 'QuarantinedEvidence' });
export type QuarantinedEvidence = z.infer<typeof QuarantinedEvidence>;

export const quarantineLifecycle = {
  waiting: { release: 'released', drop: 'dropped' },
  released: { quarantine: 'waiting' },
  dropped: { release: 'released' },
} as const satisfies Lifecycle<QuarantinedEvidence['state']>;

/** What waits comes in one list, the newest last, and is found by the ARN that it waits for. */
export const quarantineKeys = ({ state, arn, openedAt }: QuarantinedEvidence): IndexKeys => ({
  open: { team: state, order: openedAt },
  ...(arn && state === 'waiting' && { subject: `arn#${arn}` }),
  order: openedAt,
});

const deed = (type: string, by: Actor, at: string) => ({
  type: `quarantined-evidence.${type}`,
  by: by.id,
  at,
  freeText: ['raw'],
});

/** Keeps it for people to look at, or for the item to come; the newest that is said replaces what was said before. */
export function quarantineEvidence(
  before: QuarantinedEvidence | undefined,
  {
    id,
    title,
    reason,
    arn,
    raw,
    saidAt,
  }: Pick<QuarantinedEvidence, 'id' | 'title' | 'reason' | 'raw' | 'saidAt'> & { arn?: string | undefined },
  by: Actor,
  at: string,
): Decision<QuarantinedEvidence> | undefined {
  if (before?.state === 'dropped' || (before?.state === 'waiting' && before.saidAt >= saidAt))
    return undefined;
  const base = { id, kind: 'quarantined-evidence' as const, title, reason, raw, saidAt, ...(arn && { arn }) };
  const next = {
    ...base,
    state: 'waiting' as const,
    openedAt: before?.openedAt ?? at,
    tries: (before?.tries ?? 0) + 1,
  };
  return decide<QuarantinedEvidence>(before, next, deed('quarantined', by, at));
}

/** Tries it again, or looks at it no more. */
export function putEvidence(
  before: QuarantinedEvidence,
  step: 'release' | 'drop',
  by: Actor,
  at: string,
): Decision<QuarantinedEvidence> {
  const state = follow(quarantineLifecycle, before.state, step);
  return decide<QuarantinedEvidence>(
    before,
    { ...before, state },
    deed(step === 'drop' ? 'dropped' : 'released', by, at),
  );
}
