import { describe, expect, test } from 'vitest';
import { openTable, properties, refusal } from './table.ts';

type Shown = {
  Records: { eventName: string; dynamodb: { SequenceNumber: string } }[];
  NextShardIterator: string;
};
const names = (records: { eventName: string }[]) => records.map(({ eventName }) => eventName);

describe('A stream', () => {
  test('tells each change once, in order, with both images', async () => {
    const { db, put, update, call, key } = openTable();
    await put({ ...key('A'), n: { N: '1' } });
    await update('A', 'SET n = :n', { ':n': { N: '2' } });
    await call('DeleteItem', { Key: key('A') });
    const records = db.records('desk');
    expect(names(records)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(records.map(({ dynamodb: { OldImage, NewImage } }) => [OldImage?.n?.N, NewImage?.n?.N])).toEqual([
      [undefined, '1'],
      ['1', '2'],
      ['2', undefined],
    ]);
    expect(records[1]).toMatchObject({
      eventSource: 'aws:dynamodb',
      eventVersion: '1.1',
      awsRegion: 'eu-west-1',
      eventSourceARN: expect.stringMatching(/table\/desk\/stream\//),
      dynamodb: {
        Keys: key('A'),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
        ApproximateCreationDateTime: 1_800_000_000,
      },
    });
    const sequence = records.map(({ dynamodb }) => dynamodb.SequenceNumber);
    expect(sequence).toEqual([...new Set(sequence)].sort());
  });

  test('does not tell what changed nothing', async () => {
    const { db, put, update, call, key } = openTable();
    await put({ ...key('A'), n: { N: '1' }, set: { SS: ['a', 'b'] } });
    await put({ set: { SS: ['b', 'a'] }, n: { N: '1.0' }, ...key('A') });
    await update('A', 'SET n = :n REMOVE gone', { ':n': { N: '1' } });
    await call('DeleteItem', { Key: key('B') });
    await call('UpdateItem', { Key: key('A') });
    expect(names(db.records('desk'))).toEqual(['INSERT']);
  });

  test('tells a transaction as one, after it has been committed', async () => {
    const { db, transact, get } = openTable();
    const seen: (string | number)[][] = [];
    const stop = db.onStream((table) => seen.push([table, db.records(table).length]));
    const Put = (pk: string) => ({
      Put: { TableName: 'desk', Item: { pk: { S: pk }, sk: { S: 'record' } } },
    });
    await transact([Put('A'), Put('B'), Put('C')]);
    expect(seen).toEqual([['desk', 3]]);
    stop();
    await transact([Put('D')]);
    expect(seen).toHaveLength(1);
    expect(await get('D')).toBeDefined();
  });

  test.each([
    ['KEYS_ONLY', []],
    ['NEW_IMAGE', ['NewImage']],
    ['OLD_IMAGE', ['OldImage']],
  ])('of view %s shows no more than that', async (StreamViewType, shown) => {
    const { db, put, key } = openTable();
    db.ensureTable({ ...properties, StreamSpecification: { StreamViewType } });
    await put({ ...key('A'), n: { N: '1' } });
    await put({ ...key('A'), n: { N: '2' } });
    const { dynamodb } = db.records('desk').at(-1)!;
    expect(Object.keys(dynamodb).filter((name) => name.endsWith('Image'))).toEqual(shown);
  });

  test('can be read through its API, from either end and from the middle', async () => {
    const { db, put, key } = openTable();
    const { Streams } = (await db.call('ListStreams', { TableName: 'desk' })) as {
      Streams: { StreamArn: string }[];
    };
    const { StreamArn } = Streams[0]!;
    const described = (await db.call('DescribeStream', { StreamArn })) as {
      StreamDescription: { Shards: { ShardId: string }[] };
    };
    const { ShardId } = described.StreamDescription.Shards[0]!;
    const iterator = async (ShardIteratorType: string, SequenceNumber?: string) => {
      const input = { StreamArn, ShardId, ShardIteratorType, SequenceNumber };
      return ((await db.call('GetShardIterator', input)) as { ShardIterator: string }).ShardIterator;
    };
    const read = async (ShardIterator: string, Limit = 1000) =>
      (await db.call('GetRecords', { ShardIterator, Limit })) as Shown;
    const latest = await iterator('LATEST');
    for (const pk of ['A', 'B', 'C']) await put(key(pk));
    const first = await read(await iterator('TRIM_HORIZON'), 2);
    const second = await read(first.NextShardIterator);
    expect([
      first.Records.length,
      second.Records.length,
      (await read(second.NextShardIterator)).Records.length,
    ]).toEqual([2, 1, 0]);
    const middle = first.Records[1]!.dynamodb.SequenceNumber;
    expect((await read(latest)).Records).toHaveLength(3);
    expect((await read(await iterator('AT_SEQUENCE_NUMBER', middle))).Records).toHaveLength(2);
    expect((await read(await iterator('AFTER_SEQUENCE_NUMBER', middle))).Records).toHaveLength(1);
    expect((await refusal(db.call('DescribeStream', { StreamArn: `${StreamArn}x` }))).type).toBe(
      'ResourceNotFoundException',
    );
  });

  test('that is switched off is gone, the next one begins empty', async () => {
    const { db, put, key } = openTable();
    const [before] = db.tables();
    await put(key('A'));
    const { StreamSpecification, ...without } = properties;
    db.ensureTable(without);
    await put(key('B'));
    expect(db.records('desk')).toEqual([]);
    db.ensureTable({ ...without, StreamSpecification: { StreamViewType: 'NEW_IMAGE' } });
    await put(key('C'));
    expect(db.records('desk').map(({ dynamodb }) => dynamodb.Keys.pk?.S)).toEqual(['C']);
    expect(db.tables()[0]).toEqual({ ...before, streamArn: expect.stringContaining('/stream/') });
  });

  test('keeps 24 hours', async () => {
    let now = 1_800_000_000_000;
    const { db, put, key } = openTable({ now: () => now });
    for (const pk of ['A', 'B']) await put(key(pk));
    now += 25 * 3_600_000;
    await put(key('C'));
    db.sweepTtl();
    expect(db.records('desk').map(({ dynamodb }) => dynamodb.Keys.pk?.S)).toEqual(['C']);
  });
});

describe('What has expired', () => {
  const seconds = 1_800_000_000;
  const expiring = (pk: string, N: string) => ({ pk: { S: pk }, sk: { S: 'record' }, expiresAt: { N } });

  test('stays until it is swept, then goes as the service itself', async () => {
    const { db, put, get } = openTable({ now: () => seconds * 1000 });
    await put(expiring('past', `${seconds - 1}`));
    await put(expiring('future', `${seconds + 60}`));
    await put(expiring('ancient', `${seconds - 6 * 365 * 86_400}`));
    await put({ pk: { S: 'text' }, sk: { S: 'record' }, expiresAt: { S: `${seconds - 1}` } });
    expect(await get('past')).toBeDefined();
    const before = db.head('desk');
    expect(db.sweepTtl()).toBe(1);
    expect(
      await Promise.all(['past', 'future', 'ancient', 'text'].map(async (pk) => !!(await get(pk)))),
    ).toEqual([false, true, true, true]);
    expect(db.records('desk', before)).toMatchObject([
      { eventName: 'REMOVE', userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } },
    ]);
    expect(db.nextExpiry()).toBe((seconds + 60) * 1000);
  });

  test('leaves the indexes with it', async () => {
    const { db, put, call } = openTable({ now: () => seconds * 1000 });
    await put({ ...expiring('A', '1799999999'), personPk: { S: 'dana' } });
    db.sweepTtl();
    expect((await call('Scan', { IndexName: 'person' })).Count).toBe(0);
  });

  test('is what the attribute of the day says', async () => {
    const { db, put, call } = openTable({ now: () => seconds * 1000 });
    await put({ ...expiring('A', `${seconds + 60}`), other: { N: `${seconds - 1}` } });
    const set = (AttributeName: string, Enabled: boolean) =>
      call('UpdateTimeToLive', { TimeToLiveSpecification: { AttributeName, Enabled } });
    await set('expiresAt', false);
    expect(await call('DescribeTimeToLive', {})).toEqual({
      TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' },
    });
    await set('other', true);
    expect(db.sweepTtl()).toBe(1);
  });
});
