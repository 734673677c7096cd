import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { page } from '../../kernel/wire.ts';
import { BulkOutcome } from '../../record/bulk.ts';
import { Counts } from '../../record/tally.ts';
import { Discard, Release } from '../judging.ts';
import { Mail, MailFile } from '../mail.ts';
import { BulkMails, MailQuery } from '../mail-list.ts';
import { mailRights as rights } from '../rights.ts';

const File = MailFile.omit({ key: true }).meta({ id: 'MailFile' });
const answer = Mail.omit({ chain: true, raw: true, html: true })
  .extend({
    files: z.array(File).optional(),
    /** In bytes. */
    size: z.int().optional(),
    /** Whether it has an HTML part that can be shown. */
    html: z.boolean().optional(),
    steps: z.array(z.string()).optional(),
  })
  .meta({ id: 'MailView' });
const Link = z.object({ url: z.string(), until: z.iso.datetime() }).meta({ id: 'MailLink' });
const one = '/v1/mails/{id}';
const looks = { method: 'GET', rights } as const;
const judges = { method: 'POST', rights, answer } as const;

/** Mail that came in, what became of it, and what waits for somebody to look at it. */
export const mailsContract = contract([
  {
    ...looks,
    id: 'listMails',
    path: '/v1/mails',
    summary: 'List mails by state, sender or ticket, each with how it begins; those that wait first',
    query: MailQuery,
    answer: page(answer),
  },
  {
    ...looks,
    id: 'countMails',
    path: '/v1/mails/counts',
    summary: 'How many wait for somebody to look at them',
    answer: Counts,
  },
  { ...looks, id: 'getMail', path: one, summary: 'Read a mail as text', answer },
  {
    ...looks,
    id: 'readMailSource',
    path: `${one}/source`,
    summary: 'An address at which the mail is to be had as it was received, for five minutes',
    command: 'read-source',
    answer: Link,
  },
  {
    ...looks,
    id: 'readMailHtml',
    path: `${one}/html`,
    summary: 'An address of its HTML as its sender wrote it, to be shown only where nothing of it runs',
    command: 'read-source',
    answer: Link,
  },
  {
    ...looks,
    id: 'readMailFile',
    path: `${one}/files/{file}`,
    summary: 'An address at which a file of the mail is to be had, for five minutes',
    command: 'read-source',
    answer: Link,
  },
  {
    ...judges,
    id: 'releaseMail',
    path: `${one}/release`,
    summary: 'Let it become a ticket, or a comment on one',
    command: 'release',
    ask: Release,
  },
  {
    ...judges,
    id: 'discardMail',
    path: `${one}/discard`,
    summary: 'Leave it for good, with the reason',
    command: 'discard',
    ask: Discard,
  },
  {
    method: 'POST',
    rights,
    id: 'bulkMails',
    path: '/v1/mails/bulk',
    summary: 'Release or discard up to a hundred mails',
    command: 'bulk',
    ask: BulkMails,
    answer: BulkOutcome,
  },
]);
