import * as z from 'zod';
import type { Lifecycle } from '../kernel/lifecycle.ts';
import { line, slug, text } from '../kernel/text.ts';
import { instant, recordFields } from '../record/base.ts';
import { Moments } from './review-moment.ts';
import { questions } from './review-question.ts';

/** What happened when, as the review tells it. */
export const Entry = z.strictObject({ at: instant, text: text(2_000) });

/** Something that contributed, with what proves it and the configuration item that it is about. */
export const Factor = z.strictObject({
  text: text(2_000),
  ci: line(2_048).optional(),
  evidence: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
});

/** A chain of whys: each answer is what the next why asks about. */
export const Whys = z.strictObject({
  problem: text(1_000),
  because: z
    .array(
      z.strictObject({
        text: text(1_000),
        evidence: z
          .url({ protocol: /^https?$/ })
          .max(2_000)
          .optional(),
      }),
    )
    .max(10),
});

const known = new Set(questions.map(({ id }) => id));

export const reviewFields = {
  summary: text(20_000),
  /** Who sees that it is finished. */
  owner: slug,
  moments: Moments,
  timeline: z.array(Entry).max(300),
  answers: z
    .record(z.string().max(60), text(10_000))
    .refine((all) => Object.keys(all).every((id) => known.has(id)), 'answers a question that is not asked'),
  factors: z.array(Factor).max(50),
  whys: z.array(Whys).max(10),
};

/** The review of an incident as it is kept. Its number is the incident's: each has one at most. */
export const Review = z.object({
  ...recordFields,
  id: z.string().regex(/^REV-\d+$/),
  kind: z.literal('review'),
  state: z.enum(['draft', 'published', 'closed']),
  incident: z.string(),
  service: z.string(),
  team: z.string(),
  major: z.boolean(),
  ...reviewFields,
  summary: reviewFields.summary.optional(),
  owner: reviewFields.owner.optional(),
  openedAt: instant,
  publishedAt: instant.optional(),
  closedAt: instant.optional(),
  /** The version at which something changed that its incident has to show. */
  reviewing: z.object({ version: z.int() }),
});
export type Review = z.infer<typeof Review>;

export const reviewLifecycle = {
  draft: { publish: 'published' },
  published: { close: 'closed', revise: 'draft' },
  closed: { revise: 'draft' },
} as const satisfies Lifecycle<Review['state']>;

/** What people wrote, and can be erased from history. */
export const reviewWords = ['title', 'summary', 'timeline', 'answers', 'factors', 'whys'] as const;

/** The id of an incident's review. */
export const reviewOf = (incident: string): string => incident.replace(/^INC-/, 'REV-');
