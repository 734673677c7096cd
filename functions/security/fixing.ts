import type { Actor } from '../kernel/actor.ts';
import { sha256 } from '../runtime/chain.ts';
import { isRace } from '../runtime/races.ts';
import { addFix, plainFix } from './fix.ts';
import { fixes } from './keep.ts';

/** The fix of these words, kept when it was not heard of before: the same words are the same fix. */
export async function fixOf(
  title: string,
  url: string | undefined,
  by: Actor,
  at: string,
  depth = 0,
): Promise<string> {
  const id = `FIX-${sha256(plainFix(title)).slice(0, 20)}`;
  if (await fixes.find(id)) return id;
  await fixes.save(addFix(title.slice(0, 400), url, id, by, at), { depth }).catch((error: unknown) => {
    if (!isRace(error, ['already-exists'])) throw error;
  });
  return id;
}
