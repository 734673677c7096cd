import * as z from 'zod';
import { text } from '../kernel/text.ts';
import { instant } from '../record/base.ts';

/** How a problem ends. */
export const resolutionCodes = [
  'fix-applied',
  'no-longer-occurs',
  'risk-accepted',
  'duplicate',
  'canceled',
] as const;

/** What came of it, in the words of whoever ended it. */
export const Resolution = z
  .object({
    code: z.enum(resolutionCodes),
    text: text(20_000).optional(),
    /** The problem that it is the same as. */
    duplicateOf: z.string().optional(),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'ProblemResolution' });
export type Resolution = z.infer<typeof Resolution>;
