import * as z from 'zod';
import type { Claim } from '../kernel/decision.ts';
import type { Lifecycle } from '../kernel/lifecycle.ts';
import { line } from '../kernel/text.ts';
import { Deadlines, Quorum } from './approval-policy.ts';
import { instant, recordFields } from './base.ts';

/** A step of a round as it was frozen: whoever changes a policy, a team or a CAB changes the next round, not this one. */
export const RoundStep = z.object({
  name: line(80),
  policies: z.array(z.string()),
  /** The CAB that is asked, when one is. */
  cab: z.string().optional(),
  /** Who is asked, without those who may not decide on it. */
  approvers: z.array(z.string()),
  quorum: Quorum,
  veto: z.boolean(),
  deadlines: Deadlines,
  /** Who is asked as well when it is escalated. */
  deputies: z.array(z.string()),
  /** Who of them has left the desk since. */
  left: z.array(z.string()),
  /** How many approvals it takes; known once its turn has come. */
  need: z.int().positive().optional(),
  enteredAt: instant.optional(),
  remindedAt: instant.optional(),
  escalatedAt: instant.optional(),
  endedAt: instant.optional(),
  /** When the CAB looks at it. */
  tabledFor: instant.optional(),
});
export type RoundStep = z.infer<typeof RoundStep>;

/** One vote: in whose place it was cast, and who cast it. */
export const Vote = z
  .object({
    step: z.int().nonnegative(),
    /** Whose place it fills: their own, or that of somebody for whom they stand. */
    approver: z.string(),
    by: z.string(),
    decision: z.enum(['approve', 'reject']),
    comment: z.string().optional(),
    at: instant,
    /** The run of the CAB in which it was given. */
    meeting: z.string().optional(),
  })
  .meta({ id: 'ApprovalVote' });
export type Vote = z.infer<typeof Vote>;

export const roundStates = ['pending', 'approved', 'rejected', 'withdrawn', 'expired'] as const;
export type RoundState = (typeof roundStates)[number];

/** One round of votes on one content of one record: `CHG-1042-2` is the second one on CHG-1042. */
export const Approval = z
  .object({
    ...recordFields,
    id: z.string().regex(/^[A-Z]+-\d+-\d+$/),
    kind: z.literal('approval'),
    state: z.enum(roundStates),
    /** What is to be approved. */
    about: z.string(),
    round: z.int().positive(),
    /** Hash of what is asked: a vote counts for this content and no other. */
    content: z.string(),
    team: z.string(),
    requester: z.string(),
    /** Its own practice tells the requester how it ended. */
    quiet: z.literal(true).optional(),
    /** Who may not decide: the requester, who carries it out, and whoever is the same person as one of them. */
    excluded: z.array(z.string()),
    /** Place of the step whose turn it is, or was last. */
    step: z.int().nonnegative(),
    steps: z.array(RoundStep),
    votes: z.array(Vote),
    askedAt: instant,
    decidedAt: instant.optional(),
    decidedBy: z.string().optional(),
    /** Why it ended, as a sentence for people. */
    reason: z.string().optional(),
  })
  .meta({ id: 'Approval' });
export type Approval = z.infer<typeof Approval>;

/** Read a row as: from this state, this step leads to that state. However a round ended, it stays so. */
export const roundLifecycle = {
  pending: {
    vote: 'pending',
    remind: 'pending',
    escalate: 'pending',
    leave: 'pending',
    table: 'pending',
    approve: 'approved',
    reject: 'rejected',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  approved: {},
  rejected: {},
  withdrawn: {},
  expired: {},
} as const satisfies Lifecycle<RoundState>;

/** The one round of this number, and the execution of this name. */
export const roundId = (about: string, round: number): string => `${about}-${round}`;

/** Which round of which record an id names; undefined when it is no such id. */
export function roundNamed(id: string): { readonly about: string; readonly round: number } | undefined {
  const [, about, round] = /^([A-Z]+-\d+)-([1-9]\d{0,5})$/.exec(id) ?? [];
  return about === undefined ? undefined : { about, round: Number(round) };
}

/** The step whose turn it is. */
export const currentStep = ({ steps, step }: Pick<Approval, 'steps' | 'step'>): RoundStep => {
  const current = steps[step];
  if (!current) throw new Error(`A round has no step ${step}`);
  return current;
};

/** Who may still vote in a step: asked, here, and without a vote in this round. One vote is for one step. */
export function openApprovers({ votes }: Pick<Approval, 'votes'>, step: RoundStep): string[] {
  const seen = new Set(votes.flatMap(({ approver, by }) => [approver, by]));
  const asked = [...step.approvers, ...(step.escalatedAt ? step.deputies : [])];
  return [...new Set(asked)].filter((one) => !seen.has(one) && !step.left.includes(one));
}

/** Whose answer a round waits for now; nobody's once it has ended. */
export const waitingFor = (approval: Approval): string[] =>
  approval.state === 'pending' ? openApprovers(approval, currentStep(approval)) : [];

/** The partition of the person index that holds what waits for somebody's answer. */
export const askedCapacity = (person: string): string => `approval#asked#${person}`;

const waitingRow = ({ id, askedAt }: Approval, person: string, waits: boolean): Claim => ({
  pk: `approval#${id}`,
  sk: `asked#${person}`,
  values: {
    holder: waits ? 'asked' : 'done',
    ...(waits && { id, personPk: askedCapacity(person), personSk: `${askedAt}#${id}` }),
  },
  heldBy: waits ? 'done' : 'asked',
});

/**
 * The rows by which people find what waits for them: those that a decision adds, and those that it takes out of the index. They
 * are part of its transaction, so that nothing is on anybody's list once it needs no answer.
 */
export function waitingRows(before: Approval | undefined, after: Approval): Claim[] {
  const then = before ? waitingFor(before) : [];
  const now = waitingFor(after);
  return [
    ...now.filter((person) => !then.includes(person)).map((person) => waitingRow(after, person, true)),
    ...then.filter((person) => !now.includes(person)).map((person) => waitingRow(after, person, false)),
  ];
}
