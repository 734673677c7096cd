import { queuePartitions } from '../record/index-keys.ts';
import { type Filter, queryIndex } from './listing.ts';

const page = 100;

type Kept = { readonly practice: string; readonly kind: string };

/**
 * Ids of all records of a kind in one list of the `open` index, such as the queue of a team: a hundred at a time, however many
 * there are, in the order of each part of the list.
 *
 * @param filter on what the index shows of them
 */
export async function* queuedPages(
  { practice, kind }: Kept,
  list: string,
  filter?: Filter,
): AsyncGenerator<string[]> {
  for (const partition of queuePartitions(kind, list)) {
    let after: string | undefined;
    do {
      const rows = await queryIndex({ practice, index: 'open', partition, limit: page, after, filter });
      yield rows.map(({ id }) => String(id));
      after = rows.length === page ? String(rows.at(-1)?.openSk) : undefined;
    } while (after);
  }
}

/** The same ids at once. */
export async function queued(keep: Kept, list: string, filter?: Filter): Promise<string[]> {
  const found: string[] = [];
  for await (const ids of queuedPages(keep, list, filter)) found.push(...ids);
  return found;
}
