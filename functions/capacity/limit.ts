import * as z from 'zod';
import { line } from '../kernel/text.ts';
import { knownLimit, knownLimits } from './known-limits.ts';

const quotaPart = line(40).regex(/^[A-Za-z0-9-]+$/, 'is not a code of Service Quotas');

/** Where the limit of a metric comes from: a number, an attribute of its item, Service Quotas, or the table of limits that AWS documents. */
export const Limit = z
  .discriminatedUnion('from', [
    z.strictObject({ from: z.literal('value'), value: z.number() }),
    z.strictObject({
      from: z.literal('attribute'),
      /** Of the configuration item, e.g. `allocatedStorage`. */
      attribute: line(100),
      /** What one of it is in the unit of the metric: 1073741824 for GiB and bytes. */
      times: z.number().positive().default(1),
    }),
    z.strictObject({ from: z.literal('quota'), service: quotaPart, code: quotaPart }),
    z.strictObject({
      from: z.literal('table'),
      name: line(60).refine((name) => knownLimit(name) !== undefined, {
        error: `is none of ${knownLimits.map(({ name }) => name).join(', ')}`,
      }),
    }),
  ])
  .meta({ id: 'CapacityLimit' });
export type Limit = z.infer<typeof Limit>;

const number = (value: unknown): number | undefined => {
  const read = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
};

/** What a limit that needs no call says; a sentence that people understand where it says nothing. */
export function limitOf(
  limit: Exclude<Limit, { from: 'quota' }>,
  attributes: Readonly<Record<string, unknown>> | undefined,
): number | { readonly missing: string } {
  if (limit.from === 'value') return limit.value;
  if (limit.from === 'table')
    return knownLimit(limit.name)?.value ?? { missing: `There is no limit ${limit.name}.` };
  const value = number(attributes?.[limit.attribute]);
  return value === undefined
    ? { missing: `Its item has no number as ${limit.attribute}.` }
    : value * limit.times;
}
