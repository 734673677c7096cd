import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../kernel/refusal.ts';
import { keysFor } from './secret.ts';

const lifetime = 24 * 3600;
const seal = (key: Buffer, body: string) => createHmac('sha256', key).update(body).digest();

/**
 * An opaque, signed place in one list: it works for this person's same query for a day, and nowhere else.
 *
 * @param scope the list, its filters and the person, as one string
 * @param after sort key of the last record that the page showed
 */
export async function sealCursor(scope: string, after: string, nowSeconds: number): Promise<string> {
  const [key] = await keysFor('cursor');
  const body = JSON.stringify([after, nowSeconds + lifetime]);
  const mac = seal(key as Buffer, `${scope}\n${body}`).subarray(0, 16);
  return Buffer.concat([mac, Buffer.from(body)]).toString('base64url');
}

/** The place that a cursor of `sealCursor` names. @throws {Refusal} `invalid-cursor` for any other text */
export async function openCursor(scope: string, cursor: string, nowSeconds: number): Promise<string> {
  const bytes = Buffer.from(cursor, 'base64url');
  const [mac, body] = [bytes.subarray(0, 16), bytes.subarray(16).toString()];
  const keys = await keysFor('cursor');
  const genuine = keys.some((key) => {
    const expected = seal(key, `${scope}\n${body}`).subarray(0, 16);
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  });
  const canonical = bytes.toString('base64url') === cursor;
  const [after, expires] = genuine && canonical ? (JSON.parse(body) as [string, number]) : ['', 0];
  if (expires > nowSeconds) return after;
  throw new Refusal('invalid-cursor', 'Start the list again without a cursor.');
}
