import { queryPage } from '../runtime/listing.ts';
import { type Edge, edgeOf } from './relation.ts';

const indexOf = { from: 'person', to: 'subject' } as const;

/**
 * Relations that start `from` an item or lead `to` it, by type: one query on keys alone, whatever the item relates to.
 *
 * @param limit how many; a hub of ten thousand is read page by page
 * @param after where the page before ended
 */
export async function edges(
  ci: string,
  direction: 'from' | 'to',
  limit: number,
  after?: string,
): Promise<{ items: Edge[]; after?: string }> {
  const index = indexOf[direction];
  const scan = { practice: 'configuration', index, partition: `relation#${direction}:${ci}`, limit, after };
  const { rows, ...rest } = await queryPage([scan], limit);
  return { items: rows.map((row) => edgeOf(String(row[`${index}Sk`]))), ...rest };
}
