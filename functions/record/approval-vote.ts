import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Claim, Decision } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { Refusal } from '../kernel/refusal.ts';
import { slug, text } from '../kernel/text.ts';
import { course, entered, withStep } from './approval-course.ts';
import { type Ground, told } from './approval-notice.ts';
import { type Approval, currentStep, openApprovers, roundLifecycle, type Vote } from './approval-round.ts';
import { tally } from './approval-tally.ts';

/** A vote is on one round, by its id, so that nobody approves what they have not read. */
export const Approve = z.strictObject({ comment: text(2_000).optional(), inPlaceOf: slug.optional() });
/** A rejection says why. */
export const Reject = z.strictObject({ comment: text(2_000), inPlaceOf: slug.optional() });

/** Who votes, as the edge has found them. */
export type Voter = {
  readonly id: string;
  /** They are the requester or who carries it out, whatever account they come with. */
  readonly involved: boolean;
  /** Other accounts of theirs among those who are asked or have voted. */
  readonly also?: readonly string[];
  /** For whom they stand at this moment. */
  readonly standsFor: readonly string[];
};

export type Ballot = Pick<Vote, 'decision' | 'comment' | 'meeting'> & {
  readonly inPlaceOf?: string | undefined;
};

/** Everybody has one vote in a round, whoever's place it fills; every place is filled once. */
const ballotBox = ({ id }: Approval, person: string): Claim => ({ pk: `vote#${id}`, sk: `person#${person}` });

const closed = (approval: Approval) =>
  new Refusal('round-closed', `Round ${approval.round} of ${approval.about} is ${approval.state}.`, {
    round: approval.round,
    state: approval.state,
  });

const already = (person: string) => new Refusal('already-voted', `${person} has voted in this round.`);

/** Whose place a voter fills: their own, or that of somebody for whom they stand. */
function placeOf(approval: Approval, voter: Voter, inPlaceOf: string | undefined): string {
  const open = openApprovers(approval, currentStep(approval));
  if (inPlaceOf !== undefined && inPlaceOf !== voter.id) {
    if (!voter.standsFor.includes(inPlaceOf))
      throw new Refusal('forbidden', `You do not stand for ${inPlaceOf} now.`);
    if (open.includes(inPlaceOf)) return inPlaceOf;
  } else {
    const place = [voter.id, ...(inPlaceOf === undefined ? voter.standsFor : [])].find((one) =>
      open.includes(one),
    );
    if (place) return place;
  }
  const voted = approval.votes.find(({ approver }) => approver === (inPlaceOf ?? voter.id));
  if (voted) throw already(voted.approver);
  throw new Refusal('forbidden', `${currentStep(approval).name} does not wait for you.`);
}

/**
 * Casts a vote. The one that completes a quorum opens the next step, or ends the round, in the same decision.
 *
 * @throws {Refusal} `round-closed` when the round is over, `self-approval` for the requester and who carries it out, however they
 *   come; `already-voted` for a second vote, `forbidden` for somebody who is not asked now
 */
export function vote(
  before: Approval,
  ballots: readonly { readonly voter: Voter; readonly ballot: Ballot }[],
  ground: Ground,
  actor: Actor,
  at: string,
): Decision<Approval> {
  if (before.state !== 'pending') throw closed(before);
  const index = before.step;
  let round: Approval = before;
  for (const { voter, ballot } of ballots) {
    const { inPlaceOf, ...said } = ballot;
    if (voter.involved || before.excluded.includes(voter.id))
      throw new Refusal('self-approval', 'Who asks for it, or carries it out, does not decide on it.');
    const same = [voter.id, ...(voter.also ?? [])];
    if (round.votes.some(({ by, approver }) => same.includes(by) || approver === voter.id))
      throw already(voter.id);
    const approver = placeOf(round, voter, inPlaceOf);
    round = { ...round, votes: [...round.votes, { step: index, approver, by: voter.id, at, ...said }] };
  }
  const votes = round.votes.slice(before.votes.length);
  const boxes = [...new Set(votes.flatMap(({ by, approver }) => [by, approver]))];
  const decision = counted(before, round, ground, actor, at, votes);
  return { ...decision, claims: [...boxes.map((one) => ballotBox(before, one)), ...(decision.claims ?? [])] };
}

function counted(
  before: Approval,
  round: Approval,
  ground: Ground,
  actor: Actor,
  at: string,
  votes: readonly Vote[],
): Decision<Approval> {
  const index = before.step;
  const { outcome } = tally(round, index, currentStep(round));
  const facts = {
    step: currentStep(before).name,
    votes: votes.map(({ approver, by, decision }) => ({ approver, by, decision })),
  };
  const words = votes
    .map(({ comment }) => comment)
    .filter(Boolean)
    .join('\n');
  const event = { by: actor.id, at, ...(words && { said: { text: words } }) };
  if (outcome === 'open') {
    const state = follow(roundLifecycle, before.state, 'vote');
    return course(before, { ...round, state }, { ...event, type: 'approval.voted', facts });
  }
  const ended = withStep(round, index, { endedAt: at });
  if (outcome === 'approved' && index + 1 < round.steps.length) {
    const state = follow(roundLifecycle, before.state, 'vote');
    const next = entered({ ...ended, state }, index + 1, ground, at);
    const notices = told.asked(next, ground);
    return course(before, next, { ...event, type: 'approval.stepped', facts, notices });
  }
  const state = follow(roundLifecycle, before.state, outcome === 'approved' ? 'approve' : 'reject');
  const next: Approval = { ...ended, state, decidedAt: at, decidedBy: actor.id };
  return course(before, next, {
    ...event,
    type: 'approval.decided',
    facts: { ...facts, outcome: state },
    notices: told.decided(next, actor),
  });
}
