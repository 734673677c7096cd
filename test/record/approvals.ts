import { system } from '../../functions/kernel/actor.ts';
import type { Beginning } from '../../functions/record/approval-course.ts';
import { begin } from '../../functions/record/approval-course.ts';
import { everybodyHere, type Ground } from '../../functions/record/approval-notice.ts';
import { PolicyStep } from '../../functions/record/approval-policy.ts';
import type { Approval, RoundStep } from '../../functions/record/approval-round.ts';
import { type Ballot, type Voter, vote } from '../../functions/record/approval-vote.ts';

export const at = '2026-11-23T11:00:00.000Z';
export const by = system('test');

/** A step of a round as it is frozen, with what a policy leaves out filled in. */
export function stepOf(approvers: readonly string[], more: object = {}): RoundStep {
  const { deputies = ['femi'], ...policy } = more as { deputies?: string[] };
  const {
    approvers: _,
    escalateTo: __,
    order: ___,
    ...step
  } = PolicyStep.parse({
    name: 'Peers',
    approvers: [{ role: 'manager' }],
    deadlines: { remind: 60, escalate: 120, expire: 240 },
    ...policy,
  });
  return { ...step, policies: [], approvers: [...approvers], deputies, left: [] };
}

export const asking = (steps: readonly RoundStep[], excluded: readonly string[] = ['rosa']): Beginning => ({
  about: 'CHG-1001',
  round: 1,
  content: 'c0ffee',
  title: 'Replace the load balancer',
  team: 'platform',
  requester: 'rosa',
  excluded: [...excluded],
  steps: [...steps],
});

export const begun = (steps: readonly RoundStep[], ground: Ground = everybodyHere): Approval =>
  begin(asking(steps), ground, by, at).after;

export const voter = (id: string, more: Partial<Voter> = {}): Voter => ({
  id,
  involved: false,
  standsFor: [],
  ...more,
});

/** The round after somebody's vote. */
export const cast = (
  round: Approval,
  who: string | Voter,
  decision: Ballot['decision'] = 'approve',
  inPlaceOf?: string,
): Approval => {
  const one = typeof who === 'string' ? voter(who) : who;
  const ballot = { decision, ...(inPlaceOf && { inPlaceOf }) };
  return vote(round, [{ voter: one, ballot }], everybodyHere, by, at).after;
};
