import type { Retrier } from './definition.ts';
import { covers, type Failure } from './failure.ts';

/**
 * The retrier that takes a failure on, while it has attempts left, and how long it waits first.
 * Every retrier counts for itself; the first that covers the error decides, even when it is used up.
 * Interval × rate^attempts, capped, then spread over 0…delay with full jitter:
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 *
 * @param made attempts already made again in this visit, by retrier
 */
export function retryAfter(
  retriers: readonly Retrier[],
  made: readonly number[],
  failure: Failure,
  random: () => number,
): { index: number; ms: number } | undefined {
  const index = retriers.findIndex(({ ErrorEquals }) => covers(ErrorEquals, failure));
  const retrier = retriers[index];
  const attempts = made[index] ?? 0;
  if (!retrier || attempts >= (retrier.MaxAttempts ?? 3)) return undefined;
  const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Infinity, JitterStrategy } = retrier;
  const delay = Math.min(IntervalSeconds * BackoffRate ** attempts, MaxDelaySeconds) * 1000;
  return { index, ms: JitterStrategy === 'FULL' ? delay * random() : delay };
}
