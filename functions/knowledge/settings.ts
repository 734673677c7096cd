import * as z from 'zod';

/** What `itsm.config.ts` says of knowledge. */
export const Settings = z.object({
  /** Nobody publishes what they wrote themselves. */
  fourEyes: z.boolean().default(true),
  /** After so many days an owner is asked whether an article still holds. */
  reviewDays: z.number().int().min(1).max(3650).default(180),
});
export type Settings = z.output<typeof Settings>;
