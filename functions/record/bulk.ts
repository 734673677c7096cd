import * as z from 'zod';

/** One command for up to a hundred records; `dryRun` only says what would be refused. */
export const bulkOf = <const C extends readonly [string, ...string[]]>(commands: C, id: z.ZodType<string>) =>
  z
    .strictObject({
      command: z.enum(commands),
      ids: z.array(id).min(1).max(100),
      ask: z.record(z.string().max(40), z.unknown()).default({}),
      dryRun: z.boolean().optional(),
    })
    .refine(({ ids }) => new Set(ids).size === ids.length, { path: ['ids'], error: 'has one of them twice' });
export type Bulk = {
  readonly command: string;
  readonly ids: readonly string[];
  readonly ask: Readonly<Record<string, unknown>>;
  readonly dryRun?: boolean | undefined;
};

const Problem = z.looseObject({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() });

/** What came of each, in the order in which they were named. */
export const BulkOutcome = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['done', 'refused', 'possible']),
      version: z.int().optional(),
      state: z.string().optional(),
      problem: Problem.optional(),
    }),
  ),
});
export type RowOutcome = z.infer<typeof BulkOutcome>['items'][number];
