import type { Claim } from '../kernel/decision.ts';
import { take } from '../runtime/claims.ts';
import { readRow } from '../runtime/dynamo.ts';
import { isRace } from '../runtime/races.ts';
import { forgetRoots, keysFor } from '../runtime/secret.ts';
import { type KeyRing, keysIn, type Root, rotated } from './key-ring.ts';
import { type ReplyKey, versionOf } from './reply-address.ts';

const place = { pk: 'reply-keys', sk: 'ring' };

async function roots(): Promise<Root[]> {
  const [keys, wraps] = await Promise.all([keysFor('reply-address'), keysFor('reply-keys')]);
  return keys.flatMap((key, index) => {
    const wrap = wraps[index];
    return wrap ? [{ key, wrap }] : [];
  });
}

async function readRing(): Promise<KeyRing | undefined> {
  const row = await readRow('mail', place.pk, place.sk);
  return row && { under: String(row.under), keys: row.keys as KeyRing['keys'] };
}

/** The key that signs at this moment. It takes no read of a table. */
export async function currentReplyKey(): Promise<ReplyKey> {
  const [key] = await keysFor('reply-address');
  if (!key) throw new Error('There is no root secret');
  return { version: versionOf(key), key };
}

/**
 * Keeps the key of a root that was rotated away, sealed under the present root: Secrets Manager forgets a root after the next
 * rotation, while tickets can be replied to for long. To do so again changes nothing. It has to run between two rotations, and
 * no mail may come in that time: a reconciliation sees to it.
 *
 * @param now in seconds
 */
export async function keepReplyKeys(now: number): Promise<void> {
  // What is known here of the root may be older than what is kept, which would be lost under it.
  forgetRoots();
  const before = await readRing();
  const next = rotated(before, await roots(), now);
  if (!next) return;
  const claim: Claim = {
    ...place,
    values: { ...next, holder: next.under },
    ...(before && { heldBy: before.under }),
  };
  try {
    await take('mail', claim, now);
  } catch (error) {
    // Somebody else kept it at the same moment.
    if (!isRace(error)) throw error;
  }
}

/**
 * Every key with which an address may be signed that can still be replied to.
 *
 * @param now in seconds
 * @param version of the key that is looked for: where it is not known, the root may have been rotated since it was read here
 */
export async function replyKeys(now: number, version: string): Promise<ReplyKey[]> {
  const known = keysIn(await readRing(), await roots(), now);
  if (known.some((key) => key.version === version)) return known;
  await keepReplyKeys(now);
  return keysIn(await readRing(), await roots(), now);
}
