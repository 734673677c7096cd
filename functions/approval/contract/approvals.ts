import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page, paging } from '../../kernel/wire.ts';
import { Asked, aboutId } from '../../record/approvable.ts';
import { Approval } from '../../record/approval-round.ts';
import { Approve, Reject } from '../../record/approval-vote.ts';
import { Execution } from '../../record/execution.ts';
import { Timeline, TimelineQuery } from '../../record/timeline.ts';
import { approvalRights as rights } from '../rights.ts';

/** How a step stands. */
const Count = z.object({
  approvals: z.int(),
  rejections: z.int(),
  need: z.int(),
  open: z.array(z.string()),
});

/** What the caller can do about a round, or why they cannot. */
const Mine = z.object({
  /** Whose place they would fill, when it waits for them. */
  place: z.string().optional(),
  why: z.enum(['asked', 'delegate', 'involved', 'voted', 'not-asked', 'over']),
});

export const ApprovalView = Approval.omit({ chain: true })
  .partial({ excluded: true })
  .extend({
    asked: Asked.optional(),
    counts: z.array(Count).optional(),
    mine: Mine.optional(),
    /** What the people are called whom it names, by id. */
    names: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: 'ApprovalView' });

const one = '/v1/approvals/{id}';
const vote = { method: 'POST', rights, answer: ApprovalView } as const;
const look = { method: 'GET', rights } as const;

/** Rounds of votes, and the votes. */
export const approvalContract = contract([
  {
    ...look,
    id: 'listApprovals',
    path: '/v1/approvals',
    summary: 'What waits for my answer, also in the place of those I stand for; or the rounds of a record',
    query: z.strictObject({ ...paging, waiting: z.literal('me').optional(), about: aboutId.optional() }),
    answer: page(ApprovalView),
  },
  {
    ...look,
    id: 'getApproval',
    path: one,
    summary: 'A round: what it asks for, its risk, and who has decided',
    answer: ApprovalView,
  },
  {
    ...look,
    id: 'readApprovalTimeline',
    path: `${one}/timeline`,
    summary: 'Read who decided and what was asked when, oldest first',
    query: TimelineQuery,
    answer: Timeline,
  },
  {
    ...look,
    id: 'readApprovalExecution',
    path: `${one}/execution`,
    summary: 'The machine that waits for it, as it can be drawn',
    answer: page(Execution),
  },
  {
    ...vote,
    id: 'approveRound',
    path: `${one}/approve`,
    summary: 'Approve what this round asks for; refused for who asks for it or carries it out',
    command: 'approve',
    ask: Approve,
  },
  {
    ...vote,
    id: 'rejectRound',
    path: `${one}/reject`,
    summary: 'Reject what this round asks for, and say why',
    command: 'reject',
    ask: Reject,
  },
]);
