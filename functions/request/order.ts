import * as z from 'zod';
import { slug, text } from '../kernel/text.ts';
import { Answers } from './form-field.ts';

/** What somebody orders: an item with the answers to its form, and for a bundle the answers for each thing in it. */
export const OrderItem = z.strictObject({
  item: slug,
  answers: Answers.default({}),
  parts: z.record(slug, Answers).optional(),
  /** What of a bundle is not wanted. */
  without: z.array(slug).max(20).optional(),
  /** Who gets it, when that is somebody else. */
  for: slug.optional(),
  /** Anything else that those who prepare it should know. */
  note: text(20_000).optional(),
});
export type OrderItem = z.infer<typeof OrderItem>;

/** Answers to see what a form makes of them, without sending it; of what is being written, or of what is offered. */
export const TryItem = z.strictObject({ answers: Answers.default({}), live: z.boolean().optional() });
