import { expect, test } from 'vitest';
import { createSes } from '../../local/ses.ts';
import { callsOf, memory } from './call.ts';

function open() {
  const ses = createSes({ sql: memory(), now: () => 1_800_000_000_000 });
  return { mails: ses.mails, ...callsOf(ses.service, 'ses') };
}

const simple = (text: string) => ({
  FromEmailAddress: 'Desk <desk@desk.example>',
  Destination: { ToAddresses: ['dana@desk.example'], CcAddresses: ['Eli <eli@desk.example>'] },
  ReplyToAddresses: ['reply@desk.example'],
  Content: {
    Simple: {
      Subject: { Data: 'INC-1 is yours' },
      Body: { Text: { Data: text }, Html: { Data: `<p>${text}</p>` } },
      Headers: [{ Name: 'References', Value: '<INC-1@desk.example>' }],
    },
  },
});

test('What is sent lies in the outbox, newest last', async () => {
  const { call, mails } = open();
  const { MessageId } = await call('SendEmail', simple('one'));
  await call('SendEmail', simple('two'));
  expect(mails().map(({ text }) => text)).toEqual(['one', 'two']);
  expect(mails()[0]).toEqual({
    id: MessageId,
    to: ['dana@desk.example', 'Eli <eli@desk.example>'],
    from: 'Desk <desk@desk.example>',
    subject: 'INC-1 is yours',
    text: 'one',
    html: '<p>one</p>',
    replyTo: 'reply@desk.example',
    headers: { 'Reply-To': 'reply@desk.example', References: '<INC-1@desk.example>' },
    at: '2027-01-15T08:00:00.000Z',
  });
});

test('A raw message is read: encoded words, parts and their encodings', async () => {
  const { call, mails } = open();
  const raw = [
    'From: desk@desk.example',
    'To: dana@desk.example,',
    ' eli@desk.example',
    'Subject: =?UTF-8?Q?Drucker_=C3=BCber?= =?UTF-8?B?SGl0enQ=?=',
    'Content-Type: multipart/mixed; boundary="out"',
    '',
    '--out',
    'Content-Type: multipart/alternative; boundary=in',
    '',
    '--in',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Feuer im Geb=C3=A4=',
    'ude',
    '--in',
    'Content-Type: text/html; charset=iso-8859-1',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('<p>Gebäude</p>', 'latin1').toString('base64'),
    '--in--',
    '--out',
    'Content-Type: text/plain',
    'Content-Disposition: attachment; filename=a.txt',
    '',
    'not the text',
    '--out--',
  ].join('\r\n');
  await call('SendEmail', { Content: { Raw: { Data: Buffer.from(raw).toString('base64') } } });
  expect(mails()[0]).toMatchObject({
    to: ['dana@desk.example', 'eli@desk.example'],
    from: 'desk@desk.example',
    subject: 'Drucker überHitzt',
    text: 'Feuer im Gebäude',
    html: '<p>Gebäude</p>',
  });
});

test('A mail without recipient, sender or body, or to no address, is refused', async () => {
  const { refused, mails } = open();
  const mail = simple('one');
  const to = (ToAddresses: string[]) => ({ ...mail, Destination: { ToAddresses } });
  const odd = [
    to([]),
    to(['nobody']),
    to(Array(51).fill('a@b.example')),
    { ...mail, FromEmailAddress: undefined },
    { ...mail, Content: { Simple: {} } },
  ];
  for (const input of odd) expect(await refused('SendEmail', input)).toBe('BadRequestException');
  expect(await refused('SendEmail', { ...mail, Content: { Template: {} } })).toBe('NotHostedLocally');
  expect(mails()).toEqual([]);
});
