import { createHmac, timingSafeEqual } from 'node:crypto';
import { keysFor } from './secret.ts';

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
