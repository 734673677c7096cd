import { Refusal } from '../kernel/refusal.ts';

const attempts = 6;

/** A pause before the `attempt`-th try, in milliseconds: random, so that those who met once do not meet again. */
const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));

/** Refusals which say that something changed while it was being decided on. */
export const races = ['stale-version', 'check-failed', 'already-exists', 'claim-taken'] as const;

/** True for a refusal with one of these reasons. */
export const isRace = (error: unknown, reasons: readonly string[] = races): boolean =>
  error instanceof Refusal && reasons.includes(error.reason);

/**
 * Runs work again, six times at most, when the record changed while it was deciding: it has to read anew each time. Any
 * other failure, and the last race, is for the caller.
 *
 * @param reasons refusals that count as a race here
 */
export async function retryingRaces<R>(
  work: () => Promise<R>,
  reasons: readonly string[] = races,
): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isRace(error, reasons)) throw error;
      await pause(attempt);
    }
  }
}
