import { isAnybodyAsked } from '../approval/read.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Claim, Decision } from '../kernel/decision.ts';
import { approvableOf } from './approvable.ts';
import { type Order, open } from './opening.ts';
import type { ServiceRequest } from './service-request.ts';

/** Opens a request, which waits for approval if what is ordered says so, or if a policy for requests fits it. */
export async function openJudged(
  order: Order,
  id: string,
  by: Actor,
  at: string,
  claims: readonly Claim[] = [],
): Promise<Decision<ServiceRequest>> {
  const opened = open(order, id, by, at, claims);
  if (opened.after.round || !(await isAnybodyAsked(approvableOf(opened.after)))) return opened;
  return open({ ...order, judged: true }, id, by, at, claims);
}
