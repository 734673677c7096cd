import * as z from 'zod';

/** What the door of the forms puts onto the queue: the body as it came, and what is known of how it came. */
export const SentForm = z.object({
  form: z.string().max(60),
  type: z.enum(['json', 'urlencoded']),
  body: z.string(),
  reference: z.string(),
  receivedAt: z.string(),
  origin: z.string().max(300).optional(),
});
export type SentForm = z.infer<typeof SentForm>;
