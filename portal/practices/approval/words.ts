import type { Quorum } from '../../../functions/record/approval-policy.ts';
import { counted } from '../../words.ts';
import type { Approver } from './types.ts';

/** How many have to agree, as people say it. */
export function quorumWords(quorum: Quorum): string {
  if (quorum === 'any') return 'any of them';
  if (quorum === 'all') return 'all of them';
  if (quorum === 'first') return 'whoever answers first';
  return 'count' in quorum ? `${quorum.count} of them` : `${quorum.percent} % of them`;
}

/** Minutes as people say them. */
export function span(minutes: number): string {
  if (minutes % 1440 === 0) return counted(minutes / 1440, 'day');
  return minutes % 60 === 0 ? counted(minutes / 60, 'hour') : `${minutes} min`;
}

type NameOf = (id: string) => string;

/** Whom a policy means. */
export function approverWords(one: Approver, names: { person: NameOf; team: NameOf }): string {
  if ('person' in one) return names.person(one.person);
  if ('team' in one) return `everybody in ${names.team(one.team)}`;
  if ('cab' in one) return `the CAB ${one.cab}`;
  if ('role' in one) return 'the managers';
  return one.leadOf === 'team' ? 'who leads the change’s team' : 'who leads the requester’s team';
}

export const outcomeWords = {
  pending: 'Waiting',
  approved: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  expired: 'Not decided in time',
} as const;
