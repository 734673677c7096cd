import { Refusal } from '../kernel/refusal.ts';
import { freeAt, type Limit, memoryOf } from './throttle.ts';

/** What is known of one contact: when messages went to it, and when the bundle that waits for it is due. In epoch seconds. */
export type Lane = {
  readonly sent: readonly {
    readonly id: string;
    readonly at: number;
    readonly attempt?: number | undefined;
  }[];
  readonly flushAt?: number | undefined;
};

/**
 * What becomes of one more message: it goes now (`again` when it was let go before), or waits, and then with a clock of its own
 * or with those that wait.
 */
export type Verdict =
  | { readonly go: true; readonly lane: Lane; readonly again?: boolean }
  | { readonly go: false; readonly until: number; readonly clock: boolean; readonly lane: Lane | undefined };

// Who joins a bundle so shortly before it is due might be seen too late: then it has a clock of its own.
const margin = 10;
// A bundle that is so late was cut off: the next message takes it along.
const late = 120;
const remembered = 100;

/** Seconds for which one attempt keeps another one out: longer than a function that sends may run, shorter than Lambda's first retry. */
export const leaseSeconds = 45;

/** The lane with one more message sent, without what no limit looks back at. */
export const noteSent = (
  lane: Lane,
  id: string,
  limits: readonly Limit[],
  now: number,
  attempt?: number,
): Lane => ({
  sent: [
    ...lane.sent.filter((each) => each.id !== id && each.at > now - memoryOf(limits)),
    { id, at: now, ...(attempt !== undefined && { attempt }) },
  ].slice(-remembered),
  ...(lane.flushAt !== undefined && { flushAt: lane.flushAt }),
});

/**
 * Whether one more message may go to a contact now. A message that was let go before is let go again, once the attempt before
 * has ended or was cut off; while a bundle waits, whatever comes joins it, so that nothing overtakes.
 *
 * @returns with the lane to be saved, or without one when it stays as it is
 * @throws {Refusal} `claim-taken` while somebody else makes this attempt: an event that comes twice would send twice
 */
export function enter(
  lane: Lane,
  id: string,
  limits: readonly Limit[],
  now: number,
  attempt?: number,
): Verdict {
  const times = lane.sent.map(({ at }) => at);
  const before = lane.sent.find((each) => each.id === id);
  if (before && before.attempt === attempt && before.at > now - leaseSeconds)
    throw new Refusal('claim-taken', `Somebody else is sending ${id} at this moment.`);
  if (before) return { go: true, again: true, lane: noteSent(lane, id, limits, now, attempt) };
  const { flushAt } = lane;
  if (flushAt !== undefined && flushAt > now + margin)
    return { go: false, until: flushAt, clock: false, lane: undefined };
  if (flushAt !== undefined && flushAt > now - late) {
    const until = freeAt([...times, flushAt], limits, Math.max(now, flushAt) + 1);
    return { go: false, until, clock: true, lane: { ...lane, flushAt: until } };
  }
  const free = freeAt(times, limits, now);
  if (free === now) return { go: true, lane: noteSent({ sent: lane.sent }, id, limits, now, attempt) };
  return { go: false, until: free, clock: true, lane: { ...lane, flushAt: free } };
}

/** The same message, which has to wait until a moment for another reason: the channel itself is full. */
export const delayed = (lane: Lane, until: number): Verdict => ({
  go: false,
  until,
  clock: true,
  lane: { ...lane, flushAt: until },
});

/** The lane after a bundle went out. A bundle that was put together meanwhile stays due. */
export function flushed(lane: Lane, id: string, limits: readonly Limit[], due: number, now: number): Lane {
  const { flushAt, ...rest } = noteSent(lane, id, limits, now);
  return { ...rest, ...(flushAt !== undefined && flushAt > due && { flushAt }) };
}
