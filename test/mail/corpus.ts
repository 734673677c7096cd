import type { Verdicts } from '../../functions/mail/verdicts.ts';

/** A mail, what SES says of it, and what it has to end as. */
export type Case = {
  readonly name: string;
  readonly raw: string | Buffer;
  /** The envelope's sender; that of the header where it is not said. */
  readonly envelope?: string;
  readonly verdicts?: Partial<Verdicts>;
  /** `ticket`, or the state and the reason. */
  readonly ends: string;
  /** What the text has to have in it, and what it must not. */
  readonly says?: string;
  readonly hides?: string;
  readonly subject?: string;
  readonly mark?: string;
  readonly files?: number;
};

const support = 'support@desk.example';
type Headers = Readonly<Record<string, string | readonly string[]>>;

/** A mail of headers and a body, with what every mail has unless it is said otherwise. */
export function eml(headers: Headers, body = 'It does not work.'): string {
  const all: Headers = { From: 'Robin <robin@example.org>', To: support, Subject: 'Help', ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly string[]) : [value as string]).map((one) => `${name}: ${one}`),
  );
  return `${lines.join('\r\n')}\r\n\r\n${body}\r\n`;
}

const multipart = (parts: readonly string[], kind = 'mixed', boundary = 'b1') => [
  `multipart/${kind}; boundary="${boundary}"`,
  `${parts.map((part) => `--${boundary}\r\n${part}`).join('\r\n')}\r\n--${boundary}--`,
];
const plain = (text: string) => `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`;
const html = (text: string) => `Content-Type: text/html; charset=utf-8\r\n\r\n${text}`;
const file = (name: string, type: string, bytes: string) =>
  `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}`;
const withParts = (parts: readonly string[], headers: Headers = {}, kind?: string) => {
  const [type = '', body] = multipart(parts, kind);
  return eml({ ...headers, 'Content-Type': type }, body);
};

function nested(depth: number): string {
  let inner = plain('deep');
  for (let level = depth; level > 0; level--) {
    const [type, body] = multipart([inner], 'mixed', `n${level}x`);
    inner = `Content-Type: ${type}\r\n\r\n${body}`;
  }
  const [, type = ''] = /^Content-Type: ([^\r]*)/.exec(inner) ?? [];
  return eml({ 'Content-Type': type }, inner.slice(inner.indexOf('\r\n\r\n') + 4));
}

const ambiguous = 'quarantined ambiguous-sender';
const senders: readonly Case[] = [
  ...(
    [
      ['two From headers', ['a@example.org', 'b@example.org']],
      ['two equal From headers', ['a@example.org', 'a@example.org']],
      ['a list of senders', 'a@example.org, b@example.org'],
      ['a comment behind the address', 'a@example.org (b@example.org)'],
      ['a comment before the address', '(b@example.org) a@example.org'],
      ['a comment within angle brackets', '<a@example.org (x)>'],
      ['a comment next to a dot', 'a.(x)b@example.org'],
      ['a group', 'Us: a@example.org, b@example.org;'],
      ['an empty group', 'undisclosed-recipients:;'],
      ['a quoted local part', '"a b"@example.org'],
      ['a quoted local part with an at', '"a@evil.example"@example.org'],
      ['two angle brackets', '<a@example.org> <b@example.org>'],
      ['an address as an unquoted name', 'b@example.org <a@example.org>'],
      ['a route', '<@relay.example:a@example.org>'],
      ['no address', 'Robin'],
      ['nothing', ''],
      ['an empty pair', '<>'],
      ['a literal domain', 'a@[192.0.2.1]'],
      ['no domain', 'a@'],
      ['two ats', 'a@b@example.org'],
      ['a dot at the end', 'a.@example.org'],
      ['two dots', 'a..b@example.org'],
      ['an NUL', 'a\u0000@example.org'],
      ['something behind the bracket', '<a@example.org> x'],
      ['a semicolon', 'a@example.org;b@example.org'],
      ['an unquoted comma', 'Reader, Robin <a@example.org>'],
      ['a backslash', 'a\\@b <a@example.org>'],
      ['a bang path', 'example.org!a'],
      ['a name half quoted', '"Robin <a@example.org>'],
      ['a bare host', 'a@localhost'],
    ] as const
  ).map(
    ([name, From]): Case => ({
      name: `from ${name}`,
      raw: eml({ From }),
      envelope: 'a@example.org',
      ends: ambiguous,
    }),
  ),
  {
    name: 'without From',
    raw: 'To: support@desk.example\r\nSubject: x\r\n\r\nx\r\n',
    envelope: 'a@example.org',
    ends: ambiguous,
  },
  ...(
    [
      ['bare', 'robin@example.org'],
      ['in brackets', '<robin@example.org>'],
      ['with a name', 'Robin Reader <robin@example.org>'],
      ['with a quoted name', '"Reader, Robin" <robin@example.org>'],
      ['with an escaped quote', '"Robin \\"R\\" Reader" <robin@example.org>'],
      ['with an encoded name', '=?utf-8?B?UsO2Ymlu?= <robin@example.org>'],
      ['with a Q-encoded name', '=?iso-8859-1?Q?R=F6bin?= <robin@example.org>'],
      ['folded', 'Robin\r\n <robin@example.org>'],
      ['in capitals', '<ROBIN@EXAMPLE.ORG>'],
      ['with a label', 'robin+desk@example.org'],
      ['with a name of dots', 'Robin Q. Reader <robin@example.org>'],
      ['with raw UTF-8', 'Röbin <robin@example.org>'],
    ] as const
  ).map(
    ([name, From]): Case => ({
      name: `sender ${name}`,
      raw: eml({ From }),
      envelope: 'robin@example.org',
      ends: 'ticket',
    }),
  ),
];

