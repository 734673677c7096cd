import * as z from 'zod';
import { instant } from '../record/base.ts';
import type { Change } from './change.ts';
import type { Conflict } from './conflict.ts';
import type { Hindrance } from './hindrance.ts';
import { isAsked, isOver } from './lifecycle.ts';

export const gateReasons = [
  'no-approved-change',
  'over',
  'outside-window',
  'freeze',
  'blackout',
  'depends',
  'conflict',
  'open-incident',
  'error-budget',
] as const;

/** Why a pipeline may not go on, or not yet. */
export const GateReason = z
  .object({
    reason: z.enum(gateReasons),
    detail: z.string(),
    /** When it ends by itself, as far as one knows. */
    until: instant.optional(),
    change: z.string().optional(),
    calendar: z.string().optional(),
    incident: z.string().optional(),
    /** The service whose error budget is spent. */
    service: z.string().optional(),
  })
  .meta({ id: 'GateReason' });
export type GateReason = z.infer<typeof GateReason>;

export type Judgement = {
  readonly answer: 'allow' | 'wait' | 'deny';
  readonly reasons: readonly GateReason[];
};

/** All that the gate looks at. */
export type GateFacts = {
  /** The change that it is about; undefined when none is known. */
  readonly change?: Change | undefined;
  readonly hindrances: readonly Hindrance[];
  /** Changes that have to be done before it and are not. */
  readonly waitsFor: readonly string[];
  /** What is in conflict with it at this moment. */
  readonly conflicts: readonly Conflict[];
  /** Incidents of priority 1 on its services that people still work on. */
  readonly incidents: readonly { readonly id: string; readonly title: string }[];
  /** Its services whose error budget of the month is spent, where that holds changes, with when the next one begins. */
  readonly spent?: readonly { readonly service: string; readonly title: string; readonly until: string }[];
};

type Weighed = GateReason & { readonly answer: 'wait' | 'deny' };

function standing(change: Change | undefined): Weighed[] {
  const reason = 'no-approved-change' as const;
  if (!change) return [{ answer: 'deny', reason, detail: 'No change is approved for this.' }];
  const about = { change: change.id };
  if (isOver(change) || change.state === 'review')
    return [{ answer: 'deny', reason: 'over', detail: `${change.id} is ${change.state}.`, ...about }];
  if (isAsked(change))
    return [{ answer: 'wait', reason, detail: `${change.id} waits for its approval.`, ...about }];
  return change.state === 'draft'
    ? [{ answer: 'deny', reason, detail: `${change.id} is a draft.`, ...about }]
    : [];
}

/** What ends before the change's window does can be waited for; the rest cannot. */
function closed(change: Change | undefined, { reason, ...rest }: Hindrance): Weighed[] {
  if (reason === 'not-approved' || reason === 'over') return [];
  // A change that has begun was let in, and its run goes on.
  if (change?.state === 'implement') return [];
  const end = change?.plannedTo;
  const inTime = rest.until !== undefined && (end === undefined || rest.until < end);
  return [{ answer: inTime ? 'wait' : 'deny', reason, ...rest }];
}

/** While a budget is spent nothing new is let in; what has begun goes on. */
function overspent(change: Change | undefined, spent: GateFacts['spent'] = []): Weighed[] {
  if (change?.state === 'implement' || change?.type === 'emergency') return [];
  const end = change?.plannedTo;
  return spent.map(({ service, title, until }) => ({
    answer: end === undefined || until < end ? 'wait' : 'deny',
    reason: 'error-budget',
    detail: `The error budget of ${title} is spent until ${until}.`,
    until,
    service,
  }));
}

/**
 * Whether a pipeline may go on with a change: one reason to deny denies, one to wait makes it wait. An emergency waits for no
 * calendar, no other change, no error budget and no incident, which it may be there to end.
 */
export function judgeGate({
  change,
  hindrances,
  waitsFor,
  conflicts,
  incidents,
  spent,
}: GateFacts): Judgement {
  const emergency = change?.type === 'emergency';
  const weighed: Weighed[] = [
    ...standing(change),
    ...hindrances.flatMap((one) => closed(change, one)),
    ...overspent(change, spent),
    ...waitsFor.map(
      (other): Weighed => ({
        answer: 'wait',
        reason: 'depends',
        detail: `${other} has to be done first.`,
        change: other,
      }),
    ),
    ...(emergency ? [] : conflicts).map(
      ({ title, to, change: other }): Weighed => ({
        answer: 'wait',
        reason: 'conflict',
        detail: `${other ?? title} is being done to the same until ${to}.`,
        until: to,
        ...(other && { change: other }),
      }),
    ),
    ...(emergency ? [] : incidents).map(
      ({ id, title }): Weighed => ({
        answer: 'wait',
        reason: 'open-incident',
        detail: `${id} is open: ${title}`,
        incident: id,
      }),
    ),
  ];
  const reasons = weighed.map(({ answer: _, ...reason }) => reason);
  if (!weighed.length) return { answer: 'allow', reasons };
  return { answer: weighed.some(({ answer }) => answer === 'deny') ? 'deny' : 'wait', reasons };
}

const soonest = 60;
const latest = 15 * 60;

/** How many seconds to wait before asking again: until the first reason ends, a quarter of an hour at most. */
export function retryAfter({ reasons }: Judgement, at: string): number {
  const ends = reasons.flatMap(({ until }) =>
    until ? [Math.ceil((Date.parse(until) - Date.parse(at)) / 1000)] : [],
  );
  return Math.min(latest, Math.max(soonest, ...(ends.length ? [Math.min(...ends)] : [5 * 60])));
}
