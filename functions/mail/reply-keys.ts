import type { Claim } from '../kernel/decision.ts';
import { take } from '../runtime/claims.ts';
import { readRow } from '../runtime/dynamo.ts';
import { isRace } from '../runtime/races.ts';
import { keysFor } from '../runtime/secret.ts';
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
 * rotation, while tickets can be replied to for long. To do so again changes nothing. It has to run between two rotations.
 */
export async function keepReplyKeys(now: number): Promise<void> {
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
 * Every key with which an address may be signed that can still be replied to. The first mail after a rotation keeps the key of the
 * root before.
 */
export async function replyKeys(now: number): Promise<ReplyKey[]> {
  await keepReplyKeys(now);
  return keysIn(await readRing(), await roots(), now);
}
