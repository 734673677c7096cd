import { describe, expect, test } from 'vitest';
import { openTable, refusal } from './table.ts';

const list = (...members: string[]) => ({ L: members.map((S) => ({ S })) });
const start = {
  pk: { S: 'INC-1' },
  sk: { S: 'record' },
  n: { N: '10' },
  l: list('a', 'b', 'c', 'd'),
  m: { M: { x: { N: '1' }, y: { S: '' } } },
  ss: { SS: ['a', 'b'] },
  flag: { BOOL: false },
};

async function changed(expression: string, values?: object, more = {}) {
  const { put, update } = openTable();
  await put(start);
  const { Attributes } = await update('INC-1', expression, values, more);
  return Attributes!;
}

describe('SET', () => {
  test('writes attributes, members of maps and elements of lists', async () => {
    const item = await changed('SET s = :s, m.z = :s, l[1] = :s', { ':s': { S: 'new' } });
    expect(item.s).toEqual({ S: 'new' });
    expect(item.m).toEqual({ M: { x: { N: '1' }, y: { S: '' }, z: { S: 'new' } } });
    expect(item.l).toEqual(list('a', 'new', 'c', 'd'));
  });

  test('beyond the end of a list appends, in the order of the indexes', async () => {
    const item = await changed('SET l[20] = :z, l[10] = :y', { ':y': { S: 'y' }, ':z': { S: 'z' } });
    expect(item.l).toEqual(list('a', 'b', 'c', 'd', 'y', 'z'));
  });

  test('calculates, in decimal arithmetic', async () => {
    expect(
      (
        await changed('SET n = n + :a - :b', { ':a': { N: '0.1' }, ':b': { N: '0.3' } }).catch(
          (error) => error,
        )
      ).type,
    ).toBe('ValidationException');
    expect((await changed('SET n = n + :a', { ':a': { N: '0.1' } })).n).toEqual({ N: '10.1' });
    expect((await changed('SET n = n - :a', { ':a': { N: '10' } })).n).toEqual({ N: '0' });
    expect((await changed('SET n = n + :a', { ':a': { N: '90071992547409930000001' } })).n).toEqual({
      N: '90071992547409930000011',
    });
    expect((await changed('SET n = n - :a', { ':a': { N: '10.25' } })).n).toEqual({ N: '-0.25' });
  });

  test('if_not_exists keeps what is there, be it false or empty', async () => {
    const values = { ':v': { S: 'v' } };
    const item = await changed(
      'SET flag = if_not_exists(flag, :v), e = if_not_exists(m.y, :v), g = if_not_exists(gone, :v)',
      values,
    );
    expect([item.flag, item.e, item.g]).toEqual([{ BOOL: false }, { S: '' }, { S: 'v' }]);
  });

  test('list_append puts lists together on either side, with if_not_exists inside', async () => {
    const values = { ':x': list('x'), ':none': { L: [] } };
    expect((await changed('SET l = list_append(l, :x)', { ':x': list('x') })).l).toEqual(
      list('a', 'b', 'c', 'd', 'x'),
    );
    expect((await changed('SET l = list_append(:x, l)', { ':x': list('x') })).l).toEqual(
      list('x', 'a', 'b', 'c', 'd'),
    );
    expect((await changed('SET g = list_append(if_not_exists(g, :none), :x)', values)).g).toEqual(list('x'));
  });

  test('reads operands as they were before the update', async () => {
    const item = await changed('SET n = :one, o = n, l[0] = l[3]', { ':one': { N: '1' } });
    expect([item.n, item.o, item.l]).toEqual([{ N: '1' }, { N: '10' }, list('d', 'b', 'c', 'd')]);
  });
});

describe('REMOVE', () => {
  test('takes the indexes of a list as they were', async () => {
    expect((await changed('REMOVE l[0], l[1]')).l).toEqual(list('c', 'd'));
    expect((await changed('REMOVE l[3], l[0], l[9]')).l).toEqual(list('b', 'c'));
  });

  test('goes together with SET on the same list', async () => {
    expect((await changed('SET l[1] = :x REMOVE l[0]', { ':x': { S: 'x' } })).l).toEqual(list('x', 'c', 'd'));
  });

  test('of what is not there changes nothing', async () => {
    expect(await changed('REMOVE gone, m.gone')).toEqual(start);
  });

  test('takes attributes and members of maps away', async () => {
    const item = await changed('REMOVE n, m.x');
    expect(item.n).toBeUndefined();
    expect(item.m).toEqual({ M: { y: { S: '' } } });
  });
});

