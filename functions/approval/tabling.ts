import type { Actor } from '../kernel/actor.ts';
import { table } from '../record/approval-course.ts';
import { type Approval, currentStep } from '../record/approval-round.ts';
import { nextMeetings } from './cab.ts';
import { approvals, cabs } from './keep.ts';

/** Where a CAB is asked, the requester is told of its next meeting, once. */
export async function tellOfMeeting(round: Approval, by: Actor, at: string, depth: number): Promise<void> {
  if (round.state !== 'pending') return;
  const { cab: id, tabledFor } = currentStep(round);
  const cab = id && !tabledFor ? await cabs.find(id) : undefined;
  const next = cab?.enabled ? nextMeetings(cab, at)[0] : undefined;
  if (next) await approvals.save(table(round, next.beginsAt, by, at), { depth });
}
