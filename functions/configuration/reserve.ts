import { take } from '../runtime/claims.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { retryingRaces } from '../runtime/races.ts';
import { atOnce } from './at-once.ts';
import { holdersOf } from './find-cis.ts';
import { identityRow } from './identity.ts';

const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);

/**
 * The ids of the things with these identities. What nobody has described yet gets the id that it will have when somebody does:
 * so a relation to it is what it will be, in whatever order they come.
 */
export async function reserve(keys: readonly string[], now: string): Promise<ReadonlyMap<string, string>> {
  const known = new Map(await holdersOf(keys));
  const missing = [...new Set(keys)].filter((key) => !known.has(key));
  await atOnce(missing, (key) =>
    retryingRaces(async () => {
      const holder = (await holdersOf([key])).get(key);
      if (holder) return known.set(key, holder);
      const id = await nextNumber('configuration', 'CI');
      await take('configuration', identityRow(key, id, undefined), seconds(now));
      return known.set(key, id);
    }),
  );
  return known;
}
