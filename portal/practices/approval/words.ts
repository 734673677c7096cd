import type { ApprovableKind } from '../../../functions/record/approvable.ts';
import type { Quorum } from '../../../functions/record/approval-policy.ts';
import { counted, listed } from '../../words.ts';

/** What kinds of records are called, many of them. */
const called: Readonly<Record<ApprovableKind, string>> = {
  change: 'changes',
  request: 'requests',
  'continuity-plan': 'continuity plans',
};

/** How many have to agree, as people say it. */
export function quorumWords(quorum: Quorum): string {
  if (quorum === 'any') return 'any of them';
  if (quorum === 'all') return 'all of them';
  if (quorum === 'first') return 'whoever answers first';
  return 'count' in quorum ? `${quorum.count} of them` : `${quorum.percent} % of them`;
}

/** What a policy is for. */
export function kindWords(kinds: readonly ApprovableKind[] = ['change']): string {
  if (!kinds.length) return 'for what names it in the catalogue';
  return `for ${listed(kinds.map((kind) => called[kind]))}`;
}

/** Minutes as people say them. */
export function span(minutes: number): string {
  if (minutes % 1440 === 0) return counted(minutes / 1440, 'day');
  return minutes % 60 === 0 ? counted(minutes / 60, 'hour') : `${minutes} min`;
}
