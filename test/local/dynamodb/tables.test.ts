import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createDynamoDb } from '../../../local/dynamodb/dynamodb.ts';
import { dynamoDbService } from '../../../local/dynamodb/service.ts';
import { openTable, properties, refusal } from './table.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'tables-'));
afterAll(() => rmSync(dir, { recursive: true }));

const [list, person] = properties.GlobalSecondaryIndexes;

describe('A table of a template', () => {
  test('is described as AWS describes it', async () => {
    const { db, call, put, key } = openTable();
    await put({ ...key('A'), personPk: { S: 'dana' } });
    expect(await call('DescribeTable', {})).toMatchObject({
      Table: {
        TableStatus: 'ACTIVE',
        ItemCount: 1,
        TableArn: 'arn:aws:dynamodb:eu-west-1:000000000000:table/desk',
        LatestStreamArn: db.tables()[0]!.streamArn,
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
        BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
        GlobalSecondaryIndexes: [
          { IndexName: 'list', ItemCount: 0 },
          { IndexName: 'person', ItemCount: 1 },
        ],
      },
    });
  });

  test('keeps its items, stream and indexes when it is described again, in another process too', async () => {
    const file = path.join(dir, 'again.sqlite');
    const first = openTable({ path: file });
    await first.put({ ...first.key('A'), personPk: { S: 'dana' } });
    const before = first.db.tables();
    first.db.close();
    const { db, call, get } = openTable({ path: file, now: () => 1_900_000_000_000 });
    expect(db.tables()).toEqual(before);
    expect(await get('A')).toBeDefined();
    expect((await call('Scan', { IndexName: 'person' })).Count).toBe(1);
    expect([db.records('desk').length, db.head('desk')]).toEqual([1, 1]);
    db.close();
  });

  test('fills an index that comes later, and forgets one that goes', async () => {
    const { db, put, key, call } = openTable();
    const withIndexes = (...GlobalSecondaryIndexes: object[]) =>
      db.ensureTable({ ...properties, GlobalSecondaryIndexes });
    const attributes = { listPk: { S: 'l' }, listSk: { S: '1' }, personPk: { S: 'dana' } };
    db.ensureTable({
      ...properties,
      AttributeDefinitions: properties.AttributeDefinitions.slice(0, 4),
      GlobalSecondaryIndexes: [list],
    });
    await put({ ...key('A'), ...attributes });
    await put({ ...key('B'), personPk: { N: '1' } });
    withIndexes(list!, person!);
    expect((await call('Scan', { IndexName: 'person' })).Items).toEqual([
      { ...key('A'), personPk: { S: 'dana' } },
    ]);
    db.ensureTable({
      ...properties,
      AttributeDefinitions: properties.AttributeDefinitions.slice(0, 4),
      GlobalSecondaryIndexes: [list],
    });
    expect((await refusal(call('Scan', { IndexName: 'person' }))).type).toBe('ValidationException');
    await call('DeleteItem', { Key: key('A') });
    withIndexes(list!, person!);
    expect((await call('Scan', { IndexName: 'person' })).Count).toBe(0);
  });

  test('is refused another key, and properties that nobody hosts', () => {
    const { db } = openTable();
    const KeySchema = properties.KeySchema.slice(0, 1);
    expect(() => db.ensureTable({ ...properties, KeySchema })).toThrow(
      'The key of table desk cannot be changed',
    );
    expect(() => db.ensureTable({ ...properties, KinesisStreamSpecification: {} })).toThrow('is not hosted');
    expect(() => db.ensureTable({ ...properties, LocalSecondaryIndexes: [] })).toThrow('is not hosted');
    db.ensureTable({ ...properties, Tags: [], SSESpecification: {}, DeletionProtectionEnabled: true });
  });
});

describe('The API of tables', () => {
  const open = () => createDynamoDb({ path: ':memory:', now: () => 0, region: 'eu-west-1', account: '1' });
  const { TimeToLiveSpecification, StreamSpecification, ...input } = properties;

  test('creates, lists and deletes', async () => {
    const db = open();
    const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' };
    expect(await db.call('CreateTable', { ...input, StreamSpecification })).toMatchObject({
      TableDescription: { TableName: 'desk', StreamSpecification },
    });
    expect((await refusal(db.call('CreateTable', input))).type).toBe('ResourceInUseException');
    await db.call('CreateTable', { ...input, TableName: 'other' });
    expect(await db.call('ListTables', { Limit: 1 })).toEqual({
      TableNames: ['desk'],
      LastEvaluatedTableName: 'desk',
    });
    await db.call('PutItem', { TableName: 'desk', Item: { pk: { S: 'A' }, sk: { S: '1' } } });
    await db.call('DeleteTable', { TableName: 'desk' });
    await db.call('CreateTable', input);
    expect(await db.call('Scan', { TableName: 'desk' })).toEqual({ Items: [], Count: 0, ScannedCount: 0 });
  });

  test('updates indexes, stream and backups', async () => {
    const db = open();
    const TableName = 'desk';
    await db.call('CreateTable', {
      ...input,
      GlobalSecondaryIndexes: [list],
      AttributeDefinitions: input.AttributeDefinitions.slice(0, 4),
    });
    const Create = { ...person };
    const AttributeDefinitions = input.AttributeDefinitions;
    await db.call('UpdateTable', {
      TableName,
      AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create }],
    });
    const StreamSpecification = { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' };
    expect(
      await db.call('UpdateTable', {
        TableName,
        StreamSpecification,
        GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'list' } }],
      }),
    ).toMatchObject({
      TableDescription: { GlobalSecondaryIndexes: [{ IndexName: 'person' }], StreamSpecification },
    });
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
    await db.call('UpdateContinuousBackups', { TableName, PointInTimeRecoverySpecification });
    expect(await db.call('DescribeContinuousBackups', { TableName })).toMatchObject({
      ContinuousBackupsDescription: {
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
      },
    });
  });

  test('refuses a definition that AWS would refuse', async () => {
    const error = await refusal(
      open().call('CreateTable', { ...input, AttributeDefinitions: input.AttributeDefinitions.slice(1) }),
    );
    expect(error.type).toBe('ValidationException');
  });

  test('knows neither unknown tables nor unknown operations', async () => {
    const service = dynamoDbService(open());
    const call = (name: string, operation: string, given = {}) =>
      refusal(service({ service: name, operation, input: given, caller: { name: 'test' } }));
    expect((await call('dynamodb', 'GetItem', { TableName: 'gone', Key: {} })).type).toBe(
      'ResourceNotFoundException',
    );
    expect((await call('dynamodb', 'ExecuteStatement')).type).toBe('NotHostedLocally');
    expect((await call('dynamodb', 'ListStreams')).type).toBe('NotHostedLocally');
    expect((await call('dynamodbstreams', 'ListTables')).type).toBe('NotHostedLocally');
  });
});

test.each([
  ['a key with too much', { Key: { pk: { S: 'A' }, sk: { S: '1' }, x: { S: '1' } } }],
  ['a key with too little', { Key: { pk: { S: 'A' } } }],
  ['a key of another type', { Key: { pk: { N: '1' }, sk: { S: '1' } } }],
  ['an empty key', { Key: { pk: { S: '' }, sk: { S: '1' } } }],
  ['a key that is too long', { Key: { pk: { S: 'x'.repeat(2049) }, sk: { S: '1' } } }],
  ['no key', {}],
])('%s is refused', async (_, input) => {
  const { call } = openTable();
  expect((await refusal(call('GetItem', input))).type).toBe('ValidationException');
  expect((await refusal(call('DeleteItem', input))).type).toBe('ValidationException');
});
