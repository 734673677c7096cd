import type { Actor } from '../kernel/actor.ts';
import { retryingRaces } from '../runtime/races.ts';
import { notifications } from './keep.ts';
import { leaseAttempt } from './lease.ts';
import { type Ending, type Errand, settle } from './notification.ts';

/** What is to be told, and how. */
export type Delivery = { readonly errand: Errand; readonly send: () => Promise<Ending> };

/**
 * Makes one attempt and records how it ended: true when it is worth another one.
 *
 * The record is written after the act, because it tells the outcome of the act and nothing else. A crash between the two
 * leaves no record, and the retry sends again: at least once, never lost, and twice only for a crash after sending.
 */
async function attempt(
  { errand, send }: Delivery,
  actor: Actor,
  now: string,
  depth: number,
): Promise<boolean> {
  const before = await notifications.find(errand.id);
  if (before?.state === 'delivered') return false;
  await leaseAttempt(errand.id, (before?.attempts ?? 0) + 1, now);
  const ending = await send();
  await notifications.save(settle(before, errand, ending, actor, now), { depth });
  return !ending.delivered && ending.transient;
}

const worth = (outcome: PromiseSettledResult<boolean>) => outcome.status === 'rejected' || outcome.value;

/**
 * Delivers everything, each on its own: one person's broken webhook keeps nobody else from being told.
 *
 * Every failure is recorded at once, so that the timeline shows it while there is still time to call somebody. A transient
 * one is thrown afterwards: the asynchronous invocation comes again in a minute and then in two, skips what was
 * delivered, and the record's last state is what came of it. A permanent one is only recorded.
 */
export async function deliverAll(
  deliveries: readonly Delivery[],
  actor: Actor,
  now: string,
  depth: number,
): Promise<void> {
  // Whoever loses the lease looks again a moment later, and finds the other one's outcome.
  const outcomes = await Promise.allSettled(
    deliveries.map((delivery) => retryingRaces(() => attempt(delivery, actor, now, depth))),
  );
  const open = outcomes.filter(worth);
  if (!open.length) return;
  const causes = open.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  throw new AggregateError(
    causes,
    `${open.length} of ${deliveries.length} notifications are to be tried again`,
  );
}
