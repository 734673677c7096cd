import { describe, expect, test } from 'vitest';
import { openTable, refusal } from './table.ts';

const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
const table = { TableName: 'desk' };
const put = (pk: string, more = {}, attributes = {}) => ({
  Put: { ...table, Item: { pk: { S: pk }, sk: { S: 'record' }, ...attributes }, ...more },
});
const add = (pk: string, more = {}) => ({
  Update: {
    ...table,
    Key: { pk: { S: pk }, sk: { S: 'record' } },
    UpdateExpression: 'ADD n :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
    ...more,
  },
});
const remove = (pk: string, more = {}) => ({
  Delete: { ...table, Key: { pk: { S: pk }, sk: { S: 'record' } }, ...more },
});
const check = (pk: string, more: object) => ({
  ConditionCheck: { ...table, Key: { pk: { S: pk }, sk: { S: 'record' } }, ...more },
});

describe('A transaction', () => {
  test('writes everything', async () => {
    const { transact, get } = openTable();
    await transact([put('A')]);
    await transact([put('B', absent), add('C'), remove('A'), check('D', absent)]);
    expect(await Promise.all(['A', 'B', 'C', 'D'].map(async (pk) => !!(await get(pk))))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('writes nothing when one condition fails, and says which', async () => {
    const { transact, get, db } = openTable();
    await transact([put('A', {}, { state: { S: 'open' } }), put('E')]);
    const before = db.head('desk');
    const failing = put('A', { ...absent, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });
    const error = await refusal(transact([put('B'), failing, check('E', absent), add('C')]));
    expect(error.type).toBe('TransactionCanceledException');
    expect(error.message).toContain('[None, ConditionalCheckFailed, ConditionalCheckFailed, None]');
    expect(error.extra.CancellationReasons).toEqual([
      { Code: 'None' },
      {
        Code: 'ConditionalCheckFailed',
        Message: 'The conditional request failed',
        Item: { pk: { S: 'A' }, sk: { S: 'record' }, state: { S: 'open' } },
      },
      { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
      { Code: 'None' },
    ]);
    expect([await get('B'), await get('C'), db.head('desk')]).toEqual([undefined, undefined, before]);
  });

  test('is cancelled when an update cannot be done to the item', async () => {
    const { transact, get } = openTable();
    await transact([put('A', {}, { n: { S: 'no number' } })]);
    const error = await refusal(transact([put('B'), add('A')]));
    expect(error.extra.CancellationReasons).toMatchObject([{ Code: 'None' }, { Code: 'ValidationError' }]);
    expect(await get('B')).toBeUndefined();
  });

  test.each([
    ['two members on one item', [put('A'), remove('A')]],
    ['a check and a write on one item', [put('A'), check('A', absent)]],
    ['a member of two kinds', [{ ...put('A'), ...remove('B') }]],
    ['a check without a condition', [check('A', {})]],
    ['no member', []],
    ['more than 100 members', Array.from({ length: 101 }, (_, at) => put(`P${at}`))],
    ['an invalid member', [put('A'), put('', {})]],
    [
      'more than 4 MB',
      Array.from({ length: 11 }, (_, at) => put(`P${at}`, {}, { big: { S: 'x'.repeat(400_000) } })),
    ],
  ])('is refused with %s', async (_, members) => {
    const { transact, call } = openTable();
    expect((await refusal(transact(members))).type).toBe('ValidationException');
    expect((await call('Scan', {})).Count).toBe(0);
  });

  test('reads many items at one moment', async () => {
    const { transact, db } = openTable();
    await transact([put('A', {}, { n: { N: '1' }, m: { S: 'x' } })]);
    const key = (pk: string) => ({ Key: { pk: { S: pk }, sk: { S: 'record' } }, ...table });
    const TransactItems = [{ Get: { ...key('A'), ProjectionExpression: 'n' } }, { Get: key('B') }];
    expect(await db.call('TransactGetItems', { TransactItems })).toEqual({
      Responses: [{ Item: { n: { N: '1' } } }, {}],
    });
  });
});

describe('A ClientRequestToken', () => {
  const token = { ClientRequestToken: 'once' };

  test('lets a transaction happen once in 10 minutes', async () => {
    let now = 1_800_000_000_000;
    const { transact, get, db } = openTable({ now: () => now });
    await transact([add('A')], token);
    await transact([add('A')], token);
    now += 9 * 60_000;
    db.sweepTtl();
    await transact([add('A')], token);
    expect((await get('A'))?.n).toEqual({ N: '1' });
    now += 61_000;
    await transact([add('A')], token);
    expect((await get('A'))?.n).toEqual({ N: '2' });
  });

  test('is refused for another transaction', async () => {
    const { transact, get } = openTable();
    await transact([add('A')], token);
    expect((await refusal(transact([add('B')], token))).type).toBe('IdempotentParameterMismatchException');
    expect(await get('B')).toBeUndefined();
  });

  test('of a cancelled transaction is free again', async () => {
    const { transact, get, call, key } = openTable();
    await transact([put('A')]);
    await refusal(transact([put('A', absent)], token));
    await call('DeleteItem', { Key: key('A') });
    await transact([put('A', absent)], token);
    expect(await get('A')).toBeDefined();
  });
});

describe('A batch', () => {
  test('puts and deletes', async () => {
    const { db, transact, get } = openTable();
    await transact([put('A')]);
    const desk = [
      { PutRequest: { Item: { pk: { S: 'B' }, sk: { S: 'record' } } } },
      { DeleteRequest: { Key: { pk: { S: 'A' }, sk: { S: 'record' } } } },
    ];
    expect(await db.call('BatchWriteItem', { RequestItems: { desk } })).toEqual({ UnprocessedItems: {} });
    expect([await get('A'), (await get('B'))?.pk]).toEqual([undefined, { S: 'B' }]);
  });

  test('gets what is there', async () => {
    const { db, transact, key } = openTable();
    await transact([put('A'), put('B')]);
    const desk = { Keys: ['B', 'A', 'C'].map((pk) => key(pk)), ProjectionExpression: 'pk' };
    expect(await db.call('BatchGetItem', { RequestItems: { desk } })).toEqual({
      Responses: { desk: [{ pk: { S: 'A' } }, { pk: { S: 'B' } }] },
      UnprocessedKeys: {},
    });
  });

  test('is refused when it is too long or names an item twice', async () => {
    const { db, key } = openTable();
    const DeleteRequest = { Key: key('A') };
    const write = (desk: object[]) => refusal(db.call('BatchWriteItem', { RequestItems: { desk } }));
    expect((await write([{ DeleteRequest }, { DeleteRequest }])).type).toBe('ValidationException');
    expect(
      (await write(Array.from({ length: 26 }, (_, at) => ({ DeleteRequest: { Key: key(`${at}`) } })))).type,
    ).toBe('ValidationException');
    const twice = { desk: { Keys: [key('A'), key('A')] } };
    expect((await refusal(db.call('BatchGetItem', { RequestItems: twice }))).type).toBe(
      'ValidationException',
    );
  });
});
