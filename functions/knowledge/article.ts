import * as z from 'zod';
import { type Lifecycle, stepsFrom } from '../kernel/lifecycle.ts';
import { line, slug } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { Content } from './content.ts';

/** How much readers can rely on it, as Knowledge-Centered Service (KCS v6) calls it. */
export const confidences = ['work-in-progress', 'not-validated', 'validated', 'archived'] as const;

/** What readers see: the edition that was published last. */
export const Live = z
  .object({
    edition: z.int().positive(),
    at: instant,
    /** Who published it. */
    by: z.string(),
    content: Content,
  })
  .meta({ id: 'PublishedArticle' });
export type Live = z.infer<typeof Live>;

/** An article as it is kept: what is being written, and beside it what readers see meanwhile. */
export const Article = z.object({
  ...recordFields,
  id: z.string().regex(/^KB-\d+$/),
  kind: z.literal('article'),
  title: line(200),
  state: z.enum(['draft', 'review', 'scheduled', 'published', 'pending-retirement', 'retired']),
  confidence: z.enum(confidences),
  content: Content,
  /** Number of the last edition; each publishing makes the next, and outdates the one before. */
  edition: z.int().nonnegative(),
  live: Live.optional(),
  owner: slug,
  /** Who wrote what is not published yet: somebody else publishes it. */
  authors: z.array(z.string()).max(50).readonly(),
  /** When it is published by itself. */
  publishAt: instant.optional(),
  /** Who decided that. */
  scheduledBy: z.string().optional(),
  /** When its owner is asked whether it still holds. */
  reviewAt: instant.optional(),
  reviewDays: z.int().min(1).max(3650),
  /** The incident whose resolution it was made of. */
  from: z.string().optional(),
  openedAt: instant,
  changedAt: instant,
});
export type Article = z.infer<typeof Article>;
export type ArticleState = Article['state'];

/** Read a row as: from this state, this step leads to that state. A new edition is written while the last one is read. */
export const articleLifecycle = {
  draft: { submit: 'review', discard: 'published', abandon: 'retired' },
  review: { return: 'draft', publish: 'published', schedule: 'scheduled' },
  scheduled: { unschedule: 'review', publish: 'published' },
  published: { revise: 'draft', 'propose-retirement': 'pending-retirement', retire: 'retired' },
  'pending-retirement': { keep: 'published', retire: 'retired' },
  retired: { revise: 'draft' },
} as const satisfies Lifecycle<ArticleState>;

/** What can be done to this one now: what was published is gone back to, what never was is given up. */
export const stepsOf = ({ state, live }: Pick<Article, 'state' | 'live'>): string[] =>
  stepsFrom(articleLifecycle, state).filter((step) => step !== (live ? 'abandon' : 'discard'));

/** Under its state, that which has to be looked at first in front; for readers, what is published, the newest first. */
export const articleKeys = ({ state, live, owner, reviewAt, openedAt }: Article): IndexKeys => ({
  open: { team: state, order: reviewAt ?? '9999' },
  person: `owner#${owner}`,
  subject: live ? 'live' : 'unpublished',
  order: live?.at ?? openedAt,
});
