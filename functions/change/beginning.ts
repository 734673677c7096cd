import { Refusal } from '../kernel/refusal.ts';
import type { Change } from './change.ts';
import { type Hindrance, hindrancesOf } from './hindrance.ts';
import { changes } from './keep.ts';
import { calendarsAround, ownersOf } from './planning.ts';

/** What keeps a change from beginning at this moment, and what an emergency skips. */
export async function hindrancesNow(
  change: Change,
  at: string,
): Promise<{ hindrances: Hindrance[]; skipped: Hindrance[] }> {
  const [laid, owners] = await Promise.all([calendarsAround(change, at), ownersOf(change)]);
  return hindrancesOf(change, laid, owners, at);
}

/**
 * Lets a change begin at this moment, or says why not.
 *
 * @returns the freezes and blackouts that an emergency skips, for its history
 * @throws {Refusal} `closed-for-changes`, with the reasons
 */
export async function demandOpen(change: Change, at: string): Promise<Hindrance[]> {
  const { hindrances, skipped } = await hindrancesNow(change, at);
  const shut = hindrances.filter(({ reason }) => reason === 'freeze' || reason === 'blackout');
  if (shut.length)
    throw new Refusal('closed-for-changes', shut.map(({ detail }) => detail).join(' '), {
      reasons: hindrances,
    });
  return skipped;
}

/** Of the changes that one depends on, those that are not done yet. */
export async function notDone(ids: readonly string[] = []): Promise<string[]> {
  const found = await changes.all(ids);
  return found.filter(({ state }) => state !== 'review' && state !== 'closed').map(({ id }) => id);
}
