import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { follow, type Lifecycle } from '../kernel/lifecycle.ts';
import { text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { Tally } from '../record/tally.ts';
import type { Article } from './article.ts';
import { isVisitor } from './audience.ts';

/** Whether it helped, and what was missing. */
export const Rate = z.strictObject({ helpful: z.boolean(), comment: text(2_000).optional() });
export type Rate = z.infer<typeof Rate>;

/** What one person says of one edition. What is not well becomes a task of the owner: it is `open` until it is done. */
export const Feedback = z
  .object({
    ...recordFields,
    kind: z.literal('article-feedback'),
    state: z.enum(['noted', 'open', 'done']),
    article: z.string(),
    edition: z.int(),
    person: z.string(),
    owner: z.string(),
    helpful: z.boolean(),
    comment: text(2_000).optional(),
    openedAt: instant,
    doneBy: z.string().optional(),
  })
  .meta({ id: 'StoredArticleFeedback' });
export type Feedback = z.infer<typeof Feedback>;

export const feedbackLifecycle = {
  noted: {},
  open: { done: 'done' },
  done: {},
} as const satisfies Lifecycle<Feedback['state']>;

/** One for each person and edition: whoever says it again changes what they said. */
export const feedbackId = (article: string, edition: number, person: string): string =>
  `${article}.${edition}.${person}`;

/**
 * Notes what somebody says of the edition that is read now. What did not help, or was commented on, is a task of the owner; what
 * whoever did not sign in says is counted, and is nobody's task.
 *
 * @returns undefined when they said the same before
 */
export function rate(
  article: Article & { live: NonNullable<Article['live']> },
  before: Feedback | undefined,
  { helpful, comment }: Rate,
  by: Actor,
  at: string,
): Decision<Feedback> | undefined {
  if (before && before.helpful === helpful && before.comment === comment) return undefined;
  const { id, live, owner } = article;
  const { edition, content } = live;
  const task = !isVisitor(by) && (!helpful || comment !== undefined);
  const next = {
    id: feedbackId(id, edition, by.id),
    kind: 'article-feedback',
    title: content.title,
    state: task ? 'open' : 'noted',
    article: id,
    edition,
    person: by.id,
    owner,
    helpful,
    ...(comment !== undefined && { comment }),
    openedAt: before?.openedAt ?? at,
  } as const;
  const title = `${id} ${helpful ? 'was commented on' : 'did not help somebody'}`;
  const words = { topic: 'article', title, text: comment ?? content.title, path: `/articles/${id}` };
  const notices = task && owner !== by.id ? [{ to: [owner], ...words }] : [];
  const freeText = ['title', 'comment'];
  return decide<Feedback>(before, next, { type: 'article-feedback.given', by: by.id, at, freeText, notices });
}

/** The owner, or anybody who writes articles, saw to it. @throws {Refusal} `illegal-transition` */
export const settle = (before: Feedback, by: Actor, at: string): Decision<Feedback> =>
  decide<Feedback>(
    before,
    { ...before, state: follow(feedbackLifecycle, before.state, 'done'), doneBy: by.id },
    { type: 'article-feedback.settled', by: by.id, at },
  );

export const feedbackCounts = ['helpful', 'unhelpful', 'open'] as const;

/** Where it counts: with its article. */
export const feedbackTally = ({ article, helpful, state }: Feedback): Tally => ({
  [article]: [helpful ? 'helpful' : 'unhelpful', ...(state === 'open' ? ['open'] : [])],
});
