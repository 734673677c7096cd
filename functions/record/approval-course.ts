import type { Actor } from '../kernel/actor.ts';
import { type Decision, type DomainEvent, decide } from '../kernel/decision.ts';
import { follow } from '../kernel/lifecycle.ts';
import { type Ground, told } from './approval-notice.ts';
import {
  type Approval,
  currentStep,
  openApprovers,
  type RoundStep,
  roundId,
  roundLifecycle,
  waitingRows,
} from './approval-round.ts';
import { needOf, tally } from './approval-tally.ts';

export const roundWords = ['title', 'votes', 'reason'];

type Next = Omit<Approval, 'version' | 'chain'>;

/** A decision on a round, with the rows of those whose answer it waits for, or waits for no more. */
export function course(
  before: Approval | undefined,
  next: Next,
  event: Omit<DomainEvent, 'changed'>,
): Decision<Approval> {
  const decision = decide<Approval>(before, next, { ...event, freeText: roundWords });
  return { ...decision, claims: waitingRows(before, decision.after) };
}

/** The round with one of its steps changed. */
export const withStep = <T extends Next>(round: T, index: number, change: Partial<RoundStep>): T => ({
  ...round,
  steps: round.steps.map((step, place) => (place === index ? { ...step, ...change } : step)),
});

/**
 * The turn of a step comes: how many approvals it takes is settled among those who have not voted before. If so few of them are here
 * that they could not decide it, others are asked as well at once.
 */
export function entered<T extends Next>(round: T, index: number, { away, delegates }: Ground, at: string): T {
  const step = round.steps[index] as RoundStep;
  const asked = openApprovers(round, step);
  const need = needOf(step.quorum, asked.length);
  const here = asked.filter((one) => !away.includes(one) || delegates[one]?.length);
  return withStep({ ...round, step: index }, index, {
    enteredAt: at,
    need,
    ...(here.length < need && { escalatedAt: at }),
  });
}

export type Beginning = Pick<
  Approval,
  'about' | 'round' | 'content' | 'title' | 'team' | 'requester' | 'quiet' | 'excluded' | 'steps'
>;

/** Opens a round: its steps are frozen, and the first one's approvers are asked. Without a step it is approved at once. */
export function begin(ask: Beginning, ground: Ground, actor: Actor, at: string): Decision<Approval> {
  const fresh: Next = {
    ...ask,
    id: roundId(ask.about, ask.round),
    kind: 'approval',
    state: 'pending',
    step: 0,
    votes: [],
    askedAt: at,
  };
  if (!ask.steps.length) {
    const reason = 'No policy asks anybody about it.';
    const approved: Next = { ...fresh, state: 'approved', reason, decidedAt: at, decidedBy: actor.id };
    return course(undefined, approved, {
      type: 'approval.decided',
      by: actor.id,
      at,
      facts: { outcome: 'approved' },
    });
  }
  const next = entered(fresh, 0, ground, at);
  return course(undefined, next, {
    type: 'approval.asked',
    by: actor.id,
    at,
    notices: told.asked(next, ground),
  });
}

/** Those who have not answered are reminded. */
export function remind(before: Approval, ground: Ground, actor: Actor, at: string): Decision<Approval> {
  follow(roundLifecycle, before.state, 'remind');
  const next = withStep(before, before.step, { remindedAt: at });
  return course(before, next, {
    type: 'approval.reminded',
    by: actor.id,
    at,
    notices: told.reminded(next, ground),
  });
}

/** Others are asked as well: nobody answers, or too few are left who may decide. */
export function escalate(
  before: Approval,
  why: string,
  ground: Ground,
  actor: Actor,
  at: string,
): Decision<Approval> {
  follow(roundLifecycle, before.state, 'escalate');
  const next = withStep(before, before.step, { escalatedAt: at });
  return course(before, next, {
    type: 'approval.escalated',
    by: actor.id,
    at,
    facts: { why, people: currentStep(before).deputies },
    notices: told.escalated(before, next, ground),
  });
}

/** The requester is told when the CAB will look at it. */
export function table(before: Approval, sitting: string, actor: Actor, at: string): Decision<Approval> {
  follow(roundLifecycle, before.state, 'table');
  const next = withStep(before, before.step, { tabledFor: sitting });
  return course(before, next, {
    type: 'approval.tabled',
    by: actor.id,
    at,
    notices: told.tabled(next, sitting),
  });
}

/** The round is over: its last deadline has passed. */
export function expire(before: Approval, actor: Actor, at: string): Decision<Approval> {
  const state = follow(roundLifecycle, before.state, 'expire');
  const reason = `Nobody decided on ${currentStep(before).name} in time.`;
  return end(before, { state, reason }, 'approval.decided', actor, at);
}

/** The round is over: what was asked was taken back, or is no longer what was asked. */
export function withdraw(before: Approval, reason: string, actor: Actor, at: string): Decision<Approval> {
  const state = follow(roundLifecycle, before.state, 'withdraw');
  return end(before, { state, reason }, 'approval.decided', actor, at);
}

function end(
  before: Approval,
  { state, reason }: Pick<Approval, 'state' | 'reason'>,
  type: string,
  actor: Actor,
  at: string,
): Decision<Approval> {
  const ended = withStep(before, before.step, { endedAt: at });
  const next: Approval = { ...ended, state, reason, decidedAt: at, decidedBy: actor.id };
  const facts = { outcome: state };
  return course(before, next, { type, by: actor.id, at, facts, notices: told.decided(next, actor) });
}

/**
 * Somebody who was asked has left the desk: no step waits for them. Undefined where they were not asked, or have answered: a
 * vote of somebody who was here when they gave it counts. Too few left means that others are asked at once; the quorum stays.
 */
export function leave(
  before: Approval,
  person: string,
  ground: Ground,
  actor: Actor,
  at: string,
): Decision<Approval> | undefined {
  if (before.state !== 'pending') return undefined;
  const concerned = ({ approvers, deputies, left }: RoundStep) =>
    [...approvers, ...deputies].includes(person) && !left.includes(person);
  if (!before.steps.some(concerned)) return undefined;
  follow(roundLifecycle, before.state, 'leave');
  const steps = before.steps.map((step) =>
    concerned(step) ? { ...step, left: [...step.left, person] } : step,
  );
  const without: Approval = { ...before, steps };
  const step = currentStep(without);
  const short = !step.escalatedAt && tally(without, before.step, step).short;
  const next = short ? withStep(without, before.step, { escalatedAt: at }) : without;
  return course(before, next, {
    type: 'approval.left',
    by: actor.id,
    at,
    facts: { person },
    notices: short ? told.escalated(before, next, ground) : [],
  });
}
