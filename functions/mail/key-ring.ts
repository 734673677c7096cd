import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { type ReplyKey, versionOf } from './reply-address.ts';

/** A key that signs no more, sealed under the present root. `until` is when the last ticket that it was made for may be replied to. */
export type SealedKey = { readonly version: string; readonly sealed: string; readonly until: number };

/** The keys of earlier roots. `under` names the root under which they are sealed. */
export type KeyRing = { readonly under: string; readonly keys: readonly SealedKey[] };

const remembered = 3 * 365 * 24 * 3600;
const mostKeys = 50;
const ivBytes = 12;
const tagBytes = 16;

// A nonce made of what is sealed: the same key under the same root is the same text, and no two texts share one.
const nonceOf = (wrap: Uint8Array, key: Uint8Array) =>
  Buffer.from(hkdfSync('sha256', wrap, key, 'nonce', ivBytes));

function sealed(wrap: Uint8Array, key: Uint8Array): string {
  const iv = nonceOf(wrap, key);
  const cipher = createCipheriv('aes-256-gcm', wrap, iv);
  return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function opened(wrap: Uint8Array, text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', wrap, bytes.subarray(0, ivBytes));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]);
}

/** What one version of the root gives: the key that signs, and the one that seals. */
export type Root = { readonly key: Uint8Array; readonly wrap: Uint8Array };

/** Every key that a reply may be signed with, the present one first. */
export function keysIn(ring: KeyRing | undefined, roots: readonly Root[], now: number): ReplyKey[] {
  const fresh = roots.map(({ key }) => ({ version: versionOf(key), key }));
  const root = roots.find(({ wrap }) => versionOf(wrap) === ring?.under);
  if (!ring || !root) return fresh;
  const old = ring.keys
    .filter(({ until, version }) => until > now && !fresh.some((each) => each.version === version))
    .map(({ version, sealed: text }) => ({ version, key: opened(root.wrap, text) }));
  return [...fresh, ...old];
}

/**
 * The ring as it is to be kept once the root was rotated: with the key of the root before, all sealed under the present one.
 * Undefined while it is up to date. A key is kept for three years after it signed last.
 *
 * @param roots the present root first, then the one before, while there is one
 */
export function rotated(ring: KeyRing | undefined, roots: readonly Root[], now: number): KeyRing | undefined {
  const [present] = roots;
  if (!present) return undefined;
  const under = versionOf(present.wrap);
  if (ring?.under === under) return undefined;
  const known = new Map(ring?.keys.map((each) => [each.version, each.until]));
  const keys = keysIn(ring, roots, now)
    .slice(1, 1 + mostKeys)
    .map(({ version, key }) => ({
      version,
      sealed: sealed(present.wrap, key),
      until: known.get(version) ?? now + remembered,
    }));
  return { under, keys };
}
