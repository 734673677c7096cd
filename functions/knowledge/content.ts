import * as z from 'zod';
import { line, slug, text } from '../kernel/text.ts';
import { recordId } from '../record/link.ts';

/** Who may read what is published: anybody without a login, whoever signed in, or those who work on tickets. */
export const audiences = ['public', 'signed-in', 'agents'] as const;
export type Audience = (typeof audiences)[number];

const distinct = (values: readonly string[]) => new Set(values).size === values.length;

export const contentFields = {
  title: line(200),
  /** Markdown (CommonMark with tables); HTML in it is never rendered. */
  body: text(65_536),
  audience: z.enum(audiences),
  category: slug.optional(),
  /** The service that it is about. */
  service: slug.optional(),
  /** Configuration items that it is about. */
  cis: z.array(recordId).max(50).refine(distinct, 'names one twice').optional(),
  tags: z.array(line(40)).max(20).refine(distinct, 'names one twice').optional(),
  /** BCP 47: the language that it is written in, e.g. `en` or `de`. */
  language: z
    .string()
    .max(35)
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language such as en or de-AT'),
};

/** What an article says, and to whom. */
export const Content = z.object(contentFields).meta({ id: 'ArticleContent' });
export type Content = z.infer<typeof Content>;
