import * as z from 'zod';
import { incidentId } from './family.ts';

/** Commands that can be given on many incidents at once. */
export const bulkCommands = [
  'acknowledge',
  'take',
  'assign',
  'resolve',
  'close',
  'hold',
  'set-parent',
  'change',
  'watch',
  'comment',
] as const;

/** One command for up to a hundred incidents; `dryRun` only says what would be refused. */
export const Bulk = z
  .strictObject({
    command: z.enum(bulkCommands),
    ids: z.array(incidentId).min(1).max(100),
    ask: z.record(z.string().max(40), z.unknown()).default({}),
    dryRun: z.boolean().optional(),
  })
  .refine(({ ids }) => new Set(ids).size === ids.length, { path: ['ids'], error: 'has one of them twice' });
export type Bulk = z.infer<typeof Bulk>;

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
