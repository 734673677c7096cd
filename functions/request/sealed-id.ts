import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../runtime/chain.ts';
import { keysFor } from '../runtime/secret.ts';

const length = 32;
const sealOf = (key: Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest('hex').slice(0, length);

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** An id that whoever gets it can use without a login, and that nobody can guess: 128 bits of an HMAC stand behind it. */
export async function sealed(purpose: string, id: string): Promise<string> {
  const [key] = await keysFor(purpose);
  return `${id}~${sealOf(key as Buffer, id)}`;
}

/** The id in a text that `sealed` made for this purpose; undefined for any other text. */
export async function unsealed(purpose: string, text: string): Promise<string | undefined> {
  const at = text.lastIndexOf('~');
  const [id, seal] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1) return undefined;
  const keys = await keysFor(purpose);
  return keys.some((key) => same(sealOf(key, id), seal)) ? id : undefined;
}

/** A reference of 128 bits that one can see to be ours before anything is known of it. */
export const newReference = (): Promise<string> => sealed('form-reference', randomBytes(16).toString('hex'));

/** Whether a text is a reference that was given to somebody. */
export const isReference = async (text: string): Promise<boolean> =>
  (await unsealed('form-reference', text)) !== undefined;

/** By which a reference is found; the reference itself is kept nowhere. */
export const referenceHash = (reference: string): string => sha256(reference);
