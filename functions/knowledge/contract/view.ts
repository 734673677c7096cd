import * as z from 'zod';
import { Article } from '../article.ts';
import { articleRights as rights } from '../rights.ts';

/** How often an article helped, did not, and spared somebody a ticket. */
export const ArticleCounts = z
  .object({
    helpful: z.int(),
    unhelpful: z.int(),
    /** Feedback that nobody saw to yet. */
    open: z.int(),
    answered: z.int(),
  })
  .meta({ id: 'ArticleCounts' });

/** An article on the wire: for readers what is published alone, for writers what is being written, too. */
export const ArticleView = Article.omit({ chain: true })
  .partial()
  .required({ id: true, kind: true, version: true, title: true, state: true, confidence: true })
  .extend({
    steps: z.array(z.string()).optional(),
    counts: ArticleCounts.optional(),
    /** What the caller said of this edition. */
    mine: z.object({ helpful: z.boolean(), comment: z.string().optional() }).optional(),
    live: z
      .object({ edition: z.int(), at: z.string(), by: z.string().optional(), content: Article.shape.content })
      .optional(),
  })
  .meta({ id: 'Article' });

export const one = '/v1/articles/{id}';
/** What every command on an article shares. */
export const command = { method: 'POST', rights, answer: ArticleView } as const;
/** What every look at articles shares. */
export const look = { method: 'GET', rights } as const;
