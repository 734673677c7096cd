import { describe, expect, test } from 'vitest';
import { type Answer, openTable, refusal } from './table.ts';

const numbers = Array.from({ length: 10 }, (_, at) => at);
type Table = ReturnType<typeof openTable>;

async function filled(): Promise<Table> {
  const table = openTable();
  for (const at of numbers) {
    await table.put({
      ...table.key('INC-1', `event#00${at}`),
      title: { S: `title ${at}` },
      note: { S: 'n' },
      listPk: { S: 'platform' },
      listSk: { S: at % 2 ? 'odd' : 'even' },
      ...(at < 3 ? { personPk: { S: 'dana' } } : {}),
    });
  }
  await table.put({ ...table.key('INC-1'), title: { S: 'the record' } });
  await table.put({ ...table.key('INC-2'), title: { S: 'another' } });
  return table;
}

const query = (
  { call }: Table,
  condition: string,
  values: Record<string, string>,
  more = {},
): Promise<Answer> =>
  call('Query', {
    KeyConditionExpression: condition,
    ExpressionAttributeValues: Object.fromEntries(Object.entries(values).map(([name, S]) => [name, { S }])),
    ...more,
  });
const sks = ({ Items = [] }: Answer) => Items.map(({ sk }) => sk?.S);

async function pages(ask: (more: object) => Promise<Answer>): Promise<Answer[]> {
  const all: Answer[] = [];
  let start: object | undefined;
  do {
    const page = await ask(start ? { ExclusiveStartKey: start } : {});
    all.push(page);
    start = page.LastEvaluatedKey;
  } while (start);
  return all;
}

describe('A query', async () => {
  const table = await filled();
  const p = { ':p': 'INC-1' };

  test.each([
    ['pk = :p AND begins_with(sk, :a)', { ':a': 'event#' }, numbers],
    ['pk = :p AND sk BETWEEN :a AND :b', { ':a': 'event#002', ':b': 'event#004' }, [2, 3, 4]],
    ['pk = :p AND sk < :a', { ':a': 'event#002' }, [0, 1]],
    ['pk = :p AND sk <= :a', { ':a': 'event#002' }, [0, 1, 2]],
    ['pk = :p AND sk = :a', { ':a': 'event#002' }, [2]],
    ['(pk = :p) AND (sk = :a)', { ':a': 'event#002' }, [2]],
  ])('%s', async (condition, values, expected) => {
    expect(sks(await query(table, condition, { ...p, ...values }))).toEqual(
      expected.map((at) => `event#00${at}`),
    );
  });

  test('above a sort key finds what comes after it', async () => {
    expect(sks(await query(table, 'pk = :p AND sk > :a', { ...p, ':a': 'event#009' }))).toEqual(['record']);
    expect(sks(await query(table, 'pk = :p AND sk >= :a', { ...p, ':a': 'event#009' }))).toEqual([
      'event#009',
      'record',
    ]);
  });

  test('backward begins at the end', async () => {
    expect(sks(await query(table, 'pk = :p', p, { ScanIndexForward: false, Limit: 2 }))).toEqual([
      'record',
      'event#009',
    ]);
  });

  test('in pages finds everything once, the filter counts after the limit', async () => {
    const filter = {
      FilterExpression: 'title <> :t',
      ExpressionAttributeValues: { ':p': { S: 'INC-1' }, ':t': { S: 'title 1' } },
    };
    const found = await pages((more) => query(table, 'pk = :p', p, { Limit: 3, ...filter, ...more }));
    expect(found.map(({ ScannedCount }) => ScannedCount)).toEqual([3, 3, 3, 2]);
    expect(found.map(({ Count }) => Count)).toEqual([2, 3, 3, 2]);
    expect(new Set(found.flatMap(sks)).size).toBe(10);
  });

  test('that reaches its limit names a last key, though nothing follows', async () => {
    const { LastEvaluatedKey } = await query(table, 'pk = :p', { ':p': 'INC-2' }, { Limit: 1 });
    expect(LastEvaluatedKey).toEqual(table.key('INC-2'));
    expect(await query(table, 'pk = :p', { ':p': 'INC-2' }, { ExclusiveStartKey: LastEvaluatedKey })).toEqual(
      {
        Items: [],
        Count: 0,
        ScannedCount: 0,
      },
    );
  });

  test('answers a count, or only some attributes', async () => {
    expect(await query(table, 'pk = :p', p, { Select: 'COUNT' })).toEqual({ Count: 11, ScannedCount: 11 });
    const { Items } = await query(
      table,
      'pk = :p',
      { ':p': 'INC-2' },
      { ProjectionExpression: 'title, gone' },
    );
    expect(Items).toEqual([{ title: { S: 'another' } }]);
  });

  test('ends a page at one megabyte', async () => {
    for (const at of numbers.slice(0, 5))
      await table.put({ ...table.key('BIG', `${at}`), big: { S: 'x'.repeat(300_000) } });
    const found = await pages((more) => query(table, 'pk = :p', { ':p': 'BIG' }, more));
    expect(found.map(({ Count }) => Count)).toEqual([4, 1]);
  });

  test.each([
    ['without the partition key', 'sk = :p', p],
    ['with another attribute', 'pk = :p AND title = :t', { ...p, ':t': 't' }],
    ['that compares the partition key', 'pk > :p', p],
    ['with OR', 'pk = :p OR pk = :q', { ...p, ':q': 'q' }],
    ['that looks inside the sort key', 'pk = :p AND contains(sk, :q)', { ...p, ':q': 'q' }],
  ])('%s is refused', async (_, condition, values) => {
    expect((await refusal(query(table, condition, values))).type).toBe('ValidationException');
  });

  test('that filters by its key, or starts in another partition, is refused', async () => {
    const other = { ExclusiveStartKey: table.key('INC-2') };
    expect((await refusal(query(table, 'pk = :p', p, other))).type).toBe('ValidationException');
    const filter = { FilterExpression: 'attribute_exists(sk)' };
    expect((await refusal(query(table, 'pk = :p', p, filter))).message).toContain(
      'Primary key attribute: sk',
    );
  });
});

