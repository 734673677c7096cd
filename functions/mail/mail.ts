import * as z from 'zod';
import type { Lifecycle } from '../kernel/lifecycle.ts';
import { line, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Verdicts } from './verdicts.ts';

/** Why a mail waits for somebody to look at it. */
export const quarantineReasons = [
  'ambiguous-sender',
  'automatic-sender',
  'closed-ticket',
  'not-a-participant',
  'over-the-limits',
  'sender-has-left',
  'spam',
  'too-many',
  'unreadable',
  'unverified-sender',
  'virus',
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

/** Why nothing became of a mail. */
export const dropReasons = ['automatic', 'duplicate', 'loop-detected', 'refused-sender', 'too-many'] as const;
export type DropReason = (typeof dropReasons)[number];

/** What a mail is, where that is worth knowing before one reads it. */
export const mailMarks = [
  'automatic',
  'bounce',
  'empty',
  'encrypted',
  'html-only',
  'only-quoted',
  'shortened',
  'winmail',
] as const;
export type MailMark = (typeof mailMarks)[number];

/** A file of a mail: its bytes lie in the bucket of attachments. */
export const MailFile = z.object({
  id: z.string(),
  name: line(255),
  type: z.string().max(100),
  size: z.int(),
  sha256: z.string(),
  key: z.string(),
});

export type MailFile = z.infer<typeof MailFile>;

/** Something in a mail that looks as if it belonged to a ticket. Anybody can write it: it is for an agent to judge. */
export const Hint = z.object({
  by: z.enum(['subject', 'references', 'reply-address']),
  ticket: z.string(),
});
export type Hint = z.infer<typeof Hint>;

export const targets = ['incident', 'request'] as const;

/** What it is to become: a ticket of a practice, or a comment on one. */
export const Becoming = z.discriminatedUnion('as', [
  z.object({
    as: z.literal('ticket'),
    target: z.enum(targets),
    requester: z.string(),
    service: z.string().optional(),
    team: z.string().optional(),
    category: z.string().optional(),
    /** The catalogue item whose form it stands for. */
    item: z.string().optional(),
    followUpOf: z.string().optional(),
  }),
  z.object({
    as: z.literal('comment'),
    on: z.string(),
    person: z.string(),
    automatic: z.boolean().optional(),
  }),
]);
export type Becoming = z.infer<typeof Becoming>;

/** A mail as it was received, and what became of it. */
export const Mail = z
  .object({
    ...recordFields,
    id: z.string().regex(/^MAIL-\d+$/),
    kind: z.literal('mail'),
    state: z.enum(['accepted', 'ticket', 'comment', 'quarantined', 'dropped']),
    /** Its subject. */
    title: line(200),
    reason: z.enum([...quarantineReasons, ...dropReasons, 'discarded']).optional(),
    /** What the reason means for this one, e.g. which limit it is over. */
    because: line(300).optional(),
    /** Our address that it was sent to. */
    to: z.string().max(320),
    /** Whom it says to be from; absent when that cannot be said. */
    from: z.string().max(254).optional(),
    /** What the sender calls themselves. */
    name: line(120).optional(),
    /** Whoever has that address, once there is somebody. */
    person: z.string().optional(),
    verified: z.boolean(),
    verdicts: Verdicts,
    marks: z.array(z.enum(mailMarks)).max(mailMarks.length).optional(),
    /** What is new in it, without what it quotes. */
    text: text(65_536).optional(),
    /** All of it, where that is more. */
    whole: text(65_536).optional(),
    /** Where its HTML part lies, to be shown as the sender made it and nothing of it run. */
    html: z.string().optional(),
    files: z.array(MailFile).max(100).optional(),
    hints: z.array(Hint).max(10).optional(),
    /** The ticket whose reply address it was sent to. */
    replyTo: z.string().optional(),
    becomes: Becoming.optional(),
    /** The ticket that it became, or is a comment on. */
    ticket: z.string().optional(),
    /** When it said it was sent; not to be relied on. */
    date: z.string().max(40).optional(),
    messageId: z.string().max(998).optional(),
    /** Where its bytes are, in the bucket of received mail. */
    raw: z.object({ key: z.string(), size: z.int() }),
    receivedAt: instant,
    judgedBy: z.string().optional(),
    judgedAt: instant.optional(),
    note: text(2_000).optional(),
  })
  .meta({ id: 'Mail' });
export type Mail = z.infer<typeof Mail>;

/** Read a row as: from this state, this step leads to that state. */
export const mailLifecycle = {
  accepted: { 'open-ticket': 'ticket', comment: 'comment' },
  quarantined: { release: 'accepted', discard: 'dropped' },
  ticket: {},
  comment: {},
  dropped: {},
} as const satisfies Lifecycle<Mail['state']>;

/** Fields whose values are people's own words, and can be erased from history. */
export const mailWords = [
  'title',
  'because',
  'from',
  'to',
  'name',
  'text',
  'whole',
  'files',
  'note',
  'messageId',
];

/** By state, the newest last; whoever sent it finds theirs, and so does the ticket. */
export const mailKeys = ({ state, from, ticket, receivedAt }: Mail): IndexKeys => ({
  open: { team: state, order: receivedAt },
  person: from && `from#${from.toLowerCase()}`,
  subject: ticket,
  order: receivedAt,
});
