import { equalItems, type Item } from './attribute-value.ts';
import { type Entry, indexWriteUnits, type Meter, writeUnits } from './capacity.ts';
import type { Engine } from './engine.ts';
import { itemSize, maxItemSize } from './item-size.ts';
import { indexKeyOf, type Key, keyAttributesOf } from './key.ts';
import { validation } from './refused.ts';
import type { Row } from './store.ts';
import type { Index, Table } from './table.ts';

/** One item before and after; `row` is how it lies in the database. */
export type Change = { table: Table; key: Key; row?: Row; before?: Item; after?: Item; expired?: boolean };

/** A change that is ready to be written, with its size after. */
export type Prepared = Change & { doc?: string; size: number; unchanged: boolean };

/**
 * Prepares a change and bills it: the table's units times `factor` (2 in a transaction), and what its indexes
 * consume once, as they follow on their own. Refuses an item above 400 KB.
 */
export function prepare(change: Change, meter: Meter, factor = 1): Prepared {
  const { table, row, after } = change;
  const size = after ? itemSize(after) : 0;
  if (size > maxItemSize) throw validation('Item size has exceeded the maximum allowed size');
  meter.write(table.name, writeUnits(size, row?.size) * factor);
  const doc = after && JSON.stringify(after);
  return { ...change, doc, size, unchanged: isSame(change, doc) };
}

/** Writes a change: the item, its index entries and its stream record. A change of nothing writes nothing. */
export function write({ store, streams }: Engine, change: Prepared, meter: Meter): void {
  if (change.unchanged) return;
  const { table, key, row, before, after, doc, size, expired = false } = change;
  let id = row?.id;
  if (doc === undefined) store.remove(id!);
  else {
    const expires = expiryOf(table, after!);
    if (id === undefined) id = store.insert(table.id, key, doc, size, expires);
    else store.replace(id, doc, size, expires);
  }
  for (const index of table.indexes) {
    const [old, now] = [entryOf(index, before), entryOf(index, after)];
    meter.write(table.name, indexWriteUnits(index, old, now), index.name);
    if (old && now && old.key.hash === now.key.hash && old.key.range === now.key.range) continue;
    if (old) store.leave(index.id, old.key, key);
    if (now) store.enter(index.id, now.key, key, id!);
  }
  const keys = keyAttributesOf(table, (after ?? before)!);
  streams.capture(table, { keys, old: row?.doc, new: doc, size: Math.max(size, row?.size ?? 0), expired });
}

/** Writes changes and their stream records in one commit, then tells the listeners of the streams. */
export function commit(engine: Engine, changes: Prepared[], meter: Meter, more?: () => void): void {
  if (!more && changes.every(({ unchanged }) => unchanged)) return;
  try {
    engine.store.transaction(() => {
      for (const change of changes) write(engine, change, meter);
      more?.();
    });
  } catch (error) {
    engine.streams.forget();
    throw error;
  }
  engine.streams.announce();
}

/** Reads an item as it is now. */
export function current({ store }: Engine, table: Table, key: Key): { row?: Row; before?: Item } {
  const row = store.find(table.id, key);
  return row ? { row, before: JSON.parse(row.doc) as Item } : {};
}

/** When an item expires, in epoch seconds; null when it does not. */
export function expiryOf({ settings }: Table, item: Item): number | null {
  const seconds = settings.timeToLive === undefined ? undefined : item[settings.timeToLive]?.N;
  return seconds === undefined ? null : Math.floor(Number(seconds));
}

function entryOf(index: Index, item: Item | undefined): Entry | undefined {
  const key = item && indexKeyOf(index, item);
  return key && { key, item };
}

function isSame({ row, before, after }: Change, doc: string | undefined): boolean {
  if (!row || doc === undefined) return row === undefined && doc === undefined;
  return row.doc === doc || (row.doc.length === doc.length && equalItems(before!, after!));
}