describe('ADD and DELETE', () => {
  test('count from zero', async () => {
    const item = await changed('ADD n :one, c :one, m.x :one', { ':one': { N: '1' } });
    expect([item.n, item.c, item.m?.M]).toEqual([{ N: '11' }, { N: '1' }, { x: { N: '2' }, y: { S: '' } }]);
  });

  test('change sets, and an empty set goes away', async () => {
    const item = await changed('ADD ss :c', { ':c': { SS: ['c', 'a'] } });
    expect(new Set(item.ss?.SS as string[])).toEqual(new Set(['a', 'b', 'c']));
    expect((await changed('DELETE ss :a', { ':a': { SS: ['a', 'x'] } })).ss).toEqual({ SS: ['b'] });
    expect((await changed('DELETE ss :all', { ':all': { SS: ['a', 'b'] } })).ss).toBeUndefined();
  });
});

describe('An update is refused', () => {
  test.each([
    ['the path has no parent', 'SET gone.x = :v', { ':v': { S: 'v' } }],
    ['the parent of what is removed is not there', 'REMOVE gone.x', undefined],
    ['an operand is not there', 'SET a = gone', undefined],
    ['an operand is no number', 'SET n = n + ss', undefined],
    ['an operand is no list', 'SET l = list_append(n, l)', undefined],
    ['ADD meets another type', 'ADD flag :one', { ':one': { N: '1' } }],
    ['DELETE meets another type', 'DELETE n :a', { ':a': { SS: ['a'] } }],
    ['it touches the key', 'SET pk = :v', { ':v': { S: 'v' } }],
    ['paths overlap', 'SET m = :v, m.x = :v', { ':v': { S: 'v' } }],
    ['a section comes twice', 'SET a = :v SET b = :v', { ':v': { S: 'v' } }],
    ['an index key gets another type', 'SET listPk = :n', { ':n': { N: '1' } }],
    ['an index key gets empty', 'SET listPk = :e', { ':e': { S: '' } }],
  ])('when %s', async (_, expression, values) => {
    expect((await refusal(changed(expression, values))).type).toBe('ValidationException');
  });
});

test('An update makes the item that is not there', async () => {
  const { update, call, key, get } = openTable();
  await update('INC-2', 'SET a = :v', { ':v': { S: 'v' } });
  expect(await get('INC-2')).toEqual({ ...key('INC-2'), a: { S: 'v' } });
  await call('UpdateItem', { Key: key('INC-3') });
  expect(await get('INC-3')).toEqual(key('INC-3'));
});

test('An update answers what was asked for', async () => {
  const ask = (ReturnValues: string) =>
    changed('SET m.x = :v, a = :v', { ':v': { N: '2' } }, { ReturnValues });
  expect(await ask('ALL_OLD')).toEqual(start);
  expect(await ask('UPDATED_OLD')).toEqual({ m: { M: { x: { N: '1' } } } });
  expect(await ask('UPDATED_NEW')).toEqual({ m: { M: { x: { N: '2' } } }, a: { N: '2' } });
  expect(await ask('NONE')).toBeUndefined();
});

test('Numbers are kept in one way, exactly', async () => {
  const { put, get } = openTable();
  const numbers = {
    a: '1.50',
    b: '1e3',
    c: '-0',
    d: '12345678901234567890123456789012345678',
    e: '0.001e-5',
  };
  await put({
    pk: { S: 'N' },
    sk: { S: 'record' },
    ...Object.fromEntries(Object.entries(numbers).map(([name, N]) => [name, { N }])),
  });
  const item = await get('N');
  expect(['a', 'b', 'c', 'd', 'e'].map((name) => item?.[name]?.N)).toEqual([
    '1.5',
    '1000',
    '0',
    '12345678901234567890123456789012345678',
    '0.00000001',
  ]);
});

test.each([
  ['more than 38 digits', { N: '1'.repeat(39) }],
  ['too large', { N: '1e126' }],
  ['no number', { N: 'ten' }],
  ['an empty set', { SS: [] }],
  ['a set with duplicates', { NS: ['1', '1.0'] }],
  ['no type', {}],
  ['an unknown type', { X: '1' }],
  ['NULL false', { NULL: false }],
])('An item with a value that is %s is refused', async (_, value) => {
  const { put } = openTable();
  const item = { pk: { S: 'A' }, sk: { S: 'record' }, list: { L: [{ M: { value } }] } };
  expect((await refusal(put(item))).type).toBe('ValidationException');
});

test('An item above 400 KB is refused, put or grown', async () => {
  const { put, update } = openTable();
  const big = { S: 'x'.repeat(400 * 1024) };
  expect((await refusal(put({ pk: { S: 'A' }, sk: { S: 'record' }, big }))).message).toContain('Item size');
  expect((await refusal(update('A', 'SET big = :big', { ':big': big }))).message).toContain('Item size');
});