describe('An index', async () => {
  const table = await filled();
  const list = (more = {}) =>
    query(table, 'listPk = :p', { ':p': 'platform' }, { IndexName: 'list', ...more });
  const person = () => query(table, 'personPk = :p', { ':p': 'dana' }, { IndexName: 'person' });

  test('holds its keys, those of the table and what it includes', async () => {
    const [first] = (await list()).Items ?? [];
    expect(Object.keys(first ?? {}).sort()).toEqual(['listPk', 'listSk', 'pk', 'sk', 'title']);
    expect((await person()).Items?.map((item) => Object.keys(item).sort())).toEqual(
      Array(3).fill(['personPk', 'pk', 'sk']),
    );
  });

  test('is sparse, ordered by its sort key, and pages through equal keys', async () => {
    expect((await list({ Select: 'COUNT' })).Count).toBe(10);
    for (const ScanIndexForward of [true, false]) {
      const found = await pages((more) => list({ Limit: 3, ScanIndexForward, ...more }));
      const keys = found.flatMap(({ Items = [] }) => Items.map(({ listSk }) => listSk?.S));
      expect(keys).toEqual(
        [...keys].sort((a, b) => (ScanIndexForward ? 1 : -1) * `${a}`.localeCompare(`${b}`)),
      );
      expect(new Set(found.flatMap(sks)).size).toBe(10);
    }
  });

  test('follows its items: in, elsewhere, out', async () => {
    const { put, update, key, call } = table;
    const where = async (listPk: string) =>
      (await query(table, 'listPk = :p', { ':p': listPk }, { IndexName: 'list' })).Items;
    await put({ ...key('INC-9'), listPk: { S: 'one' }, listSk: { S: '1' }, title: { S: 'a' } });
    await update('INC-9', 'SET title = :t', { ':t': { S: 'b' } });
    expect((await where('one'))?.[0]?.title).toEqual({ S: 'b' });
    await update('INC-9', 'SET listPk = :p', { ':p': { S: 'two' } });
    expect([(await where('one'))?.length, (await where('two'))?.length]).toEqual([0, 1]);
    await update('INC-9', 'REMOVE listSk');
    expect(await where('two')).toEqual([]);
    await update('INC-9', 'SET listSk = :s', { ':s': { S: '1' } });
    await call('DeleteItem', { Key: key('INC-9') });
    expect(await where('two')).toEqual([]);
  });

  test('cannot be read consistently, nor for what it does not hold', async () => {
    expect((await refusal(list({ ConsistentRead: true }))).type).toBe('ValidationException');
    expect((await refusal(list({ Select: 'ALL_ATTRIBUTES' }))).type).toBe('ValidationException');
    expect((await refusal(list({ IndexName: 'gone' }))).type).toBe('ValidationException');
  });
});

test('A scan finds everything once, in pages and in segments', async () => {
  const table = await filled();
  const scan = (more: object) => table.call('Scan', { ...more });
  const ids = ({ Items = [] }: Answer) => Items.map(({ pk, sk }) => `${pk?.S} ${sk?.S}`);
  expect(new Set((await pages((more) => scan({ Limit: 5, ...more }))).flatMap(ids)).size).toBe(12);
  const segments = await Promise.all(
    [0, 1, 2].map((Segment) => pages((more) => scan({ Segment, TotalSegments: 3, Limit: 2, ...more }))),
  );
  expect(segments.flat().flatMap(ids).sort()).toEqual(
    (await scan({})).Items!.map((item) => ids({ Items: [item] })[0]).sort(),
  );
});

test('Keys sort as AWS sorts them: strings by their bytes, numbers by value', async () => {
  const { db } = openTable();
  const text = ['a', 'B', 'ä', 'zz', '😀', 'z', '\uFFFD'];
  const number = ['-100', '-1.5', '-1.25', '0', '0.001', '2', '10', '9007199254740993', '9007199254740992'];
  for (const [name, type, sorts] of [
    ['text', 'S', text],
    ['number', 'N', number],
  ] as const) {
    db.ensureTable({
      TableName: name,
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: type },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    });
    for (const sk of sorts)
      await db.call('PutItem', { TableName: name, Item: { pk: { S: 'p' }, sk: { [type]: sk } } });
    const input = {
      TableName: name,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'p' } },
    };
    const { Items = [] } = (await db.call('Query', input)) as Answer;
    const found = Items.map(({ sk }) => sk?.[type] as string);
    const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
    const value = (a: string, b: string) => Number(a) - Number(b) || (BigInt(a) < BigInt(b) ? -1 : 1);
    expect(found).toEqual([...sorts].sort(type === 'S' ? bytes : value));
  }
});
