import type { Versioned } from '../kernel/decision.ts';
import { type IndexQuery, queryPage, type Row } from './listing.ts';
import type { Records } from './records.ts';

type Place = { readonly after?: string | undefined; readonly limit: number };

/** What to look for in partitions of an index, and what of a record decides. */
export type Matching<T> = {
  readonly scansAt: (place: Place) => readonly IndexQuery[] | Promise<readonly IndexQuery[]>;
  readonly fits: (record: T) => boolean;
  readonly limit: number;
  readonly after?: string | undefined;
};

/**
 * A page of the records that fit, in the order of an index: it is gone through page by page, because what decides is not in
 * it, until so many are found or nothing is left.
 */
export async function matchingPage<T extends Versioned>(
  keep: Records<T>,
  { scansAt, fits, limit, after }: Matching<T>,
): Promise<{ items: T[]; after?: string }> {
  const idOf = ({ pk }: Row) => String(pk).slice(keep.kind.length + 1);
  const items: T[] = [];
  let place = after;
  for (;;) {
    const scans = await scansAt({ after: place, limit });
    const { rows, after: further } = await queryPage(scans, limit);
    const sort = `${scans[0]?.index}Sk`;
    for (const record of await keep.all(rows.map(idOf))) {
      if (!fits(record)) continue;
      items.push(record);
      if (items.length < limit) continue;
      const last = rows.find((row) => idOf(row) === record.id);
      const more = last !== rows.at(-1) || further !== undefined;
      return { items, ...(more && last && { after: String(last[sort]) }) };
    }
    if (!further) return { items };
    place = further;
  }
}
