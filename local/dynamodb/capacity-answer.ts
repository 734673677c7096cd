import type { CapacityDetail, Consumed } from './capacity.ts';

/**
 * `ConsumedCapacity` as an answer holds it, one element per table; undefined when nobody asked for it.
 *
 * @param transactional also tells reads and writes apart, as transactions do
 */
export function capacityAnswer(
  consumed: Consumed[],
  detail: CapacityDetail | undefined,
  transactional = false,
): Record<string, unknown>[] | undefined {
  if (detail !== 'TOTAL' && detail !== 'INDEXES') return undefined;
  return consumed.map(({ table, read, write, indexes }) => {
    const parts = Object.entries(indexes);
    const reads = parts.reduce((sum, [, units]) => sum + units.read, read);
    const writes = parts.reduce((sum, [, units]) => sum + units.write, write);
    const units = (r: number, w: number) => ({
      CapacityUnits: r + w,
      ...(transactional && r ? { ReadCapacityUnits: r } : {}),
      ...(transactional && w ? { WriteCapacityUnits: w } : {}),
    });
    if (detail === 'TOTAL') return { TableName: table, ...units(reads, writes) };
    const byIndex = Object.fromEntries(parts.map(([name, each]) => [name, units(each.read, each.write)]));
    return {
      TableName: table,
      ...units(reads, writes),
      Table: units(read, write),
      ...(parts.length ? { GlobalSecondaryIndexes: byIndex } : {}),
    };
  });
}
