import * as z from 'zod';
import type { Claim } from '../kernel/decision.ts';
import type { FieldValues } from './field-values.ts';
import type { Level } from './priority.ts';

/** By which way somebody asked: the practice of that way holds what they sent. */
export const askedBy = ['mail', 'form'] as const;

/** On a ticket: what it came of, and whether the sender was vouched for. */
export const Asked = z
  .object({
    /** The record of what came: `MAIL-1001`, `SUB-1001`. */
    key: z.string(),
    by: z.enum(askedBy),
    /** Nobody vouched for the sender: nothing of theirs goes to third parties as if it were known to be theirs. */
    unverified: z.literal(true).optional(),
  })
  .meta({ id: 'Asked' });
export type Asked = z.infer<typeof Asked>;

/**
 * A file that came along. Its bytes lie in the bucket of attachments at `key`, below the practice that took it in; whoever
 * owns the ticket copies them below its own (`runtime/asked-files.ts`).
 */
export type AskedFile = {
  /** Not to be guessed; the attachment of the ticket has the same. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** In hex. */
  readonly sha256: string;
  readonly key: string;
};

/** A ticket that somebody asked for from outside; the practice that owns tickets of that sort opens it, once. */
export type AskedTicket = {
  readonly key: string;
  readonly by: Asked['by'];
  readonly title: string;
  readonly description?: string | undefined;
  /** Id of a person, who may be a guest that is about to be made. */
  readonly requester: string;
  readonly verified: boolean;
  readonly service?: string | undefined;
  readonly team?: string | undefined;
  readonly category?: string | undefined;
  readonly impact?: Level | undefined;
  readonly urgency?: Level | undefined;
  readonly fields?: FieldValues | undefined;
  /** The catalogue item that it is a request of. */
  readonly item?: string | undefined;
  readonly files: readonly AskedFile[];
  /** The closed ticket that it goes on from. */
  readonly followUpOf?: string | undefined;
};

/** A comment that somebody made from outside on a ticket they take part in. */
export type AskedComment = {
  readonly key: string;
  readonly by: Asked['by'];
  /** Id of the ticket. */
  readonly on: string;
  readonly person: string;
  readonly text: string;
  readonly files: readonly AskedFile[];
  /** A machine answered for them: it is kept as a note, and moves neither state nor clock. */
  readonly automatic?: boolean | undefined;
};

/** The claim by which what was asked becomes one ticket or one comment, however often it is heard of. */
export const askedClaim = (key: string, ticket: string): Claim => ({
  pk: `asked#${key}`,
  sk: 'claim',
  values: { ticket },
});

/** What came in and is to become something: a ticket of a practice, or a comment on a ticket of it. */
export type AskedFor =
  | { readonly target: 'incident' | 'request'; readonly ticket: AskedTicket }
  | { readonly target: 'incident' | 'request'; readonly comment: AskedComment };

/** Somebody who wrote, as `people/on-stranger` makes a guest of them. */
export type Stranger = {
  readonly address: string;
  /** What they call themselves: it is theirs only once the address is confirmed. */
  readonly name?: string | undefined;
  /** When it was seen that the address is theirs: the mail was vouched for, or they followed the link to confirm it. */
  readonly confirmedAt?: string | undefined;
};
