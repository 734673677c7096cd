import { describe, expect, test } from 'vitest';
import type { Consumed } from '../../../local/dynamodb/capacity.ts';
import { openTable, refusal } from './table.ts';

const text = (size: number) => ({ S: 'x'.repeat(size) });

/** A table and the units that its calls consumed: of the table, then of each index that consumed any. */
function metered() {
  const table = openTable();
  let latest: Consumed[] = [];
  table.db.onConsumed((_, consumed) => {
    latest = consumed;
  });
  const units = async (answer: Promise<unknown>) => {
    await answer.catch(() => undefined);
    const [one] = latest;
    const { read = 0, write = 0, indexes = {} } = one ?? {};
    return [
      read + write,
      ...Object.entries(indexes).map(([name, each]) => `${name} ${each.read + each.write}`),
    ];
  };
  return { ...table, units };
}

describe('A write consumes', () => {
  test('one unit for each begun kilobyte of the larger item', async () => {
    const { units, put, key, call } = metered();
    expect(await units(put(key('A')))).toEqual([1]);
    expect(await units(put({ ...key('A'), big: text(1024) }))).toEqual([2]);
    expect(await units(put({ ...key('A'), big: text(3000) }))).toEqual([3]);
    expect(await units(put(key('A')))).toEqual([3]);
    expect(await units(call('DeleteItem', { Key: key('gone') }))).toEqual([1]);
  });

  test('as much when its condition fails', async () => {
    const { units, put, key } = metered();
    await put({ ...key('A'), big: text(2500) });
    const again = put(key('A'), { ConditionExpression: 'attribute_not_exists(pk)' });
    expect(await units(again)).toEqual([3]);
    await refusal(again);
  });

  test('of an index only when what it holds changes', async () => {
    const { units, put, update, call, key } = metered();
    const own = { ...key('A'), listPk: { S: 'l' }, listSk: { S: '1' }, title: text(10), body: text(3000) };
    expect(await units(put(own))).toEqual([3, 'list 1']);
    expect(await units(update('A', 'SET body = :b', { ':b': text(2000) }))).toEqual([3]);
    expect(await units(update('A', 'SET title = :t', { ':t': text(1500) }))).toEqual([4, 'list 2']);
    expect(await units(update('A', 'SET title = :t', { ':t': text(1) }))).toEqual([4, 'list 2']);
    expect(await units(update('A', 'SET listSk = :s', { ':s': { S: '2' } }))).toEqual([2, 'list 2']);
    expect(await units(update('A', 'REMOVE listSk'))).toEqual([2, 'list 1']);
    expect(await units(update('A', 'SET personPk = :p', { ':p': { S: 'dana' } }))).toEqual([2, 'person 1']);
    expect(await units(call('DeleteItem', { Key: key('A') }))).toEqual([2, 'person 1']);
  });

  test('twice in a transaction, checks and cancelled ones too', async () => {
    const { units, transact, key } = metered();
    const Put = (pk: string, more = {}) => ({
      Put: { TableName: 'desk', Item: { ...key(pk), personPk: { S: 'p' } }, ...more },
    });
    const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
    const ConditionCheck = { TableName: 'desk', Key: key('C'), ...absent };
    expect(await units(transact([Put('A'), Put('B'), { ConditionCheck }]))).toEqual([6, 'person 2']);
    expect(await units(transact([Put('A', absent), Put('D')]))).toEqual([4]);
  });

  test('a read when a transaction is asked for again', async () => {
    const { units, transact, key } = metered();
    const again = () =>
      transact([{ Put: { TableName: 'desk', Item: key('A') } }], { ClientRequestToken: 't' });
    await again();
    expect(await units(again())).toEqual([2]);
  });
});

describe('A read consumes', () => {
  test('half a unit for each begun 4 kilobytes, a whole one when it is consistent', async () => {
    const { units, put, call, key, db } = metered();
    await put({ ...key('A'), big: text(5000) });
    expect(await units(call('GetItem', { Key: key('A') }))).toEqual([1]);
    expect(await units(call('GetItem', { Key: key('A'), ConsistentRead: true }))).toEqual([2]);
    expect(await units(call('GetItem', { Key: key('gone') }))).toEqual([0.5]);
    const TransactItems = [{ Get: { TableName: 'desk', Key: key('A') } }];
    expect(await units(db.call('TransactGetItems', { TransactItems }))).toEqual([4]);
    const desk = { Keys: [key('A'), key('gone')] };
    expect(await units(db.call('BatchGetItem', { RequestItems: { desk } }))).toEqual([1.5]);
  });

  test('for a page by what was read before the filter, of an index by what the index holds', async () => {
    const { units, put, call, key } = metered();
    for (const at of [1, 2, 3]) {
      await put({
        ...key('A', `${at}`),
        listPk: { S: 'l' },
        listSk: { S: `${at}` },
        title: text(100),
        body: text(4000),
      });
    }
    const query = (name: string, more = {}) =>
      call('Query', {
        KeyConditionExpression: `${name} = :p`,
        ExpressionAttributeValues: { ':p': { S: name === 'pk' ? 'A' : 'l' } },
        ...more,
      });
    expect(await units(query('pk', { FilterExpression: 'attribute_exists(gone)' }))).toEqual([2]);
    expect(await units(query('listPk', { IndexName: 'list' }))).toEqual([0, 'list 0.5']);
  });
});

test('The consumed capacity is answered to whoever asks, in total or by index', async () => {
  const { put, key, db } = openTable();
  const item = { ...key('A'), personPk: { S: 'dana' } };
  expect((await put(item, { ReturnConsumedCapacity: 'TOTAL' })).ConsumedCapacity).toEqual({
    TableName: 'desk',
    CapacityUnits: 2,
  });
  const other = { ...key('B'), personPk: { S: 'dana' } };
  expect((await put(other, { ReturnConsumedCapacity: 'INDEXES' })).ConsumedCapacity).toEqual({
    TableName: 'desk',
    CapacityUnits: 2,
    Table: { CapacityUnits: 1 },
    GlobalSecondaryIndexes: { person: { CapacityUnits: 1 } },
  });
  const TransactItems = [{ Put: { TableName: 'desk', Item: key('C') } }];
  expect(await db.call('TransactWriteItems', { TransactItems, ReturnConsumedCapacity: 'TOTAL' })).toEqual({
    ConsumedCapacity: [{ TableName: 'desk', CapacityUnits: 2, WriteCapacityUnits: 2 }],
  });
});
