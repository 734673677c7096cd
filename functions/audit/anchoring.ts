import type { Actor } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { collectionPage } from '../runtime/collection.ts';
import { type Anchor, daysToAnchor, makeAnchor } from './anchor.ts';
import { isNoted, notedOn } from './journal.ts';
import { anchors } from './keep.ts';
import { inOrder, leafText } from './leaf.ts';
import { rootOf, sealOf } from './merkle.ts';
import { lockAway } from './vault.ts';

async function anchor(day: string, previous: string, by: Actor, at: string): Promise<Anchor> {
  const leaves = inOrder(await notedOn(day));
  const root = rootOf(leaves.map(leafText));
  const size = leaves.length;
  const said = { size, root, previous, seal: sealOf(previous, day, size, root) };
  // Whoever died between the vault and the record finds the day in the vault, and goes by what it says.
  const locked = await lockAway(day, { said, leaves });
  try {
    return await anchors.save(makeAnchor(day, locked.said, by, at));
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'already-exists') return anchors.get(day);
    throw error;
  }
}

/** Anchors every day that is over and was not, the oldest first; the first one is the first on which anything was noted. */
export async function anchorDays(by: Actor, now: string): Promise<Anchor[]> {
  const [last] = (await collectionPage(anchors, 1)).items;
  const made: Anchor[] = [];
  let previous = last?.seal;
  for (const day of daysToAnchor(last?.id, now)) {
    if (previous === undefined && !(await isNoted(day))) continue;
    const next = await anchor(day, previous ?? '', by, now);
    made.push(next);
    previous = next.seal;
  }
  return made;
}
