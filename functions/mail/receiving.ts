import { type Decision, decide } from '../kernel/decision.ts';
import { readableLine, readableText } from '../kernel/text.ts';
import type { Automatic } from './automatic.ts';
import type { Fate } from './judgement.ts';
import { type Hint, type Mail, type MailFile, type MailMark, mailWords } from './mail.ts';
import type { Parsed } from './parsed.ts';
import { type Header, valuesOf } from './pre-scan.ts';
import type { Receipt } from './receipt.ts';

const longest = 65_536;
/** A row has 400 KB, and the text stands in it twice: what is new, and all of it. */
const mostBytes = 120_000;

/** Cuts a text where it is too long for a record, and never through a character. */
const cut = (text: string, most: number): string =>
  Buffer.from(text.slice(0, most).toWellFormed())
    .subarray(0, mostBytes)
    .toString()
    .replace(/\uFFFD+$/, '')
    .trim();

const kept = (text: string | undefined, most = longest): string | undefined =>
  cut(readableText(text ?? ''), most) || undefined;
const keptLine = (text: string | undefined, most: number): string | undefined =>
  cut(readableLine(text ?? ''), most) || undefined;

/** What a mail is found to be, by how it was read. */
export function marksOf(
  parsed: Parsed | undefined,
  headers: readonly Header[],
  automatic: Automatic | undefined,
): MailMark[] {
  const type = (valuesOf(headers, 'content-type')[0] ?? '').toLowerCase();
  const bounce = /^multipart\/report/.test(type);
  const types = parsed?.files.map((file) => file.type) ?? [];
  const winmail = parsed?.files.some(
    (file) => file.type === 'application/ms-tnef' || /^winmail\.dat$/i.test(file.name),
  );
  const encrypted =
    /^multipart\/encrypted|^application\/(x-)?pkcs7-mime/.test(type) ||
    /-----BEGIN PGP MESSAGE-----/.test(parsed?.text ?? '') ||
    types.includes('application/pgp-encrypted');
  const said = parsed?.text.trim() ?? '';
  const marks: [MailMark, boolean | undefined][] = [
    ['automatic', automatic !== undefined],
    ['bounce', bounce],
    ['empty', parsed && !said && !encrypted],
    ['encrypted', encrypted],
    ['html-only', parsed?.htmlOnly],
    ['only-quoted', Boolean(said) && !parsed?.reply.trim()],
    ['shortened', said.length > longest || (parsed?.left ?? 0) > 0],
    ['winmail', winmail],
  ];
  return marks.filter(([, is]) => is).map(([mark]) => mark);
}

/** What is known of a mail that is to be kept, beside what it ends as. */
export type Taken = {
  readonly id: string;
  readonly receipt: Receipt;
  readonly to: string;
  readonly from: string | undefined;
  readonly person: string | undefined;
  readonly verified: boolean;
  readonly size: number;
  readonly headers: readonly Header[];
  readonly parsed: Parsed | undefined;
  readonly marks: readonly MailMark[];
  readonly hints: readonly Hint[];
  readonly files: readonly MailFile[];
  readonly html: string | undefined;
  readonly replyTo: string | undefined;
};

/** Keeps a mail, and what it ends as. Its words can be erased; the bus carries none of them. */
export function keep(taken: Taken, fate: Fate, by: string, at: string): Decision<Mail> {
  const { id, receipt, parsed, headers, files, marks, hints } = taken;
  const text = kept(parsed?.reply || parsed?.text);
  const whole = kept(parsed?.text);
  const subject = keptLine(parsed?.subject ?? valuesOf(headers, 'subject')[0], 200);
  const name = keptLine(parsed?.name, 120);
  const date = keptLine(parsed?.date, 40);
  const messageId = keptLine(parsed?.messageId ?? valuesOf(headers, 'message-id')[0], 998);
  const { state, ...rest } = fate;
  const next: Omit<Mail, 'version' | 'chain'> = {
    id,
    kind: 'mail',
    state,
    ...rest,
    title: subject ?? 'Without a subject',
    to: taken.to,
    ...(taken.from && { from: taken.from }),
    ...(name && { name }),
    ...(taken.person && { person: taken.person }),
    verified: taken.verified,
    verdicts: receipt.verdicts,
    ...(marks.length && { marks: [...marks] }),
    ...(text && { text }),
    ...(whole && whole !== text && { whole }),
    ...(taken.html && { html: taken.html }),
    ...(files.length && { files: [...files] }),
    ...(hints.length && { hints: [...hints] }),
    ...(taken.replyTo && { replyTo: taken.replyTo }),
    ...(date && { date }),
    ...(messageId && { messageId }),
    raw: { key: receipt.key, size: taken.size },
    receivedAt: receipt.at,
  };
  return decide<Mail>(undefined, next, { type: `mail.${state}`, by, at, freeText: mailWords });
}
