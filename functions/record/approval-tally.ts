import type { Quorum } from './approval-policy.ts';
import { type Approval, openApprovers, type RoundStep } from './approval-round.ts';

/** How many approvals a quorum means among so many people; one at least. */
export function needOf(quorum: Quorum, people: number): number {
  if (quorum === 'any' || quorum === 'first') return 1;
  if (quorum === 'all') return Math.max(1, people);
  if ('count' in quorum) return quorum.count;
  return Math.max(1, Math.ceil((people * quorum.percent) / 100));
}

/** How a step stands, and whether too few are left who could still decide it. */
export type Tally = {
  readonly outcome: 'approved' | 'rejected' | 'open';
  readonly approvals: number;
  readonly rejections: number;
  readonly need: number;
  /** Somebody else has to be asked: those who are left cannot make up the quorum, and not because they said no. */
  readonly short: boolean;
};

/**
 * Counts the votes of one step. It is rejected by a veto, by a first answer that says no, or once so many reject it that the others
 * cannot make up the quorum. Whoever left the desk counts neither way: their going approves nothing and rejects nothing.
 */
export function tally(round: Pick<Approval, 'votes'>, index: number, step: RoundStep): Tally {
  const votes = round.votes.filter((vote) => vote.step === index);
  const approvals = votes.filter(({ decision }) => decision === 'approve').length;
  const rejections = votes.length - approvals;
  const need = step.need ?? needOf(step.quorum, step.approvers.length);
  const within = (people: RoundStep) => approvals + openApprovers(round, people).length >= need;
  const refused = rejections > 0 && (step.veto || step.quorum === 'first' || !within({ ...step, left: [] }));
  const outcome = refused ? 'rejected' : approvals >= need ? 'approved' : 'open';
  return { outcome, approvals, rejections, need, short: outcome === 'open' && !within(step) };
}
