import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { local } from './assembly/physical.ts';
import { awsError, notHosted } from './aws-error.ts';
import type { Service } from './dispatcher.ts';
import { headerOf, readMime } from './mime.ts';
import { feedbackOn, type MailEvent } from './ses-feedback.ts';

/** A mail in the outbox. `at` is ISO 8601, `to` are all who got it. */
export type SentMail = {
  id: string;
  to: string[];
  from: string;
  subject: string;
  text: string;
  html?: string;
  /** Where an answer goes, when the mail says so. */
  replyTo?: string;
  headers: Record<string, string>;
  at: string;
};

export type Ses = {
  service: Service;
  /** Everything that was sent, newest last. */
  mails(): SentMail[];
  /** Forgets everything that was sent. */
  empty(): void;
};

type Part = { Data?: string };
type Email = {
  FromEmailAddress?: string;
  Destination?: { ToAddresses?: string[]; CcAddresses?: string[]; BccAddresses?: string[] };
  ReplyToAddresses?: string[];
  ConfigurationSetName?: string;
  EmailTags?: { Name: string; Value: string }[];
  Content?: {
    Simple?: {
      Subject?: Part;
      Body?: { Text?: Part; Html?: Part };
      Headers?: { Name: string; Value: string }[];
    };
    Raw?: Part;
  };
};

const maxRecipients = 50;

type Options = {
  sql: DatabaseSync;
  now(): number;
  /** Hears what came of mails that were sent with a configuration set. */
  onFeedback?(event: MailEvent): void;
};

/** SES (v2) on one machine: nothing leaves it, everything that is sent lies in the outbox. */
export function createSes({ sql, now, onFeedback = () => undefined }: Options): Ses {
  sql.exec('CREATE TABLE IF NOT EXISTS mail (seq INTEGER PRIMARY KEY, doc TEXT NOT NULL)');
  const insert = sql.prepare('INSERT INTO mail (doc) VALUES (?)');
  return {
    mails: () =>
      sql
        .prepare('SELECT doc FROM mail ORDER BY seq')
        .all()
        .map(({ doc }) => JSON.parse(doc as string)),
    empty: () => sql.exec('DELETE FROM mail'),
    service: async ({ operation, input }) => {
      if (operation !== 'SendEmail') throw notHosted('ses', operation);
      const mail: SentMail = {
        id: randomUUID(),
        ...mailIn(input as Email),
        at: new Date(now()).toISOString(),
      };
      insert.run(JSON.stringify(mail));
      const { ConfigurationSetName: configuration, EmailTags = [] } = input as Email;
      const tags = Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, Value]));
      if (configuration)
        feedbackOn({ ...mail, configuration, tags, account: local.account }).forEach(onFeedback);
      return { MessageId: mail.id };
    },
  };
}

function mailIn(email: Email): Omit<SentMail, 'id' | 'at'> {
  const { Simple, Raw } = email.Content ?? {};
  const { ToAddresses = [], CcAddresses = [], BccAddresses = [] } = email.Destination ?? {};
  const given = [...ToAddresses, ...CcAddresses, ...BccAddresses];
  if (given.length > maxRecipients) throw badRequest('Recipient count exceeds 50.');
  if (Raw) return rawMail(Raw, given, email.FromEmailAddress);
  if (!Simple) throw notHosted('ses', 'SendEmail without Content.Simple or Content.Raw');
  const { Text, Html } = Simple.Body ?? {};
  if (Simple.Subject?.Data === undefined || (Text?.Data ?? Html?.Data) === undefined) {
    throw badRequest('A simple message needs a subject and a body.');
  }
  const replyTo: Record<string, string> = email.ReplyToAddresses?.length
    ? { 'Reply-To': email.ReplyToAddresses.join(', ') }
    : {};
  for (const { Name, Value } of Simple.Headers ?? [])
    if (!/^[!-9;-~]{1,126}$/.test(Name) || !/^[ -~]{1,870}$/.test(Value))
      throw badRequest(`Header ${Name} is not valid.`);
  const headers = Object.fromEntries((Simple.Headers ?? []).map(({ Name, Value }) => [Name, Value]));
  return {
    to: someone(given),
    from: email.FromEmailAddress ?? missingSender(),
    subject: Simple.Subject.Data,
    text: Text?.Data ?? '',
    ...(Html?.Data === undefined ? {} : { html: Html.Data }),
    ...(email.ReplyToAddresses?.[0] && { replyTo: email.ReplyToAddresses[0] }),
    headers: { ...replyTo, ...headers },
  };
}

function rawMail(
  { Data = '' }: Part,
  given: string[],
  sender: string | undefined,
): Omit<SentMail, 'id' | 'at'> {
  const { headers, text = '', html } = readMime(Buffer.from(Data, 'base64'));
  const named = ['To', 'Cc', 'Bcc'].flatMap((name) => headerOf(headers, name)?.split(/,\s*/) ?? []);
  return {
    to: someone(given.length ? given : named),
    from: sender ?? headerOf(headers, 'From') ?? missingSender(),
    subject: headerOf(headers, 'Subject') ?? '',
    text,
    ...(html === undefined ? {} : { html }),
    headers,
  };
}

function someone(to: string[]): string[] {
  if (!to.length) throw badRequest('At least one recipient has to be given.');
  if (to.some((address) => !/^[^\s@]+@[^\s@]+$/.test(/<([^>]*)>\s*$/.exec(address)?.[1] ?? address.trim()))) {
    throw badRequest('Local address contains control or whitespace, or the domain is missing');
  }
  return to;
}

function missingSender(): never {
  throw badRequest('FromEmailAddress has to be given.');
}

function badRequest(message: string): Error {
  return awsError('BadRequestException', message);
}
