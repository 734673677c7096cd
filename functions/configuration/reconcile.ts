import * as z from 'zod';
import { instant } from '../record/base.ts';
import { FieldValue } from '../record/field-values.ts';
import { type Rules, sourceName } from './class-rules.ts';

/** Everything that one source says of an item, and when it was last heard. `order` is the source's own, where it has one. */
export const Saying = z.object({
  at: instant,
  order: z.number().optional(),
  values: z.record(z.string().max(80), FieldValue),
});
export type Saying = z.infer<typeof Saying>;

export const Sayings = z.record(sourceName, Saying);
export type Sayings = z.infer<typeof Sayings>;

/** What holds, field by field, and whose word that is. */
export type Reconciled = {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly from: Readonly<Record<string, string>>;
};

/** Who tells of the end of a thing does not have to confirm it: as long as they say nothing, nothing has changed. */
export const watching: readonly string[] = ['config', 'cloudformation', 'tags'];

const day = 24 * 60 * 60_000;
const last = 1_000;

const rank = (order: readonly string[], source: string) => {
  const place = order.indexOf(source);
  return place < 0 ? last : place;
};

/**
 * Decides whom to believe, for each field by itself: the first in the order of its class that says something and watches, or was heard
 * within the days after which that is stale; then the newest. When all are stale, the order alone decides. What the others say stays
 * where it is, so that another order makes another item of the same sayings.
 */
export function reconcile(rules: Rules, said: Sayings, now: string): Reconciled {
  const fresh = new Date(Date.parse(now) - rules.staleDays * day).toISOString();
  const stale = (source: string, { at }: Saying) => !watching.includes(source) && at < fresh;
  const fields = [...new Set(Object.values(said).flatMap(({ values }) => Object.keys(values)))].sort();
  const values: Record<string, FieldValue> = {};
  const from: Record<string, string> = {};
  for (const field of fields) {
    const order = rules.fieldSources[field] ?? rules.sources;
    const sayers = Object.entries(said)
      .filter(([, saying]) => saying.values[field] !== undefined)
      .sort(
        ([a, one], [b, other]) =>
          Number(stale(a, one)) - Number(stale(b, other)) ||
          rank(order, a) - rank(order, b) ||
          (one.at === other.at ? (a < b ? -1 : 1) : one.at > other.at ? -1 : 1),
      );
    const [source, saying] = sayers[0] ?? [];
    if (!source || !saying) continue;
    values[field] = saying.values[field] as FieldValue;
    from[field] = source;
  }
  return { values, from };
}
