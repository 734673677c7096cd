import { equal, equalItems, type Item } from './attribute-value.ts';
import { itemSize } from './item-size.ts';
import type { Key } from './key.ts';
import type { Index } from './table.ts';

/** Request units that one call consumed of one table, the units of its indexes apart. */
export type Consumed = {
  table: string;
  read: number;
  write: number;
  indexes: Record<string, { read: number; write: number }>;
};

/** What `ReturnConsumedCapacity` may ask for. */
export type CapacityDetail = 'NONE' | 'TOTAL' | 'INDEXES';

/** Adds up what one call consumes. */
export type Meter = {
  read(table: string, units: number, index?: string): void;
  write(table: string, units: number, index?: string): void;
  consumed(): Consumed[];
};

/** Units of a write: one per begun kilobyte of the larger of the item before and after, at least one. */
export function writeUnits(...sizes: (number | undefined)[]): number {
  return Math.max(1, Math.ceil(Math.max(0, ...sizes.map((size) => size ?? 0)) / 1024));
}

/** Units of a read: one per begun 4 kilobytes, at least one, half when it need not be consistent. */
export function readUnits(size: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(size / 4096)) * (consistent ? 1 : 0.5);
}

/**
 * Units that an index consumes when an item changes: nothing when what it holds stays the same; the entry that
 * comes or goes; both when the index key changes; else the larger of both.
 * Source: "Write capacity units" under "Using global secondary indexes" of the developer guide.
 */
export function indexWriteUnits(index: Index, before: Entry | undefined, after: Entry | undefined): number {
  if (!before && !after) return 0;
  if (!before || !after) return writeUnits(entrySize(index, (before ?? after)!.item));
  if (before.key.hash !== after.key.hash || before.key.range !== after.key.range) {
    return writeUnits(entrySize(index, before.item)) + writeUnits(entrySize(index, after.item));
  }
  if (sameEntry(index, before.item, after.item)) return 0;
  return writeUnits(entrySize(index, before.item), entrySize(index, after.item));
}

export type Entry = { key: Key; item: Item };

/** The attributes of an item that an index holds. */
export function projectedBy(index: Index, item: Item): Item {
  if (!index.projected) return item;
  const entry: Item = {};
  for (const name of index.projected) if (item[name] !== undefined) entry[name] = item[name];
  return entry;
}

function entrySize(index: Index, item: Item): number {
  return itemSize(projectedBy(index, item));
}

function sameEntry(index: Index, a: Item, b: Item): boolean {
  if (!index.projected) return equalItems(a, b);
  return index.projected.every((name) => {
    const [x, y] = [a[name], b[name]];
    return x === undefined || y === undefined ? x === y : x === y || equal(x, y);
  });
}

/** Starts at nothing. */
export function createMeter(): Meter {
  const tables = new Map<string, Consumed>();
  const of = (table: string): Consumed => {
    const consumed = tables.get(table) ?? { table, read: 0, write: 0, indexes: {} };
    tables.set(table, consumed);
    return consumed;
  };
  const add = (kind: 'read' | 'write', table: string, units: number, index?: string) => {
    if (!units) return;
    const consumed = of(table);
    if (index !== undefined) consumed.indexes[index] ??= { read: 0, write: 0 };
    const part = index === undefined ? consumed : consumed.indexes[index]!;
    part[kind] += units;
  };
  return {
    read: (table, units, index) => add('read', table, units, index),
    write: (table, units, index) => add('write', table, units, index),
    consumed: () => [...tables.values()],
  };
}
