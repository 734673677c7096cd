import * as z from 'zod';
import { instant } from '../record/base.ts';

/** One thing that is different from what it was. */
export const Difference = z.object({
  field: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
});
export type Difference = z.infer<typeof Difference>;

/** What was done to an item without a change that allowed it, and what people made of it. */
export const Unauthorized = z
  .object({
    ci: z.string(),
    source: z.string(),
    seenAt: instant,
    differences: z.array(Difference),
    verdict: z.enum(['legitimate', 'revert']).optional(),
  })
  .meta({ id: 'UnauthorizedChange' });
export type Unauthorized = z.infer<typeof Unauthorized>;
