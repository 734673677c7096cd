import type { Actor } from '../kernel/actor.ts';
import { retryingRaces } from '../runtime/races.ts';
import { notifications } from './keep.ts';
import { delayed, enter, type Verdict } from './lane.ts';
import { type Kept, laneClaim, laneKey, readLane, saveLane, takePlace, waitClaim } from './lanes.ts';
import { leaseAttempt } from './lease.ts';
import {
  type Ending,
  type Errand,
  isOver,
  type Notification,
  noteUnreached,
  putOff,
  settle,
} from './notification.ts';
import { pageLimits } from './throttle.ts';

/** What is to be told, and how. Without a contact it is let through whatever went before. */
export type Delivery = { readonly errand: Errand; readonly send: () => Promise<Ending> };

/** Who does it, when, and how many causes it has. */
export type Doing = { readonly actor: Actor; readonly now: string; readonly depth: number };

const secondsOf = (at: string) => Math.floor(Date.parse(at) / 1000);
const isoOf = (seconds: number) => new Date(seconds * 1000).toISOString();

/** Whether the message may go now, by what its contact and its channel bear. */
async function judge(
  lane: Kept,
  { id, channel }: Errand,
  attempt: number,
  now: number,
): Promise<[Verdict, boolean]> {
  const verdict = enter(lane, id, pageLimits[channel], now, attempt);
  if (!verdict.go || verdict.again) return [verdict, false];
  const place = await takePlace(channel, now);
  return place > now ? [delayed(lane, place), true] : [verdict, false];
}

/**
 * Lets a message go and takes the right to this attempt, or puts the message off until the contact bears it: then it is bundled with
 * the others that wait, and not lost.
 *
 * @returns whether it may go now
 * @throws {Refusal} `claim-taken` while another one makes this attempt, or changed the lane
 */
export async function admit(
  before: Notification | undefined,
  errand: Errand,
  { actor, now, depth }: Doing,
): Promise<boolean> {
  const attempt = (before?.attempts ?? 0) + 1;
  if (!errand.contact || errand.about !== 'page') {
    await leaseAttempt(errand.id, attempt, now);
    return true;
  }
  const at = secondsOf(now);
  const lane = await readLane(laneKey(errand.person, errand.contact));
  const [verdict, reserved] = await judge(lane, errand, attempt, at);
  if (verdict.go) {
    await saveLane(lane, verdict.lane, at);
    return true;
  }
  const claims = verdict.lane ? [laneClaim(lane, verdict.lane, at)] : [];
  const clock = verdict.clock
    ? { name: reserved ? ('place' as const) : ('send' as const), at: isoOf(verdict.until) }
    : undefined;
  const decision = putOff(before, errand, 'withheld', clock, actor, now);
  await notifications.save(decision, { depth, claims: [...claims, waitClaim(lane.key, errand.id, now, at)] });
  return false;
}

/**
 * Makes one attempt and records how it ended: true when it is worth another one.
 *
 * The record is written after the act, because it tells the outcome of the act and nothing else. A crash between the two
 * leaves no record, and the retry sends again: at least once, never lost, and twice only for a crash after sending.
 */
async function attempt({ errand, send }: Delivery, doing: Doing): Promise<boolean> {
  const { actor, now, depth } = doing;
  const before = await notifications.find(errand.id);
  // What waits for a clock is sent by its clock.
  if (before && (isOver(before) || before.clocks || before.state === 'withheld')) return false;
  if (!(await admit(before, errand, doing))) return false;
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
 * delivered or failed for good, and the record's last state is what came of it. A permanent one is only recorded.
 */
export async function deliverAll(
  deliveries: readonly Delivery[],
  actor: Actor,
  now: string,
  depth: number,
): Promise<void> {
  const doing = { actor, now, depth };
  // Whoever loses the lease or the lane looks again a moment later, and finds the other one's outcome.
  const outcomes = await Promise.allSettled(
    deliveries.map((delivery) => retryingRaces(() => retryingRaces(() => attempt(delivery, doing)))),
  );
  const open = outcomes.filter(worth);
  if (!open.length) return;
  const causes = open.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  throw new AggregateError(
    causes,
    `${open.length} of ${deliveries.length} notifications are to be tried again`,
  );
}

/**
 * Puts on record that nobody of a page could be reached: every contact of everybody failed, and nothing is tried again. Whoever
 * reads that escalates at once instead of waiting for an answer that cannot come.
 *
 * @param ids of all notifications of the page
 */
export async function noteIfUnreached(ids: readonly string[], { actor, now, depth }: Doing): Promise<void> {
  await retryingRaces(async () => {
    const all = await notifications.all(ids);
    const nobody = all.length === ids.length && all.every((each) => each.state === 'failed' && each.final);
    const last = all.at(-1);
    if (!nobody || !last || all.some(({ unreached }) => unreached)) return;
    await notifications.save(noteUnreached(last, actor, now), { depth });
  });
}
