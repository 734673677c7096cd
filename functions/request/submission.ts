import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Claim, type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { line, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { AnswerShown } from './answers.ts';

/** What a web form brought: it becomes a ticket, or waits for its sender or for somebody who judges it. */
export const Submission = z
  .object({
    ...recordFields,
    id: z.string().regex(/^SUB-\d+$/),
    kind: z.literal('submission'),
    state: z.enum(['unconfirmed', 'accepted', 'quarantined', 'discarded', 'expired']),
    /** The item of the catalogue whose form it is. */
    item: z.string(),
    practice: z.enum(['request', 'incident']).optional(),
    /** What the ticket is called, and what it says. */
    answers: z.array(AnswerShown).optional(),
    values: z.record(z.string(), z.unknown()).optional(),
    name: line(120).optional(),
    email: z.string().optional(),
    person: z.string().optional(),
    /** Whoever wrote has shown that the address is theirs. */
    confirmed: z.boolean().optional(),
    origin: z.string().optional(),
    /** Why it is kept back. */
    reason: z.string().optional(),
    /** As it came, where it is kept back. */
    raw: z.string().optional(),
    receivedAt: instant,
    /** What it became. */
    ticket: z.string().optional(),
    note: text(2_000).optional(),
  })
  .meta({ id: 'SubmissionRecord' });
export type Submission = z.infer<typeof Submission>;

export const submissionLifecycle = {
  unconfirmed: { confirm: 'accepted', expire: 'expired', release: 'accepted', discard: 'discarded' },
  quarantined: { release: 'accepted', discard: 'discarded' },
  accepted: {},
  discarded: {},
  expired: {},
} as const satisfies Lifecycle<Submission['state']>;

/** The steps that whoever works at the desk can take: what was not even readable cannot become anything. */
export const submissionSteps = ({ state, values }: Submission): string[] =>
  Object.keys(submissionLifecycle[state]).filter(
    (step) => step === 'discard' || (step === 'release' && values !== undefined),
  );

export const JudgeSubmission = z.strictObject({ note: text(2_000).optional() });

/** Kept back: in everybody's list until somebody judges it, the oldest first. What was accepted is found by its form. */
export const submissionKeys = ({ state, receivedAt, item }: Submission): IndexKeys => ({
  ...((state === 'quarantined' || state === 'unconfirmed') && { open: { team: state, order: receivedAt } }),
  subject: item,
  order: receivedAt,
});

const words = ['title', 'answers', 'values', 'name', 'email', 'raw', 'note'];
const day = 24 * 3600;

type Came = Omit<Submission, 'version' | 'chain' | 'kind' | 'title' | 'clocks'>;

const said = { accepted: 'accepted', quarantined: 'quarantined', unconfirmed: 'received' } as const;

/**
 * Keeps what a form brought.
 *
 * @param reference hash of the reference that its sender got
 * @param message id of the queue's message: delivered again, it is still one submission
 */
export function take(
  came: Came & { readonly state: 'accepted' | 'quarantined' | 'unconfirmed' },
  { reference, message }: { readonly reference: string; readonly message: string },
  by: Actor,
  at: string,
): Decision<Submission> {
  const expiresAt = Math.floor(Date.parse(at) / 1000) + 30 * day;
  const claims: Claim[] = [
    { pk: `message#${message}`, sk: 'claim', expiresAt },
    { pk: `reference#${reference}`, sk: 'reference', values: { id: came.id } },
  ];
  const later = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();
  const next = {
    ...came,
    kind: 'submission' as const,
    title: `${came.item} from a web form`,
    // Whoever wrote has to be known as a guest before they can be written to.
    ...(came.state === 'unconfirmed' && { clocks: { letter: later(5), expiry: later(3 * day) } }),
  };
  const decision = decide<Submission>(undefined, next, {
    type: `submission.${said[came.state]}`,
    by: by.id,
    at,
    freeText: words,
  });
  return { ...decision, claims };
}

/** Somebody of the desk lets it become what it was to become, or leaves it for good. */
export function judge(
  before: Submission,
  step: 'release' | 'discard',
  note: string | undefined,
  by: Actor,
  at: string,
): Decision<Submission> {
  const state = follow(submissionLifecycle, before.state, step);
  const next = { ...before, state, clocks: undefined, ...(note && { note }) };
  return decide<Submission>(before, next, { type: `submission.${state}`, by: by.id, at, freeText: words });
}

/** Whoever wrote is asked by mail whether it was them. @param link page on which they say so; the mail has no word of theirs */
export function askToConfirm(before: Submission, link: string, by: Actor, at: string): Decision<Submission> {
  const { person = '' } = before;
  const clocks = wind(before.clocks, 'letter', undefined);
  const notices = [
    { to: [person], topic: 'confirmation', title: 'Did you write to us? Please confirm it', path: link },
  ];
  return decide<Submission>(
    before,
    { ...before, clocks },
    { type: 'submission.letter-sent', by: by.id, at, freeText: words, notices },
  );
}

/** Whoever wrote is not known as a guest yet: they are written to a minute later. */
export const waitForGuest = (before: Submission, by: Actor, at: string): Decision<Submission> => {
  const clocks = wind(before.clocks, 'letter', new Date(Date.parse(at) + 60_000).toISOString());
  return decide<Submission>(
    before,
    { ...before, clocks },
    { type: 'submission.letter-waits', by: by.id, at, freeText: words },
  );
};

/** Whoever wrote has followed the link that only they could have. */
export function confirm(before: Submission, by: Actor, at: string): Decision<Submission> {
  const state = follow(submissionLifecycle, before.state, 'confirm');
  const next = { ...before, state, confirmed: true, clocks: undefined };
  return decide<Submission>(before, next, { type: 'submission.accepted', by: by.id, at, freeText: words });
}

/** Nobody confirmed it: what was written is not kept. */
export function expire(before: Submission, by: Actor, at: string): Decision<Submission> {
  const state = follow(submissionLifecycle, before.state, 'expire');
  const { answers: _, values: __, ...rest } = before;
  return decide<Submission>(
    before,
    { ...rest, state, clocks: undefined },
    { type: 'submission.expired', by: by.id, at, freeText: words },
  );
}

/** It became a ticket. Undefined when that is known. */
export function became(
  before: Submission,
  ticket: string,
  by: Actor,
  at: string,
): Decision<Submission> | undefined {
  if (before.ticket) return undefined;
  return decide<Submission>(
    before,
    { ...before, ticket },
    { type: 'submission.answered', by: by.id, at, freeText: words },
  );
}
