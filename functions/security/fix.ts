import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Counts, type Tally } from '../record/tally.ts';
import { isDealtWith, type Vulnerability } from './vulnerability.ts';

/** What does away with a number of vulnerabilities at once: a package to update, a setting to turn. */
export const Fix = z
  .object({
    ...recordFields,
    id: z.string().regex(/^FIX-[0-9a-f]{20}$/),
    kind: z.literal('vulnerability-fix'),
    state: z.literal('known'),
    url: z.string().optional(),
    openedAt: instant,
  })
  .meta({ id: 'VulnerabilityFix' });
export type Fix = z.infer<typeof Fix>;

/** A fix with how many vulnerabilities wait for it, by severity, how many of them are late, and how many are deferred. */
export const FixView = Fix.omit({ chain: true })
  .extend({ counts: Counts })
  .meta({ id: 'VulnerabilityFixView' });

export const fixKeys = ({ openedAt }: Fix): IndexKeys => ({
  open: { team: 'all', order: openedAt },
  order: openedAt,
});

/** The words of a fix as they are compared. */
export const plainFix = (title: string): string => title.trim().toLowerCase().replace(/\s+/g, ' ');

/** Keeps a fix that was not heard of before. */
export const addFix = (
  title: string,
  url: string | undefined,
  id: string,
  by: Actor,
  at: string,
): Decision<Fix> =>
  decide<Fix>(
    undefined,
    { id, kind: 'vulnerability-fix', state: 'known', title, ...(url && { url }), openedAt: at },
    { type: 'vulnerability-fix.added', by: by.id, at },
  );

export const fixCounts = ['critical', 'high', 'medium', 'low', 'informational', 'late', 'deferred'] as const;

/** Where a vulnerability counts: with its fix, until it is dealt with. */
export function tallyOf(one: Vulnerability): Tally {
  if (isDealtWith(one)) return {};
  const as = one.state === 'deferred' ? ['deferred'] : [one.severity, ...(one.late ? ['late'] : [])];
  return { [`fix#${one.fix}`]: as };
}
