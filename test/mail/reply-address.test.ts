import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysIn, type Root, rotated } from '../../functions/mail/key-ring.ts';
import { isTokenOf, readReplyAddress, replyAddress, versionOf } from '../../functions/mail/reply-address.ts';

const keyOf = (key: Buffer) => ({ version: versionOf(key), key });
const key = keyOf(Buffer.alloc(32, 7));
const desk = 'support@desk.example';
const address = (ticket: string, person: string) => replyAddress(desk, ticket, person, key) ?? '';
const ticket = fc
  .tuple(fc.constantFrom('INC', 'REQ', 'CHG'), fc.integer({ min: 1, max: 999_999_999_999 }))
  .map(([prefix, number]) => `${prefix}-${number}`);
const person = fc.stringMatching(/^[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,2}$/);
const proves = (text: string, who: string) => {
  const token = readReplyAddress(text);
  return token !== undefined && isTokenOf(token, who, [key]);
};

test('a reply address is read back for the ticket and the person it was made for, in whatever case', () => {
  void fc.assert(
    fc.property(ticket, person, fc.boolean(), (id, who, upper) => {
      const made = address(id, who);
      expect(made.slice(0, made.lastIndexOf('@')).length).toBeLessThanOrEqual(64);
      const seen = upper ? made.toUpperCase() : made;
      expect(readReplyAddress(seen)?.ticket).toBe(id);
      expect(proves(seen, who)).toBe(true);
      expect(proves(seen, `${who}x`)).toBe(false);
    }),
  );
});

test('the address of one ticket is none of another', () => {
  void fc.assert(
    fc.property(ticket, ticket, person, (one, other, who) => {
      fc.pre(one !== other);
      const moved = address(one, who).replace(one.toLowerCase(), other.toLowerCase());
      expect(readReplyAddress(moved)?.ticket).toBe(other);
      expect(proves(moved, who)).toBe(false);
    }),
  );
});

test('an address that would be too long for RFC 5321 is not made', () => {
  expect(replyAddress('a-very-long-name-for-a-desk@desk.example', 'INC-1', 'ann', key)).toBeUndefined();
});

test('of 100,000 random and mutated tokens none is accepted', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  const good = address('INC-1042', 'ann');
  const start = good.lastIndexOf('.', good.indexOf('@')) + 1;
  const dice = randomBytes(400_000);
  let accepted = 0;
  let read = 0;
  for (let round = 0; round < 100_000; round++) {
    const proof = [...good.slice(start, start + 26)];
    const bytes = dice.subarray(round * 4, round * 4 + 4);
    if (round % 2) {
      // One letter of a right one is another.
      const place = (bytes[0] ?? 0) % 26;
      const step = 1 + ((bytes[1] ?? 0) % 31);
      proof[place] = letters[(letters.indexOf(proof[place] ?? '') + step) % 32] ?? '';
    } else
      for (let place = 0; place < 26; place++)
        proof[place] = letters[((bytes[place % 4] ?? 0) + place * round) % 32] ?? '';
    const forged = `${good.slice(0, start)}${proof.join('')}${good.slice(start + 26)}`;
    const token = readReplyAddress(forged);
    if (token) read++;
    if (token && isTokenOf(token, 'ann', [key])) accepted++;
  }
  expect({ accepted, read }).toEqual({ accepted: 0, read: 100_000 });
});

test('what is no reply address is none', () => {
  const no = [
    '',
    desk,
    'support+inc-1042@desk.example',
    'support+inc-0.abcd.aaaaaaaaaaaaaaaaaaaaaaaaaa@desk.example',
    'support+foo-1.abcd.aaaaaaaaaaaaaaaaaaaaaaaaaa@desk.example',
    'support+inc-1.abcd.aaaaaaaaaaaaaaaaaaaaaaaaaa\r\n@desk.example',
    `${'a'.repeat(65)}+inc-1.abcd.aaaaaaaaaaaaaaaaaaaaaaaaaa@desk.example`,
  ];
  for (const text of no) expect(readReplyAddress(text), text).toBeUndefined();
  void fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !proves(text, 'ann')));
});

const rootOf = (fill: number): Root => ({ key: Buffer.alloc(32, fill), wrap: Buffer.alloc(32, fill + 100) });

test('a token of an older root is read for three years after it was rotated away', () => {
  const day = 24 * 3600;
  const old = keyOf(Buffer.from(rootOf(1).key));
  const made = readReplyAddress(replyAddress(desk, 'REQ-7', 'ann', old) ?? '');
  let ring = rotated(undefined, [rootOf(1)], 0);
  // It is rotated every month for four years, and looked after in between.
  for (let month = 1; month <= 48; month++) {
    const roots = [rootOf(month + 1), rootOf(month)];
    const now = month * 30 * day;
    ring = rotated(ring, roots, now) ?? ring;
    expect(rotated(ring, roots, now), 'to do so again changes nothing').toBeUndefined();
    const known = keysIn(ring, roots, now + day);
    expect(known[0]?.version).toBe(versionOf(roots[0]?.key ?? Buffer.of()));
    expect(made && isTokenOf(made, 'ann', known), `month ${month}`).toBe(month * 30 <= 3 * 365 + 29);
  }
  const text = JSON.stringify(ring);
  expect(text).not.toContain(Buffer.from(rootOf(47).key).toString('base64'));
});
