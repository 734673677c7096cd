import * as z from 'zod';

/** What every list accepts: how many records a page holds, and where the previous page ended. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(2000).optional(),
};

/** A page of records; `next` is there when more follow. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().optional() });

/** An empty body, for commands that need no more than their name. */
export const nothing = z.strictObject({});
