import { createHmac, timingSafeEqual } from 'node:crypto';
import { keysFor } from '../runtime/secret.ts';
import type { Person } from './person.ts';

const days = 7;
const bytes = 16;
const shape = /^(guest-[0-9a-f]{16})\.([0-9a-z]{6,9})\.([\w-]{22})$/;

const seal = (key: Buffer, id: string, email: string, until: number) =>
  createHmac('sha256', key)
    .update(JSON.stringify([id, email.toLowerCase(), until]))
    .digest()
    .subarray(0, bytes);

type Guest = Pick<Person, 'id' | 'email'>;

/** Where a guest confirms that their address is theirs, below the portal's address; it is good for seven days. */
export async function confirmationPath({ id, email }: Guest, at: string): Promise<string> {
  const [key] = await keysFor('confirmation');
  const until = Math.floor(Date.parse(at) / 1000) + days * 24 * 3600;
  const proof = seal(key as Buffer, id, email, until).toString('base64url');
  return `/v1/confirmations/${id}.${until.toString(36)}.${proof}`;
}

/** The guest whom a link was sent to, by what it ends with, and until when; undefined for any other text. */
export function confirmationIn(token: string): { id: string; until: number; proof: Buffer } | undefined {
  const [, id, until = '', proof = ''] = shape.exec(token) ?? [];
  return id ? { id, until: Number.parseInt(until, 36), proof: Buffer.from(proof, 'base64url') } : undefined;
}

/** Whether a link was made by the desk for this person and their address, and is still good. */
export async function isGenuine(
  { id, email }: Guest,
  { until, proof }: { until: number; proof: Buffer },
  now: number,
): Promise<boolean> {
  const keys = await keysFor('confirmation');
  const genuine = keys.some(
    (key) => proof.length === bytes && timingSafeEqual(seal(key, id, email, until), proof),
  );
  return genuine && until > now;
}
