import { describe, expect, test } from 'vitest';
import { judge } from '../../functions/mail/judgement.ts';
import { Mail } from '../../functions/mail/mail.ts';
import { defaultPolicy } from '../../functions/mail/mail-address.ts';
import { preScan } from '../../functions/mail/pre-scan.ts';
import { readMail } from '../../functions/mail/reading.ts';
import type { Receipt } from '../../functions/mail/receipt.ts';
import { keep, marksOf } from '../../functions/mail/receiving.ts';
import { type Case, corpus } from './corpus.ts';

const own = { addresses: ['support@desk.example'], domains: [] };
const thread = new URL('../../dist/functions/mail-on-received/parse-worker.js', import.meta.url).pathname;
const passed = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' } as const;
const at = '2026-11-23T11:00:00.000Z';

async function taken({ raw, envelope = 'robin@example.org', verdicts }: Case) {
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw);
  const receipt: Receipt = {
    id: 'x',
    at,
    source: envelope,
    recipients: own.addresses,
    verdicts: { ...passed, ...verdicts },
    key: 'received/x',
  };
  const read = await readMail(receipt, bytes, own, thread);
  const { scan, parsed, from, verified, automatic } = read;
  const fate = judge({
    ...read,
    over: scan.over,
    verdicts: receipt.verdicts,
    person: 'robin',
    left: false,
    reply: undefined,
    policy: defaultPolicy,
  });
  const marks = marksOf(parsed, scan.headers, automatic);
  const about = {
    id: 'MAIL-1000',
    receipt,
    to: 'support@desk.example',
    from,
    person: 'robin',
    verified,
    size: bytes.length,
  };
  const { after } = keep(
    {
      ...about,
      headers: scan.headers,
      parsed,
      marks,
      hints: [],
      files: [],
      html: undefined,
      replyTo: undefined,
    },
    fate,
    'x',
    at,
  );
  return { mail: Mail.parse(after), files: parsed?.files.length ?? 0 };
}

const ending = ({ state, reason, verified }: Mail) =>
  state === 'accepted' ? `ticket${verified ? '' : ' unverified'}` : `${state} ${reason}`;

describe('a mail', () => {
  test('there are two hundred of them', () => expect(corpus.length).toBeGreaterThanOrEqual(200));

  test.concurrent.each(corpus.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const { mail, files } = await taken(one);
    expect(ending(mail)).toBe(one.ends);
    const said = `${mail.text ?? ''}\n${mail.whole ?? ''}`;
    if (one.says) expect(said).toContain(one.says);
    if (one.hides) expect(said).not.toContain(one.hides);
    if (one.subject) expect(mail.title).toBe(one.subject);
    if (one.mark) expect(mail.marks).toContain(one.mark);
    if (one.files !== undefined) expect(files).toBe(one.files);
    expect(JSON.stringify(mail).length).toBeLessThan(400_000);
  });

  test('of 40 MB is looked over at once', () => {
    const floods = ['\n', '--\n', '--b\n', 'x'].map((piece) =>
      Buffer.concat([
        Buffer.from('From: a@b.co\nContent-Type: multipart/mixed; boundary=b\n\n'),
        Buffer.alloc(39 * 1024 * 1024, piece),
      ]),
    );
    for (const flood of floods) preScan(flood);
  });
});
