import type { Recurrence } from '../../../functions/approval/cab.ts';
import type { ApprovableKind, Asked } from '../../../functions/record/approvable.ts';
import type { Deadlines, PolicyStep, Quorum } from '../../../functions/record/approval-policy.ts';
import type { RoundState, Vote } from '../../../functions/record/approval-round.ts';
import type { Condition } from '../../../functions/record/condition.ts';
import type { Base } from '../../model.ts';

export type Step = {
  name: string;
  policies: string[];
  cab?: string;
  approvers: string[];
  deputies: string[];
  quorum: Quorum;
  veto: boolean;
  deadlines: Deadlines;
  need?: number;
  enteredAt?: string;
  escalatedAt?: string;
  endedAt?: string;
};

/** A round of votes as the portal reads it. */
export type Approval = Base & {
  state: RoundState;
  about: string;
  round: number;
  requester: string;
  step: number;
  steps: Step[];
  votes: Vote[];
  askedAt: string;
  decidedAt?: string;
  reason?: string;
  asked?: Asked;
  counts?: { approvals: number; rejections: number; need: number; open: string[] }[];
  /** What the people are called whom it names, by id. */
  names?: Record<string, string>;
  mine?: { why: 'asked' | 'delegate' | 'involved' | 'voted' | 'not-asked' | 'over'; place?: string };
};

export type ApprovalPolicy = Base & {
  name: string;
  kinds?: ApprovableKind[];
  condition?: Condition;
  steps: PolicyStep[];
  enabled: boolean;
};
export type Trial = {
  policies: string[];
  considered: {
    id: string;
    name: string;
    enabled: boolean;
    meant: boolean;
    fits: boolean;
    found: { field: string; met: boolean; value?: unknown }[];
  }[];
  steps: (PolicyStep & { policies: string[]; people: string[]; deputies: string[] })[];
  excluded: string[];
};

export type Cab = Base & {
  name: string;
  members: string[];
  chair: string;
  delegates: Record<string, string>;
  recurrence: Recurrence;
  time: string;
  timeZone: string;
  minutes: number;
  horizonDays: number;
  agenda?: Condition;
  enabled: boolean;
  next?: { id: string; beginsAt: string; endsAt: string }[];
};
export type CabMeeting = Base & {
  state: 'running' | 'closed';
  cab: string;
  beginsAt: string;
  chair: string;
  present: string[];
  decisions: {
    about: string;
    round: number;
    title: string;
    decision: 'approve' | 'reject';
    note?: string;
    voters: string[];
  }[];
  minutes?: string;
};
