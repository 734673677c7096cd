import type { Decision, Versioned } from '../kernel/decision.ts';
import { isClaim } from './call.ts';
import { type Heard, onceFor } from './reaction.ts';
import type { Records } from './records.ts';

/**
 * Saves what a consumer decided on hearing an event, once however often the event comes; without a decision there is nothing to save.
 *
 * @param consumer who acts, and what on: a name of its own for each act that one event leads to
 */
export async function saveOnce<T extends Versioned>(
  keep: Pick<Records<T>, 'save'>,
  decision: Decision<T> | undefined,
  consumer: string,
  heard: Heard,
): Promise<void> {
  if (!decision) return;
  await keep
    .save(decision, { depth: heard.next, claims: [onceFor(consumer, heard)] })
    .catch((error: unknown) => {
      if (!isClaim(error)) throw error;
    });
}