const machines: readonly Case[] = [
  ...(
    [
      ['an automatic answer', { 'Auto-Submitted': 'auto-replied' }],
      [
        'an automatic answer with a parameter',
        { 'Auto-Submitted': 'auto-replied; owner-email=x@example.org' },
      ],
      ['in capitals', { 'AUTO-SUBMITTED': 'Auto-Replied' }],
      ['X-Autoreply', { 'X-Autoreply': 'yes' }],
      ['X-Autorespond', { 'X-Autorespond': 'x' }],
      ['Precedence auto_reply', { Precedence: 'auto_reply' }],
      ['a report', { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b1' }],
      ['the mailer daemon', { From: 'MAILER-DAEMON@example.org' }],
      ['the postmaster', { From: 'Postmaster <postmaster@example.org>' }],
    ] as const
  ).map(
    ([name, headers]): Case => ({
      name: `machine: ${name}`,
      raw: eml(headers as Headers),
      ends: 'dropped automatic',
    }),
  ),
  { name: 'machine: an empty envelope', raw: eml({}), envelope: '', ends: 'dropped automatic' },
  {
    name: 'machine: a forged report of an incident',
    raw: withParts(
      [
        plain('INC-1000 failed'),
        'Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; admin@desk.example\r\nAction: failed\r\nStatus: 5.1.1',
      ],
      {},
      'report; report-type=delivery-status',
    ),
    ends: 'dropped automatic',
  },
  ...(
    [
      ['auto-generated', { 'Auto-Submitted': 'auto-generated' }],
      ['bulk', { Precedence: 'bulk' }],
      ['junk', { Precedence: 'junk' }],
      ['list', { Precedence: 'list' }],
      ['a list', { 'List-Id': '<news.example.org>' }],
      ['suppressing', { 'X-Auto-Response-Suppress': 'All' }],
      ['suppressing out-of-office', { 'X-Auto-Response-Suppress': 'OOF' }],
      ['noreply', { From: 'noreply@example.org' }],
      ['no-reply', { From: 'No Reply <no-reply@example.org>' }],
      ['donotreply', { From: 'do-not-reply@example.org' }],
      ['bounces', { From: 'bounces+123@example.org' }],
    ] as const
  ).map(
    ([name, headers]): Case => ({
      name: `machine sends: ${name}`,
      raw: eml(headers as Headers),
      ends: 'quarantined automatic-sender',
    }),
  ),
  { name: 'Auto-Submitted: no is a person', raw: eml({ 'Auto-Submitted': 'no' }), ends: 'ticket' },
  { name: 'Precedence: first-class is a person', raw: eml({ Precedence: 'first-class' }), ends: 'ticket' },
  ...(
    [
      ['our address', { From: support }],
      ['our address in capitals', { From: 'SUPPORT@DESK.EXAMPLE' }],
      ['our address with a label', { From: 'support+x@desk.example' }],
      ['our mark', { 'X-Itsm-Notification-Id': '1' }],
      ['our mark in capitals', { 'X-ITSM-LOOP': 'x' }],
      ['our mark and two senders', { From: 'a@b.co, c@d.co', 'X-Itsm-Notification-Id': '1' }],
    ] as const
  ).map(
    ([name, headers]): Case => ({
      name: `loop: ${name}`,
      raw: eml(headers as Headers),
      ends: 'dropped loop-detected',
    }),
  ),
];

const trust: readonly Case[] = [
  { name: 'a virus', raw: eml({}), verdicts: { virus: 'FAIL' }, ends: 'quarantined virus' },
  {
    name: 'a virus from ourselves is still a loop',
    raw: eml({ From: support }),
    verdicts: { virus: 'FAIL' },
    ends: 'dropped loop-detected',
  },
  { name: 'spam', raw: eml({}), verdicts: { spam: 'FAIL' }, ends: 'quarantined spam' },
  {
    name: 'a scan that failed',
    raw: eml({}),
    verdicts: { virus: 'PROCESSING_FAILED', spam: 'PROCESSING_FAILED' },
    ends: 'ticket',
  },
  ...['GRAY', 'FAIL', 'PROCESSING_FAILED'].map(
    (dmarc): Case => ({
      name: `dmarc ${dmarc}`,
      raw: eml({}),
      verdicts: { dmarc: dmarc as 'GRAY', spf: 'GRAY', dkim: 'GRAY' },
      ends: 'ticket unverified',
    }),
  ),
  { name: 'spf of the very domain', raw: eml({}), verdicts: { dmarc: 'GRAY', dkim: 'GRAY' }, ends: 'ticket' },
  {
    name: 'spf of another domain',
    raw: eml({}),
    envelope: 'robin@evil.example',
    verdicts: { dmarc: 'GRAY' },
    ends: 'ticket unverified',
  },
  {
    name: 'spf of a domain below',
    raw: eml({}),
    envelope: 'robin@x.example.org',
    verdicts: { dmarc: 'GRAY' },
    ends: 'ticket unverified',
  },
  {
    name: 'dkim of nobody knows whom',
    raw: eml({}),
    verdicts: { dmarc: 'GRAY', spf: 'FAIL' },
    ends: 'ticket unverified',
  },
  {
    name: 'spf passes and dmarc fails',
    raw: eml({}),
    verdicts: { dmarc: 'FAIL' },
    ends: 'ticket unverified',
  },
  ...[
    { 'Authentication-Results': 'mx.example; dmarc=pass spf=pass dkim=pass' },
    { 'X-SES-Spam-Verdict': 'PASS', 'X-SES-Virus-Verdict': 'PASS' },
    { 'Received-SPF': 'pass' },
    { 'ARC-Authentication-Results': 'i=1; dmarc=pass' },
  ].map(
    (headers, index): Case => ({
      name: `verdicts that the sender wrote, ${index}`,
      raw: eml(headers as unknown as Headers),
      verdicts: { dmarc: 'FAIL', spf: 'FAIL', dkim: 'FAIL' },
      ends: 'ticket unverified',
    }),
  ),
  ...[
    { 'In-Reply-To': '<INC-1000@desk.example>' },
    { References: '<INC-1000.1@desk.example> <x@y.example>' },
    { Subject: 'Re: [INC-1000] Help' },
    { 'Thread-Index': 'INC-1000', Subject: 'INC-1000' },
    { 'Reply-To': 'admin@desk.example', Cc: 'evil@example.com' },
  ].map(
    (headers, index): Case => ({
      name: `a thread that is forged, ${index}`,
      raw: eml(headers as unknown as Headers),
      verdicts: { dmarc: 'GRAY', spf: 'GRAY', dkim: 'GRAY' },
      ends: 'ticket unverified',
    }),
  ),
];

const limit = 'quarantined over-the-limits';
const addresses = (count: number) =>
  Array.from({ length: count }, (_, n) => `u${n}@example.org`).join(',\r\n ');
const bombs: readonly Case[] = [
  ...[2, 10, 30].map((depth): Case => ({ name: `parts ${depth} deep`, raw: nested(depth), ends: 'ticket' })),
  ...[33, 65, 500].map((depth): Case => ({ name: `parts ${depth} deep`, raw: nested(depth), ends: limit })),
  { name: '150 parts', raw: withParts(Array.from({ length: 150 }, () => plain('x'))), ends: 'ticket' },
  { name: '201 parts', raw: withParts(Array.from({ length: 201 }, () => plain('x'))), ends: limit },
  { name: '1,001 parts', raw: withParts(Array.from({ length: 1001 }, () => plain('x'))), ends: limit },
  {
    name: '10,000 empty parts',
    raw: eml({ 'Content-Type': 'multipart/mixed; boundary=b' }, '--b\r\n'.repeat(10_000)),
    ends: limit,
  },
  { name: 'one header of 300 KB', raw: eml({ 'X-Long': 'x'.repeat(300_000) }), ends: limit },
  {
    name: '20,000 headers',
    raw: eml({ 'X-Many': Array.from({ length: 20_000 }, () => 'yyyyyyyyyy') }),
    ends: limit,
  },
  {
    name: '10 MB of headers',
    raw: Buffer.concat([Buffer.from('From: robin@example.org\r\nX: '), Buffer.alloc(10_000_000, 'a')]),
    ends: limit,
  },
  {
    name: 'headers of parts above the limit',
    raw: withParts(Array.from({ length: 100 }, () => `X: ${'y'.repeat(4_000)}\r\n\r\nx`)),
    ends: limit,
  },
  { name: '99 recipients', raw: eml({ To: addresses(80) }), ends: 'ticket' },
  { name: '250 recipients', raw: eml({ To: addresses(250) }), ends: limit },
  { name: '5,000 recipients in Cc', raw: eml({ Cc: addresses(5_000) }), ends: limit },
  { name: '250,000 recipients', raw: eml({ To: addresses(250_000) }), ends: limit },
  { name: 'a flood of empty lines', raw: eml({}, '\n'.repeat(3_000_000)), ends: limit },
  {
    name: 'a flood of dashes',
    raw: eml({ 'Content-Type': 'multipart/mixed; boundary=b' }, '--\r\n'.repeat(500_000)),
    ends: limit,
  },
  { name: 'a line of 5 MB', raw: eml({}, 'x'.repeat(5_000_000)), ends: 'ticket', mark: 'shortened' },
  {
    name: 'comments that nest',
    raw: eml({ To: `${'('.repeat(5_000)}x${')'.repeat(5_000)} ${support}` }),
    ends: 'ticket',
  },
  {
    name: 'an encoded word without end',
    raw: eml({ Subject: `=?utf-8?B?${'A'.repeat(100_000)}` }),
    ends: 'ticket',
  },
  { name: '5,000 encoded words', raw: eml({ Subject: '=?utf-8?Q?a?= '.repeat(5_000) }), ends: 'ticket' },
  {
    name: 'HTML that nests',
    raw: eml({ 'Content-Type': 'text/html' }, `${'<div>'.repeat(100_000)}deep`),
    ends: 'ticket',
    says: 'deep',
  },
  {
    name: 'HTML of open tags',
    raw: eml({ 'Content-Type': 'text/html' }, `ok${'<a '.repeat(200_000)}`),
    ends: 'ticket',
    says: 'ok',
  },
  {
    name: 'references without end',
    raw: eml({ 'Content-Type': 'text/html' }, '&#x41;'.repeat(100_000)),
    ends: 'ticket',
    says: 'AAA',
  },
  {
    name: 'a boundary of 1,000 characters',
    raw: eml({ 'Content-Type': `multipart/mixed; boundary=${'b'.repeat(1_000)}` }, 'x'),
    ends: 'ticket',
  },
];

const readings: readonly Case[] = [
  { name: 'plain', raw: eml({}), ends: 'ticket', says: 'It does not work.', subject: 'Help' },
  { name: 'bare newlines', raw: eml({}, 'one\ntwo').replaceAll('\r\n', '\n'), ends: 'ticket', says: 'one' },
  {
    name: 'Latin-1',
    raw: Buffer.from(eml({ 'Content-Type': 'text/plain; charset=iso-8859-1' }, 'Grüße'), 'latin1'),
    ends: 'ticket',
    says: 'Grüße',
  },
  {
    name: 'Windows-1252',
    raw: Buffer.concat([
      Buffer.from(eml({ 'Content-Type': 'text/plain; charset=windows-1252' }, '')),
      Buffer.from([0x80, 0x20, 0x35]),
    ]),
    ends: 'ticket',
    says: '€ 5',
  },
  {
    name: 'UTF-8',
    raw: eml({ 'Content-Type': 'text/plain; charset=utf-8' }, '日本語 😀'),
    ends: 'ticket',
    says: '日本語 😀',
  },
  {
    name: 'ISO-2022-JP',
    raw: Buffer.concat([
      Buffer.from(eml({ 'Content-Type': 'text/plain; charset=iso-2022-jp' }, '')),
      Buffer.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]),
    ]),
    ends: 'ticket',
    says: '日本',
  },
  {
    name: 'UTF-7 is no text that means something else',
    raw: eml({ 'Content-Type': 'text/plain; charset=utf-7' }, '+ADw-script+AD4-'),
    ends: 'ticket',
    hides: '<script>',
  },
  {
    name: 'an unknown charset',
    raw: eml({ 'Content-Type': 'text/plain; charset=x-unknown' }, 'legible'),
    ends: 'ticket',
    says: 'legible',
  },
  {
    name: 'an empty charset',
    raw: eml({ 'Content-Type': 'text/plain; charset=' }, 'legible'),
    ends: 'ticket',
    says: 'legible',
  },
  {
    name: 'quoted-printable',
    raw: eml(
      { 'Content-Transfer-Encoding': 'quoted-printable', 'Content-Type': 'text/plain; charset=utf-8' },
      'Gr=C3=BC=C3=9Fe=\r\n!',
    ),
    ends: 'ticket',
    says: 'Grüße!',
  },
  {
    name: 'broken quoted-printable',
    raw: eml({ 'Content-Transfer-Encoding': 'quoted-printable' }, 'a=ZZb='),
    ends: 'ticket',
    says: 'a',
  },
  {
    name: 'base64',
    raw: eml({ 'Content-Transfer-Encoding': 'base64' }, Buffer.from('secret word').toString('base64')),
    ends: 'ticket',
    says: 'secret word',
  },
  {
    name: 'rubbish as base64',
    raw: eml({ 'Content-Transfer-Encoding': 'base64' }, '!!!! no base64 ????'),
    ends: 'ticket',
  },
  {
    name: 'an unknown encoding',
    raw: eml({ 'Content-Transfer-Encoding': 'x-rot13' }, 'text'),
    ends: 'ticket',
    says: 'text',
  },
  {
    name: 'uuencode',
    raw: eml({}, 'begin 644 a.txt\r\n#0V%T\r\n`\r\nend'),
    ends: 'ticket',
    says: 'begin 644',
  },
  {
    name: 'format=flowed',
    raw: eml({ 'Content-Type': 'text/plain; format=flowed' }, 'one \r\ntwo'),
    ends: 'ticket',
    says: 'one two',
  },
  {
    name: 'an encoded subject',
    raw: eml({ Subject: '=?utf-8?B?8J+YgCBIaWxmZQ==?=' }),
    ends: 'ticket',
    subject: '😀 Hilfe',
  },
  {
    name: 'a subject in two words',
    raw: eml({ Subject: '=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=' }),
    ends: 'ticket',
  },
  {
    name: 'a subject that would split a header',
    raw: eml({ Subject: '=?utf-8?Q?a=0D=0ABcc:_evil@example.com?=' }),
    ends: 'ticket',
    subject: 'a Bcc: evil@example.com',
  },
  {
    name: 'a subject that reorders',
    raw: eml({ Subject: 'x \u202Egpj.exe' }),
    ends: 'ticket',
    subject: 'x gpj.exe',
  },
  {
    name: 'no subject',
    raw: 'From: robin@example.org\r\nTo: support@desk.example\r\n\r\nx\r\n',
    ends: 'ticket',
    subject: 'Without a subject',
  },
  { name: 'an empty subject', raw: eml({ Subject: '' }), ends: 'ticket', subject: 'Without a subject' },
  { name: 'a subject of 5,000 characters', raw: eml({ Subject: 'ab '.repeat(1_700) }), ends: 'ticket' },
  { name: 'half a surrogate', raw: eml({ Subject: '=?utf-16?B?2AA=?=' }), ends: 'ticket' },
  { name: 'an empty body', raw: eml({}, ''), ends: 'ticket', mark: 'empty' },
  { name: 'nothing but blanks', raw: eml({}, '  \t\r\n  '), ends: 'ticket', mark: 'empty' },
  { name: 'control characters', raw: eml({}, 'a\u0000b\u0007c\u001b[31m'), ends: 'ticket', hides: '\u0007' },
  {
    name: 'only what it quotes',
    raw: eml({}, 'On Mon, 23 Nov 2026 at 11:00, Desk <support@desk.example> wrote:\r\n> Did it help?'),
    ends: 'ticket',
    mark: 'only-quoted',
  },
  {
    name: 'an answer with what it quotes',
    raw: eml(
      {},
      'Yes, it did.\r\n\r\nOn Mon, 23 Nov 2026 at 11:00, Desk <support@desk.example> wrote:\r\n> Did it help?',
    ),
    ends: 'ticket',
    says: 'Yes, it did.',
  },
  {
    name: 'HTML alone',
    raw: eml({ 'Content-Type': 'text/html; charset=utf-8' }, '<p>It&rsquo;s <b>broken</b><br>again</p>'),
    ends: 'ticket',
    says: 'It’s broken\nagain',
    mark: 'html-only',
  },
  ...[
    '<script>alert(1)</script>ok',
    '<style>p{background:url(//evil.example)}</style>ok',
    '<img src=x onerror=alert(1)>ok',
    '<svg><animate onbegin=alert(1)></svg>ok',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>ok',
    '<iframe src=//evil.example></iframe>ok',
    '<object data=//evil.example></object>ok',
    '<!-- <script>alert(1)</script> -->ok',
    '<form action=//evil.example><input name=a></form>ok',
    '<base href=//evil.example>ok',
    '<meta http-equiv=refresh content="0;url=//evil.example">ok',
    '<a href="javascript:alert(1)">ok</a>',
    '<SCRIPT>alert(1)</SCRIPT >ok',
    '<template><script>alert(1)</script></template>ok',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">ok',
  ].map(
    (body, index): Case => ({
      name: `HTML that would do something, ${index}`,
      raw: eml({ 'Content-Type': 'text/html' }, body),
      ends: 'ticket',
      says: 'ok',
      hides: 'alert(1)</',
    }),
  ),
  {
    name: 'text and HTML',
    raw: withParts([plain('the text'), html('<p>the page</p>')], {}, 'alternative'),
    ends: 'ticket',
    says: 'the text',
    hides: 'the page',
  },
  {
    name: 'a file',
    raw: withParts([plain('see'), file('a.txt', 'text/plain', 'bytes')]),
    ends: 'ticket',
    says: 'see',
    files: 1,
  },
  {
    name: 'a file with a path',
    raw: withParts([plain('see'), file('../../etc/passwd', 'text/plain', 'bytes')]),
    ends: 'ticket',
    files: 1,
  },
  {
    name: 'a file that is named by RFC 2231',
    raw: withParts([
      plain('see'),
      "Content-Type: text/plain\r\nContent-Disposition: attachment; filename*=UTF-8''%E6%97%A5.txt\r\n\r\nx",
    ]),
    ends: 'ticket',
    files: 1,
  },
  {
    name: 'a file of an odd type',
    raw: withParts([plain('see'), file('x.html', 'text/HTML', '<script>')]),
    ends: 'ticket',
  },
  {
    name: 'a zip bomb is a file',
    raw: withParts([plain('see'), file('42.zip', 'application/zip', 'PK')]),
    ends: 'ticket',
    files: 1,
  },
  {
    name: 'winmail.dat',
    raw: withParts([plain('see'), file('winmail.dat', 'application/ms-tnef', 'x')]),
    ends: 'ticket',
    mark: 'winmail',
    files: 1,
  },
  {
    name: 'a mail within a mail',
    raw: withParts([
      plain('see'),
      `Content-Type: message/rfc822\r\n\r\n${eml({ From: 'evil@example.com', Subject: 'inner' })}`,
    ]),
    ends: 'ticket',
    says: 'see',
    files: 1,
  },
  {
    name: 'S/MIME',
    raw: eml(
      {
        'Content-Type': 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
        'Content-Transfer-Encoding': 'base64',
      },
      'MIIB',
    ),
    ends: 'ticket',
    mark: 'encrypted',
  },
  {
    name: 'PGP/MIME',
    raw: withParts(
      [
        'Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1',
        'Content-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----',
      ],
      {},
      'encrypted; protocol="application/pgp-encrypted"',
    ),
    ends: 'ticket',
    mark: 'encrypted',
  },
  {
    name: 'PGP inline',
    raw: eml({}, '-----BEGIN PGP MESSAGE-----\r\nxyz\r\n-----END PGP MESSAGE-----'),
    ends: 'ticket',
    mark: 'encrypted',
  },
  {
    name: 'a missing boundary',
    raw: eml({ 'Content-Type': 'multipart/mixed' }, '--x\r\n\r\nhi'),
    ends: 'ticket',
  },
  {
    name: 'a boundary that never comes',
    raw: eml({ 'Content-Type': 'multipart/mixed; boundary=never' }, 'preamble'),
    ends: 'ticket',
  },
  {
    name: 'a boundary that never ends',
    raw: eml({ 'Content-Type': 'multipart/mixed; boundary=b' }, `--b\r\n${plain('inside')}`),
    ends: 'ticket',
    says: 'inside',
  },
  {
    name: 'the same boundary twice',
    raw: withParts([`Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\n${plain('in')}`]),
    ends: 'ticket',
  },
  {
    name: 'a boundary with blanks',
    raw: eml({ 'Content-Type': 'multipart/mixed; boundary="b b"' }, `--b b\r\n${plain('in')}\r\n--b b--`),
    ends: 'ticket',
    says: 'in',
  },
  {
    name: 'two content types',
    raw: eml({ 'Content-Type': ['text/plain', 'text/html'] }, 'words'),
    ends: 'ticket',
    says: 'words',
  },
  {
    name: 'a header without a colon',
    raw: `From: robin@example.org\r\nnonsense\r\n\r\nx\r\n`,
    ends: 'ticket',
  },
  {
    name: 'nothing but headers',
    raw: 'From: robin@example.org\r\nSubject: x',
    ends: 'ticket',
    mark: 'empty',
  },
  {
    name: 'a blank before the colon',
    raw: 'From : robin@example.org\r\nSubject: x\r\n\r\nx',
    ends: 'ticket',
  },
  {
    name: 'a body that begins at once',
    raw: '\r\nFrom: robin@example.org\r\n\r\nx',
    envelope: 'robin@example.org',
    ends: ambiguous,
  },
  { name: 'nothing', raw: '', envelope: 'robin@example.org', ends: ambiguous },
  {
    name: 'bytes of chance',
    raw: Buffer.from(Array.from({ length: 50_000 }, (_, n) => (n * 7919) % 256)),
    envelope: 'robin@example.org',
    ends: ambiguous,
  },
  { name: 'a date of chance', raw: eml({ Date: 'yesterday' }), ends: 'ticket' },
  {
    name: 'a Message-ID of 2,000 characters',
    raw: eml({ 'Message-ID': `<${'x'.repeat(2_000)}@example.org>` }),
    ends: 'ticket',
  },
  { name: 'a thousand empty lines', raw: eml({}, '\n'.repeat(1_000)), ends: 'ticket', mark: 'empty' },
  { name: 'a signature', raw: eml({}, 'words\r\n\r\n-- \r\nRobin'), ends: 'ticket', says: 'words' },
  {
    name: 'an answer in German',
    raw: eml(
      {},
      'Ja, danke.\r\n\r\nAm 23.11.2026 um 11:00 schrieb Desk <support@desk.example>:\r\n> Geht es?',
    ),
    ends: 'ticket',
    says: 'Ja, danke.',
  },
  { name: 'a tab in the subject', raw: eml({ Subject: 'a\tb' }), ends: 'ticket', subject: 'a b' },
  { name: 'a Cc that nobody follows', raw: eml({ Cc: 'evil@example.com' }), ends: 'ticket' },
  { name: 'a log line', raw: eml({ Subject: 'x", "level": "error' }), ends: 'ticket' },
  {
    name: 'a formula',
    raw: eml({ Subject: '=HYPERLINK("//evil.example")' }),
    ends: 'ticket',
    subject: '=HYPERLINK("//evil.example")',
  },
  { name: 'a template', raw: eml({ Subject: '{{requester.email}} <%= y %>' }), ends: 'ticket' },
  {
    name: 'a prototype',
    raw: eml({ __proto__x: 'y', constructor: 'z', 'X-__proto__': 'x' }),
    ends: 'ticket',
  },
];

/** Mail as people, programs and attackers send it. */
export const corpus: readonly Case[] = [...senders, ...machines, ...trust, ...bombs, ...readings];
