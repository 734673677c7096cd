import { checkItem } from './attribute-check.ts';
import type { Item } from './attribute-value.ts';
import { type Meter, readUnits } from './capacity.ts';
import { capacityAnswer } from './capacity-answer.ts';
import { type Change, commit, current, type Prepared, prepare } from './change.ts';
import { capacityIn, type Input, listIn, mapIn } from './input.ts';
import { intentOf, type WriteKind } from './intent.ts';
import { type Operation, readOne } from './item-operations.ts';
import { itemSize } from './item-size.ts';
import { checkedKey } from './key.ts';
import { validation } from './refused.ts';

const maxWrites = 25;
const maxReads = 100;
const maxReadSize = 16 * 1024 * 1024;
const duplicates = 'Provided list of item keys contains duplicates';

/** BatchWriteItem: up to 25 puts and deletes without conditions. Here they are all written. */
export const batchWrite: Operation = (engine, input, meter) => {
  const seen = new Set<string>();
  const changes: Prepared[] = requestsOf(input, maxWrites).map(([TableName, request]) => {
    const { PutRequest, DeleteRequest } = request as { PutRequest?: Input; DeleteRequest?: Input };
    const member = PutRequest ?? DeleteRequest;
    if (!member || (PutRequest && DeleteRequest)) {
      throw validation(
        'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
      );
    }
    const kind: WriteKind = PutRequest ? 'Put' : 'Delete';
    const { table, key, next } = intentOf(kind, engine.tables, { TableName, ...member });
    once(seen, `${table.id}\n${key.hash}\n${key.range}`);
    const change: Change = { table, key, ...current(engine, table, key) };
    return prepare({ ...change, after: next(change.before) }, meter);
  });
  commit(engine, changes, meter);
  return { UnprocessedItems: {}, ...capacityList(input, meter) };
};

/** BatchGetItem: up to 100 items in no order that the caller could rely on, 16 MB at most. */
export const batchGet: Operation = (engine, input, meter) => {
  const Responses: Record<string, Item[]> = {};
  const UnprocessedKeys: Record<string, Input> = {};
  let [size, count] = [0, 0];
  for (const [TableName, request] of Object.entries(mapIn(input, 'RequestItems')) as [string, Input][]) {
    const keys = listIn(request, 'Keys', maxReads);
    count += keys.length;
    if (count > maxReads) throw validation('Too many items requested for the BatchGetItem call');
    const found: [string, Item][] = [];
    const seen = new Set<string>();
    const table = engine.tables.get(TableName);
    for (const Key of keys) {
      checkItem(Key);
      const { hash, range } = checkedKey(table, Key);
      once(seen, `${hash}\n${range}`);
      if (size > maxReadSize) {
        UnprocessedKeys[TableName] ??= { ...request, Keys: [] as unknown[] };
        (UnprocessedKeys[TableName].Keys as unknown[]).push(Key);
        continue;
      }
      const item = readOne(
        engine,
        { ...request, TableName, Key },
        meter,
        readUnits,
        request.ConsistentRead === true,
      );
      if (!item) continue;
      size += itemSize(item);
      found.push([`${hash}\n${range}`, item]);
    }
    Responses[TableName] = found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  }
  return { Responses, UnprocessedKeys, ...capacityList(input, meter) };
};

function requestsOf(input: Input, most: number): [string, Input][] {
  const requests = Object.entries(mapIn(input, 'RequestItems')).flatMap(([table, list]) =>
    listIn({ [table]: list }, table, most).map((request): [string, Input] => [table, request]),
  );
  if (!requests.length || requests.length > most) {
    throw validation('Too many items requested for the BatchWriteItem call');
  }
  return requests;
}

function once(seen: Set<string>, key: string): void {
  if (seen.has(key)) throw validation(duplicates);
  seen.add(key);
}

function capacityList(input: Input, meter: Meter): { ConsumedCapacity?: unknown } {
  const ConsumedCapacity = capacityAnswer(meter.consumed(), capacityIn(input));
  return ConsumedCapacity ? { ConsumedCapacity } : {};
}
