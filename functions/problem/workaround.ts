import * as z from 'zod';
import { text } from '../kernel/text.ts';
import { instant } from '../record/base.ts';

/** How one gets by until it is fixed. What is published is what linked incidents were told, by its edition. */
export const Workaround = z
  .object({
    text: text(20_000),
    /** The same for those who only ask for help: they are told once it is a known error. */
    plain: text(4_000).optional(),
    by: z.string(),
    at: instant,
    published: z
      .object({
        edition: z.int().positive(),
        text: text(20_000),
        plain: text(4_000).optional(),
        by: z.string(),
        at: instant,
      })
      .optional(),
  })
  .meta({ id: 'Workaround' });
export type Workaround = z.infer<typeof Workaround>;

/** Without `plain`, what it said in plain words before stays; null takes it away. */
export const WriteWorkaround = z.strictObject({
  text: text(20_000),
  plain: text(4_000).nullable().optional(),
});
export type WriteWorkaround = z.infer<typeof WriteWorkaround>;

/** What is written now is what was published last. */
export const isPublished = ({ text: words, plain, published }: Workaround): boolean =>
  published !== undefined && published.text === words && published.plain === plain;
