import type { Versioned } from '../kernel/decision.ts';
import { queuePartitions } from '../record/index-keys.ts';
import { type IndexQuery, queryIndex, queryPage } from './listing.ts';
import type { Records } from './records.ts';

const most = 100;

// Small collections stay in the `open` index of a team that nobody has, in every state.
const everywhere = (keep: { kind: string; practice: string }) =>
  queuePartitions(keep.kind, 'all').map(
    (partition) => ({ practice: keep.practice, index: 'open', partition }) as const,
  );

/** A page of a small collection (people, services), whole records in the order that their keys give. */
export async function collectionPage<T extends Versioned>(keep: Records<T>, limit: number, after?: string) {
  const scans = everywhere(keep).map((place) => ({ ...place, limit, after }));
  const { rows, ...rest } = await queryPage(scans, limit);
  return { items: await keep.all(rows.map(({ id }) => String(id))), ...rest };
}

/** Every record of a small collection. */
export async function collection<T extends Versioned>(keep: Records<T>): Promise<T[]> {
  const items: T[] = [];
  let after: string | undefined;
  do {
    const page = await collectionPage(keep, most, after);
    items.push(...page.items);
    after = page.after;
  } while (after);
  return items;
}

/** Every record that one partition of the `person` or `subject` index holds: for partitions that are small by nature. */
export async function filedUnder<T extends Versioned>(
  keep: Records<T>,
  index: 'person' | 'subject',
  value: string,
): Promise<T[]> {
  const scan: IndexQuery = {
    practice: keep.practice,
    index,
    partition: `${keep.kind}#${value}`,
    limit: most,
  };
  const items: T[] = [];
  let after: string | undefined;
  do {
    const rows = await queryIndex({ ...scan, after });
    items.push(...(await keep.all(rows.map(({ pk }) => String(pk).slice(keep.kind.length + 1)))));
    after = rows.length === most ? String(rows.at(-1)?.[`${index}Sk`]) : undefined;
  } while (after);
  return items;
}
