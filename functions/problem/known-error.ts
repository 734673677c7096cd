import * as z from 'zod';
import { text } from '../kernel/text.ts';
import { instant } from '../record/base.ts';

/** Its cause or a way around it is known, and people are told so: an article of the knowledge base says it. */
export const KnownError = z
  .object({
    symptom: text(20_000),
    /** Who reads its article. */
    audience: z.enum(['agents', 'signed-in']),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'KnownError' });
export type KnownError = z.infer<typeof KnownError>;

/** What somebody sees who has it, and who is to read of it. */
export const DeclareKnownError = z.strictObject({
  symptom: text(20_000),
  audience: z.enum(['agents', 'signed-in']).default('agents'),
});
export type DeclareKnownError = z.infer<typeof DeclareKnownError>;
