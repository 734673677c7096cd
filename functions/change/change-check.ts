import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { iso, type Stretch } from '../kernel/span.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { type Change, changeId } from './change.ts';
import { Conflict } from './conflict.ts';
import { isOver } from './lifecycle.ts';

/**
 * What the last look for conflicts found of a change. It is a record of its own, so that a look never makes the version
 * stale that somebody edits or votes on.
 */
export const ChangeCheck = z
  .object({
    ...recordFields,
    id: changeId,
    kind: z.literal('change-check'),
    /** `unplanned` while it has no window, or is over. */
    state: z.enum(['clear', 'conflict', 'unplanned']),
    conflicts: z.array(Conflict),
    /** The next time of the same length in which nothing stands in its way; looked for when something does. */
    slot: z.object({ from: instant, to: instant }).optional(),
    /** When it was looked at last. */
    lookedAt: instant,
  })
  .meta({ id: 'ChangeCheck' });
export type ChangeCheck = z.infer<typeof ChangeCheck>;

/** Found by its change alone. */
export const checkKeys = ({ lookedAt }: ChangeCheck): IndexKeys => ({ order: lookedAt });

/** The time for which a change is planned, or is being done; undefined when there is none to look at. */
export function plannedSpan(change: Change): Stretch | undefined {
  const { plannedFrom, plannedTo } = change;
  if (isOver(change) || change.state === 'review' || !plannedFrom || !plannedTo) return undefined;
  return { from: Date.parse(plannedFrom), until: Date.parse(plannedTo) };
}

/**
 * Notes what a look found.
 *
 * @returns undefined when there was and is no window to look at
 */
export function noteCheck(
  before: ChangeCheck | undefined,
  { id, title }: Pick<Change, 'id' | 'title'>,
  found: { planned: boolean; conflicts: readonly Conflict[]; slot?: Stretch | undefined },
  by: Actor,
  at: string,
): Decision<ChangeCheck> | undefined {
  const { planned, conflicts, slot } = found;
  const state = !planned
    ? ('unplanned' as const)
    : conflicts.length
      ? ('conflict' as const)
      : ('clear' as const);
  if (before?.state === 'unplanned' && state === 'unplanned') return undefined;
  const next = {
    id,
    kind: 'change-check' as const,
    title,
    state,
    conflicts: [...conflicts],
    ...(slot && { slot: { from: iso(slot.from), to: iso(slot.until) } }),
    lookedAt: at,
  };
  return decide<ChangeCheck>(before, next, { type: 'change-check.noted', by: by.id, at });
}
