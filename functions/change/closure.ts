import * as z from 'zod';
import { text } from '../kernel/text.ts';
import { instant } from '../record/base.ts';

export const closureCodes = ['successful', 'with-issues', 'unsuccessful'] as const;
export type ClosureCode = (typeof closureCodes)[number];

/** How it went, in the words of those who looked at it afterwards. */
export const Outcome = z
  .object({ code: z.enum(closureCodes), review: text(20_000).optional(), by: z.string(), at: instant })
  .meta({ id: 'ChangeOutcome' });
export type Outcome = z.infer<typeof Outcome>;
