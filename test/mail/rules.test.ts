import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOwn } from '../../functions/mail/automatic.ts';
import { perThread, within } from '../../functions/mail/caps.ts';
import { hintsIn } from '../../functions/mail/hints.ts';
import { textOf } from '../../functions/mail/html-text.ts';
import { preScan } from '../../functions/mail/pre-scan.ts';
import { readReceipt } from '../../functions/mail/receipt.ts';
import { senderIn } from '../../functions/mail/sender.ts';
import { isVouchedFor } from '../../functions/mail/verdicts.ts';

describe('what decides about a mail', () => {
  test('never throws at bytes, and sees no more headers than there are lines', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        const { headers } = preScan(bytes);
        expect(headers.length).toBeLessThanOrEqual(bytes.filter((byte) => byte === 10).length + 1);
      }),
    );
  });

  test('one plain address is its own sender, and two are nobody’s', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^[a-z]{1,8}$/), (a, b) => {
        const one = `${a}@example.org`;
        expect(senderIn([`${b} <${one}>`])).toBe(one);
        expect(senderIn([`${one}, ${b}@example.org`])).toBeUndefined();
        expect(senderIn([one, one])).toBeUndefined();
      }),
    );
  });

  test('a cap holds at every length of time', () => {
    const minute = 60_000;
    let taken: readonly number[] = [];
    for (let n = 0; n < 600; n++) taken = within(perThread, taken, n * minute) ?? taken;
    for (const [most, minutes] of perThread)
      for (let from = 0; from < 600; from++) {
        const window = taken.filter((at) => at > (from - minutes) * minute && at <= from * minute);
        expect(window.length).toBeLessThanOrEqual(most);
      }
    expect(taken.length).toBeLessThanOrEqual(100);
  });

  test('HTML leaves no tag that is closed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (words) => {
        const text = textOf(`<p>${words.replaceAll(/[<>&]/g, '')}</p><script>evil()</script>`);
        expect(text).not.toContain('evil');
        expect(text).not.toContain('<p>');
      }),
    );
  });

  test('DMARC decides where there is one, else SPF of the very domain', () => {
    const all = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS' } as const;
    expect(isVouchedFor({ ...all, dmarc: 'PASS' }, 'a@b.co', 'x@y.co')).toBe(true);
    expect(isVouchedFor({ ...all, dmarc: 'FAIL' }, 'a@b.co', 'a@b.co')).toBe(false);
    expect(isVouchedFor({ ...all, dmarc: 'GRAY' }, 'a@b.co', 'x@b.co')).toBe(true);
    expect(isVouchedFor({ ...all, dmarc: 'GRAY' }, 'a@b.co', 'a@x.b.co')).toBe(false);
    expect(isVouchedFor({ ...all, dmarc: 'GRAY', spf: 'GRAY' }, 'a@b.co', 'a@b.co')).toBe(false);
  });

  test('our own addresses are known with labels, and in whole domains', () => {
    const own = { addresses: ['support@desk.example'], domains: ['all.example', '.below.example'] };
    for (const ours of ['SUPPORT+x@desk.example', 'a@all.example', 'a@x.below.example'])
      expect(isOwn(ours, own)).toBe(true);
    for (const other of ['supporter@desk.example', 'a@x.all.example', 'a@below.example'])
      expect(isOwn(other, own)).toBe(false);
  });

  test('hints name each ticket once', () => {
    const headers = [
      { name: 'subject', value: 'Re: [INC-1042] and inc-1043' },
      { name: 'references', value: '<inc-1042.3@desk.example>' },
    ];
    expect(hintsIn(headers, 'REQ-1001')).toEqual([
      { by: 'reply-address', ticket: 'REQ-1001' },
      { by: 'references', ticket: 'INC-1042' },
      { by: 'subject', ticket: 'INC-1043' },
    ]);
  });

  test('a receipt without a verdict knows nothing, and what is none is refused', () => {
    const mail = { timestamp: '2026-11-23T11:00:00.000Z', messageId: 'x', source: 'a@b.co' };
    const receipt = { recipients: ['c@d.co'], action: { type: 'S3', objectKey: 'received/x' } };
    const said = { notificationType: 'Received', mail, receipt };
    expect(readReceipt(JSON.stringify(said)).verdicts).toMatchObject({ dmarc: 'GRAY', virus: 'GRAY' });
    expect(() => readReceipt('{"Type":"Notification"}')).toThrow();
  });
});
