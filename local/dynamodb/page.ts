import { crc32 } from 'node:zlib';
import type { Item } from './attribute-value.ts';
import { type Meter, projectedBy, readUnits } from './capacity.ts';
import { capacityAnswer } from './capacity-answer.ts';
import { type Condition, holds } from './condition.ts';
import type { Engine } from './engine.ts';
import type { Expressions, Values } from './expressions.ts';
import { capacityIn, type Input, limitIn, oneOf } from './input.ts';
import { itemSize } from './item-size.ts';
import { keyAttributesOf, keyOf } from './key.ts';
import type { KeyRange } from './key-range.ts';
import { project } from './path.ts';
import type { Index, Table } from './table.ts';

/** What Query and Scan want read: without a range everything. */
export type Wanted = {
  table: Table;
  index?: Index;
  range?: KeyRange;
  start?: Item;
  backward?: boolean;
  segment?: { of: number; at: number };
  filter?: Condition;
  projection?: Expressions['projection'];
  values: Values;
  input: Input;
};

const maxPageSize = 1024 * 1024;

/**
 * Reads one page: up to `Limit` items or 1 MB before the filter, with `LastEvaluatedKey` whenever it stopped at
 * either, even when nothing follows.
 */
export function readPage(engine: Engine, wanted: Wanted, meter: Meter): Record<string, unknown> {
  const { table, index, segment, filter, projection, values, input } = wanted;
  const limit = limitIn(input) ?? Number.POSITIVE_INFINITY;
  const select = oneOf(input, 'Select', [
    'ALL_ATTRIBUTES',
    'ALL_PROJECTED_ATTRIBUTES',
    'SPECIFIC_ATTRIBUTES',
    'COUNT',
  ]);
  const { text, bound } = statement(wanted, segment ? undefined : limitIn(input));
  const Items: Item[] = [];
  let [ScannedCount, size] = [0, 0];
  let last: Item | undefined;
  for (const row of engine.store.prepare(text).iterate(...bound) as Iterable<{ doc: string; size: number }>) {
    const whole = JSON.parse(row.doc) as Item;
    if (segment && !inSegment(table, whole, segment)) continue;
    const item = index ? projectedBy(index, whole) : whole;
    size += index?.projected ? itemSize(item) : row.size;
    ScannedCount++;
    if (!filter || holds(filter, item, values))
      Items.push(projection ? project(projection.paths, item) : item);
    if (ScannedCount >= limit || size >= maxPageSize) {
      last = { ...keyAttributesOf(table, item), ...(index ? keyAttributesOf(index, item) : {}) };
      break;
    }
  }
  meter.read(table.name, readUnits(size, input.ConsistentRead === true), index?.name);
  const [ConsumedCapacity] = capacityAnswer(meter.consumed(), capacityIn(input)) ?? [];
  return {
    ...(select === 'COUNT' ? {} : { Items }),
    Count: Items.length,
    ScannedCount,
    ...(last ? { LastEvaluatedKey: last } : {}),
    ...(ConsumedCapacity ? { ConsumedCapacity } : {}),
  };
}

function statement({ table, index, range, start, backward }: Wanted, limit?: number) {
  const from = index ? 'entry' : 'item';
  const sorted = [...(range ? [] : ['hash']), 'range', ...(index ? ['item_hash', 'item_range'] : [])];
  const columns = sorted.map((column) => `${from}.${column}`);
  const where = [index ? 'entry.idx = ?' : 'item.tbl = ?'];
  const bound: (string | number)[] = [index ? index.id : table.id];
  if (range) {
    where.push(`${from}.hash = ?`, ...range.where.map((comparison) => `${from}.range ${comparison}`));
    bound.push(range.hash, ...range.bound);
  }
  if (start) {
    const own = keyOf(table, start);
    const at = index ? keyOf(index, start) : own;
    where.push(`(${columns.join(', ')}) ${backward ? '<' : '>'} (${columns.map(() => '?').join(', ')})`);
    bound.push(...(range ? [] : [at.hash]), at.range, ...(index ? [own.hash, own.range] : []));
  }
  const joined = index ? 'entry CROSS JOIN item ON item.id = entry.item' : 'item';
  const order = columns.map((column) => `${column}${backward ? ' DESC' : ''}`).join(', ');
  const text = `SELECT doc, size FROM ${joined} WHERE ${where.join(' AND ')} ORDER BY ${order}`;
  return limit === undefined ? { text, bound } : { text: `${text} LIMIT ?`, bound: [...bound, limit] };
}

/** Segments part a table by the hash of the partition key. */
function inSegment(table: Table, item: Item, { of, at }: { of: number; at: number }): boolean {
  return crc32(keyOf(table, item).hash) % of === at;
}
