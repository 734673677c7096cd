import { createHmac, timingSafeEqual } from 'node:crypto';
import { keysFor } from '../runtime/secret.ts';

/**
 * The six digits that confirm a contact, by each valid key, the newest first. They are derived from what the record says, so
 * that they are kept nowhere and travel on no bus; who does not have the root secret guesses one in a million.
 *
 * @param askedAt when the code was asked for: another question has another answer
 */
export async function contactCodes(person: string, contact: string, askedAt: string): Promise<string[]> {
  const keys = await keysFor('contact-code');
  return keys.map((key) => {
    const mac = createHmac('sha256', key).update(`${person}\n${contact}\n${askedAt}`).digest();
    return String(mac.readUInt32BE(0) % 1_000_000).padStart(6, '0');
  });
}

/** Whether these are the digits, in a time that does not tell how many of them are right. */
export async function isContactCode(
  given: string,
  person: string,
  contact: string,
  askedAt: string,
): Promise<boolean> {
  const right = await contactCodes(person, contact, askedAt);
  return right.some((code) => timingSafeEqual(Buffer.from(code), Buffer.from(given.padEnd(6).slice(0, 6))));
}
