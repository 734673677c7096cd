import { describe, expect, test } from 'vitest';
import { receivedNotification } from '../../local/receipt/notification.ts';
import { takesRecipient } from '../../local/receipt/recipients.ts';
import { verdictsIn } from '../../local/receipt/verdicts.ts';

describe('a receipt rule', () => {
  const takes = (rule: string[], address: string) => takesRecipient(rule, address);

  test('takes an address with any label, in any case', () => {
    const rule = ['support@desk.example'];
    expect(takes(rule, 'Support@Desk.Example')).toBe(true);
    expect(takes(rule, 'support+inc-1042.abcd@desk.example')).toBe(true);
    expect(takes(rule, 'support.x@desk.example')).toBe(false);
    expect(takes(rule, 'support@x.desk.example')).toBe(false);
    expect(takes(rule, 'xsupport@desk.example')).toBe(false);
  });

  test('with a label takes that one alone', () => {
    expect(takes(['support+vpn@desk.example'], 'support+vpn@desk.example')).toBe(true);
    expect(takes(['support+vpn@desk.example'], 'support@desk.example')).toBe(false);
  });

  test('takes a domain, or what is below it', () => {
    expect(takes(['desk.example'], 'any@desk.example')).toBe(true);
    expect(takes(['desk.example'], 'any@x.desk.example')).toBe(false);
    expect(takes(['.desk.example'], 'any@x.desk.example')).toBe(true);
    expect(takes(['.desk.example'], 'any@desk.example')).toBe(false);
  });

  test('without recipients takes everything', () => expect(takes([], 'a@b.example')).toBe(true));
});

describe('verdicts', () => {
  test('pass unless a header asks for something else, which is taken out', () => {
    const { verdicts, raw } = verdictsIn(
      Buffer.from(
        'From: a@b.co\r\nX-Local-Verdicts: spf=FAIL dmarc=gray nothing=PASS\r\nTo: c@d.co\r\n\r\nx',
      ),
    );
    expect(verdicts).toEqual({ spam: 'PASS', virus: 'PASS', spf: 'FAIL', dkim: 'PASS', dmarc: 'GRAY' });
    expect(raw.toString()).toBe('From: a@b.co\r\nTo: c@d.co\r\n\r\nx');
  });

  test('are not asked for by the body', () => {
    const raw = Buffer.from('From: a@b.co\r\n\r\nX-Local-Verdicts: spf=FAIL\r\n');
    expect(verdictsIn(raw)).toMatchObject({ verdicts: { spf: 'PASS' }, raw });
  });
});

test('a notification has the fields that AWS documents', () => {
  const raw = Buffer.from(
    'From: "B, A" <a@b.co>\r\nTo: c@d.co\r\nSubject: x\r\nMessage-ID: <1@b.co>\r\n\r\nx',
  );
  const verdicts = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'FAIL' };
  const mail = { messageId: 'id', source: 'a@b.co', destination: ['c@d.co'], raw, verdicts, at: 0 };
  const action = {
    type: 'S3' as const,
    topicArn: 'arn:aws:sns:us-east-1:012345678912:example-topic',
    bucketName: 'my-S3-bucket',
    objectKeyPrefix: 'email/',
    objectKey: 'email/id',
  };
  expect(receivedNotification(mail, ['c@d.co'], action, 222)).toMatchObject({
    notificationType: 'Received',
    mail: {
      timestamp: '1970-01-01T00:00:00.000Z',
      source: 'a@b.co',
      messageId: 'id',
      destination: ['c@d.co'],
      headersTruncated: false,
      headers: [
        { name: 'From' },
        { name: 'To', value: 'c@d.co' },
        { name: 'Subject' },
        { name: 'Message-ID' },
      ],
      commonHeaders: { returnPath: 'a@b.co', to: ['c@d.co'], messageId: '<1@b.co>', subject: 'x' },
    },
    receipt: {
      timestamp: '1970-01-01T00:00:00.000Z',
      processingTimeMillis: 222,
      recipients: ['c@d.co'],
      spamVerdict: { status: 'PASS' },
      virusVerdict: { status: 'PASS' },
      spfVerdict: { status: 'PASS' },
      dkimVerdict: { status: 'PASS' },
      dmarcVerdict: { status: 'FAIL' },
      dmarcPolicy: 'reject',
      action,
    },
  });
});
