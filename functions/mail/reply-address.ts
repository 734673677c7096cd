import { createHmac, timingSafeEqual } from 'node:crypto';

/** A key that signs reply addresses; its version stands in them. */
export type ReplyKey = { readonly version: string; readonly key: Uint8Array };

/** What a reply address says. Whose it is, it proves to whoever asks: the person is not written into it. */
export type ReplyToken = { readonly ticket: string; readonly version: string; readonly proof: string };

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const proofBytes = 16;
const longestLocalPart = 64;
const shape = /^[^\s@+]{1,64}\+((?:inc|req|chg)-[1-9]\d{0,11})\.([a-z2-7]{4})\.([a-z2-7]{26})@[^\s@]{1,253}$/;

/** Base32 of RFC 4648 in lower case, without padding: what survives a mail system that changes case. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const fives = bits.match(/.{1,5}/g) ?? [];
  return fives.map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** A name for a key that says nothing about it: four characters, the same for the same key. */
export const versionOf = (key: Uint8Array): string =>
  base32(createHmac('sha256', key).update('version').digest().subarray(0, 3)).slice(0, 4);

const proofOf = (key: Uint8Array, ticket: string, person: string): string =>
  base32(
    createHmac('sha256', key)
      .update(JSON.stringify([ticket.toUpperCase(), person]))
      .digest()
      .subarray(0, proofBytes),
  );

/**
 * The address to which one person replies about one ticket: `support+inc-1042.<version>.<proof>@desk.example`. The proof is
 * HMAC-SHA-256 over ticket and person, truncated to 128 bits (RFC 2104 section 5): who was not given it cannot make it, and one
 * person's is not another's.
 *
 * @param desk the desk's own address
 * @returns undefined when what stands before the @ would exceed the 64 characters of RFC 5321
 */
export function replyAddress(
  desk: string,
  ticket: string,
  person: string,
  { version, key }: ReplyKey,
): string | undefined {
  const at = desk.lastIndexOf('@');
  const local = `${desk.slice(0, at)}+${ticket.toLowerCase()}.${version}.${proofOf(key, ticket, person)}`;
  return local.length > longestLocalPart ? undefined : `${local}${desk.slice(at)}`;
}

/** What an address says when it looks like one for replies, whatever its case. It proves nothing yet. */
export function readReplyAddress(address: string): ReplyToken | undefined {
  const [, ticket, version, proof] = shape.exec(address.toLowerCase()) ?? [];
  return ticket && version && proof ? { ticket: ticket.toUpperCase(), version, proof } : undefined;
}

const equal = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Whether a token was made for this person, by one of the keys of its version. It takes as long for a wrong one as for a right one. */
export const isTokenOf = (
  { ticket, version, proof }: ReplyToken,
  person: string,
  keys: readonly ReplyKey[],
): boolean =>
  keys
    .filter((each) => each.version === version)
    .map(({ key }) => equal(proofOf(key, ticket, person), proof))
    .includes(true);
