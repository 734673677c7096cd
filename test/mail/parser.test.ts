import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseMail } from '../../functions/mail/parser.ts';

const place = mkdtempSync(join(tmpdir(), 'parser-'));

/** What becomes of a mail whose parser does this. */
function parsedBy(code: string) {
  const file = join(place, `${code.length}.cjs`);
  writeFileSync(file, code);
  return parseMail(new Uint8Array(10), file);
}

test('a parser that does not end, wants all the memory, or fails, is ended, and the mail is called unreadable', async () => {
  expect(
    await Promise.all([
      parsedBy('for (;;);'),
      parsedBy('const all = []; for (;;) all.push(new Array(1e5).fill({}));'),
      parsedBy('process.exit(3);'),
      parsedBy('throw new Error("No.");'),
    ]),
  ).toEqual([
    { unreadable: 'it took longer than 5 seconds' },
    { unreadable: 'it took more than 256 MB' },
    { unreadable: 'its parser ended without an answer' },
    { unreadable: 'No.' },
  ]);
});
