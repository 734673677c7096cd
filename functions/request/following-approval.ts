import { stillStands } from '../approval/read.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Approval } from '../record/approval-round.ts';
import { contentHash } from './approvable.ts';
import { approve, reject } from './course.ts';
import { requests } from './keep.ts';
import type { ServiceRequest } from './service-request.ts';

/** Why it was turned down, as its requester reads it: in the words of whoever rejected it. */
function because({ votes, reason, state }: Approval): string {
  const no = votes.findLast(({ decision, comment }) => decision === 'reject' && comment);
  return no?.comment ?? reason ?? (state === 'expired' ? 'Nobody decided in time.' : 'It was voted down.');
}

/** What a round means for its request; undefined when it means nothing, any more or yet. */
function meaning(round: Approval, request: ServiceRequest, by: Actor, at: string) {
  if (request.round !== round.round || request.state !== 'awaiting-approval') return undefined;
  if (round.state === 'approved')
    return contentHash(request) === round.content ? approve(request, by, at) : undefined;
  if (round.state === 'rejected' || round.state === 'expired')
    return reject(request, because(round), by, at, { approval: round.id, outcome: round.state });
  return undefined;
}

/** Brings a request into line with its round: the record of the round decides. Doing it again changes nothing. */
export async function followRound(round: Approval, by: Actor, at: string, depth: number): Promise<void> {
  const request = await requests.find(round.about);
  const decision = request && meaning(round, request, by, at);
  if (decision) await requests.save({ ...decision, checks: [stillStands(round)] }, { depth });
}
