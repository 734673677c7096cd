import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { type Ci, Finding } from './ci.ts';
import { ciId } from './relation.ts';

/** What is to be done about one thing that is wrong with one item. */
export const Remediation = z
  .object({
    ...recordFields,
    kind: z.literal('remediation'),
    state: z.enum(['open', 'done', 'accepted']),
    ci: ciId,
    finding: Finding,
    owner: z.string().optional(),
    openedAt: instant,
    reason: z.string().optional(),
  })
  .meta({ id: 'Remediation' });
export type Remediation = z.infer<typeof Remediation>;

export const AcceptRemediation = z.strictObject({ reason: text(2_000) });

export const remediationLifecycle = {
  open: { accept: 'accepted' },
  done: {},
  accepted: { reopen: 'open' },
} as const satisfies Lifecycle<Remediation['state']>;

const words: Readonly<Record<Finding, string>> = {
  orphan: 'Relate it to something, or name its service',
  stale: 'Confirm that it is still there, or retire it',
  duplicate: 'Retire all but one of the same thing',
  incomplete: 'Fill in what its class needs',
};

export const remediationId = (ci: string, finding: Finding): string => `${ci}-${finding}`;

/** Open ones in one list, the oldest first; all of an item under it. */
export const remediationKeys = ({ state, ci, openedAt }: Remediation): IndexKeys => ({
  ...(state === 'open' && { open: { team: 'all', order: openedAt } }),
  subject: `ci:${ci}`,
  order: openedAt,
});

/**
 * What becomes of the task for one finding of an item, by whether the finding is there now. What somebody accepted stays accepted.
 *
 * @returns undefined when it is as it should be
 */
export function remedy(
  before: Remediation | undefined,
  ci: Ci,
  finding: Finding,
  by: Actor,
  at: string,
): Decision<Remediation> | undefined {
  const there = ci.findings?.includes(finding) ?? false;
  if (there && (!before || before.state === 'done')) {
    const next = {
      ...{ id: remediationId(ci.id, finding), kind: 'remediation' as const, state: 'open' as const },
      ...{ ci: ci.id, finding, openedAt: at, title: `${ci.title}: ${words[finding]}` },
      ...(ci.owner && { owner: ci.owner }),
    };
    return decide<Remediation>(before, next, { type: 'remediation.opened', by: by.id, at });
  }
  if (there || !before || before.state === 'done') return undefined;
  const { reason: _, ...rest } = before;
  return decide<Remediation>(before, { ...rest, state: 'done' }, { type: 'remediation.done', by: by.id, at });
}

/** Leaves it as it is, for a reason. */
export function acceptRemediation(
  before: Remediation,
  reason: string,
  by: Actor,
  at: string,
): Decision<Remediation> {
  const state = follow(remediationLifecycle, before.state, 'accept');
  const event = { type: 'remediation.accepted', by: by.id, at, freeText: ['reason'] };
  return decide<Remediation>(before, { ...before, state, reason }, event);
}

/** Has it to be done after all. */
export function reopenRemediation(before: Remediation, by: Actor, at: string): Decision<Remediation> {
  const state = follow(remediationLifecycle, before.state, 'reopen');
  const { reason: _, ...rest } = before;
  return decide<Remediation>(before, { ...rest, state }, { type: 'remediation.reopened', by: by.id, at });
}
