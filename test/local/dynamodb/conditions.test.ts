import { describe, expect, test } from 'vitest';
import { openTable, refusal } from './table.ts';

const item = {
  pk: { S: 'INC-1' },
  sk: { S: 'record' },
  title: { S: 'Printer on fire' },
  blank: { S: '' },
  no: { BOOL: false },
  yes: { BOOL: true },
  nothing: { NULL: true },
  count: { N: '5' },
  price: { N: '12345678901234567890.5' },
  bytes: { B: 'AQID' },
  tags: { SS: ['a', 'b'] },
  sizes: { NS: ['1', '2.5'] },
  list: { L: [{ S: 'x' }, { N: '7' }, { M: { deep: { BOOL: false } } }] },
  map: { M: { name: { S: 'Dana' }, 'odd.name': { S: 'dot' } } },
};

const values: Record<string, object> = {
  ':empty': { S: '' },
  ':no': { BOOL: false },
  ':yes': { BOOL: true },
  ':printer': { S: 'Printer' },
  ':fire': { S: 'fire' },
  ':dana': { S: 'Dana' },
  ':a': { S: 'a' },
  ':x': { S: 'x' },
  ':z': { S: 'z' },
  ':null': { NULL: true },
  ':4': { N: '4' },
  ':5': { N: '5.0' },
  ':6': { N: '6' },
  ':7': { N: '7' },
  ':big': { N: '12345678901234567890.4' },
  ':prefix': { B: 'AQ==' },
  ':tags': { SS: ['b', 'a'] },
  ':deep': { M: { deep: { BOOL: false } } },
  ':S': { S: 'S' },
  ':BOOL': { S: 'BOOL' },
  ':NULL': { S: 'NULL' },
  ':L': { S: 'L' },
};

const hold = [
  'attribute_exists(title)',
  'attribute_exists(blank)',
  'attribute_exists(#no)',
  'attribute_exists(nothing)',
  'attribute_not_exists(gone)',
  'attribute_exists(#list[2].deep)',
  'attribute_not_exists(#list[9])',
  'attribute_type(blank, :S)',
  'attribute_type(#no, :BOOL)',
  'attribute_type(nothing, :NULL)',
  'attribute_type(#list, :L)',
  'blank = :empty',
  '#no = :no',
  'nothing = :null',
  'blank IN (:x, :empty)',
  '#no IN (:yes, :no)',
  'blank BETWEEN :empty AND :a',
  '#count = :5',
  '#count BETWEEN :4 AND :6',
  '#count < :6 AND #count <= :5 AND #count > :4 AND #count >= :5',
  'price > :big',
  'gone <> :x',
  'NOT gone = :x',
  'NOT gone < :5',
  'title <> :5',
  'begins_with(title, :printer)',
  'begins_with(#bytes, :prefix)',
  'begins_with(title, :empty)',
  'contains(title, :fire)',
  'contains(tags, :a)',
  'contains(#sizes, :5) OR contains(tags, :a)',
  'contains(#list, :x)',
  'contains(#list, :7)',
  'contains(#list, :deep)',
  'tags = :tags',
  'size(title) > :6',
  'size(blank) < :4',
  'size(tags) < :4 AND size(#list) < :4 AND size(#map) < :4 AND size(#bytes) < :4',
  '#map.#name = :dana',
  '#list[1] = :7',
  '#list[2].deep = :no',
  'gone = :x OR (title <> :x AND NOT attribute_exists(gone))',
];

const fail = [
  'attribute_exists(gone)',
  'attribute_not_exists(blank)',
  'attribute_not_exists(#no)',
  'attribute_type(blank, :L)',
  'blank <> :empty',
  '#no = :yes',
  '#no IN (:yes, :x)',
  'gone < :5',
  'gone BETWEEN :4 AND :6',
  'title < :5',
  'price < :big',
  'contains(gone, :x)',
  'contains(title, :z)',
  'contains(tags, :5)',
  'begins_with(#count, :printer)',
  'size(#count) > :4',
  'NOT attribute_exists(title)',
  '#map.#name.#name = :dana',
];

const names: Record<string, string> = {
  '#no': 'no',
  '#count': 'count',
  '#list': 'list',
  '#map': 'map',
  '#name': 'name',
  '#bytes': 'bytes',
  '#sizes': 'sizes',
};

const used = <T>(all: Record<string, T>, expression: string) => {
  const found = Object.entries(all).filter(([name]) => new RegExp(`${name}(?!\\w)`).test(expression));
  return found.length ? Object.fromEntries(found) : undefined;
};

const parts = (expression: string) => ({
  ExpressionAttributeNames: used(names, expression),
  ExpressionAttributeValues: used(values, expression),
});

describe('A condition', async () => {
  const { put, call } = openTable();
  await put(item);
  const write = (ConditionExpression: string) =>
    put(item, { ConditionExpression, ...parts(ConditionExpression) });
  const filter = async (FilterExpression: string) =>
    (await call('Scan', { FilterExpression, ...parts(FilterExpression) })).Count;

  test.each(hold)('holds: %s', async (expression) => {
    await write(expression);
    expect(await filter(expression)).toBe(1);
  });

  test.each(fail)('does not hold: %s', async (expression) => {
    expect((await refusal(write(expression))).type).toBe('ConditionalCheckFailedException');
    expect(await filter(expression)).toBe(0);
  });
});

describe('A condition that is no condition is refused', () => {
  const { put } = openTable();
  const write = (ConditionExpression: string, more: object = {}) =>
    refusal(put(item, { ConditionExpression, ...more }));

  test.each([
    ['a syntax error', 'title =', {}],
    ['a reserved word', 'name = :x', { ExpressionAttributeValues: { ':x': { S: 'x' } } }],
    ['a value that is missing', 'title = :x', {}],
    ['a name that is missing', '#x = title', {}],
    ['an unknown function', 'exists(title)', {}],
    ['an operand of the wrong type', 'title < :x', { ExpressionAttributeValues: { ':x': { BOOL: true } } }],
    ['a value that is not used', 'attribute_exists(pk)', { ExpressionAttributeValues: { ':x': { S: 'x' } } }],
    ['a name that is not used', 'attribute_exists(pk)', { ExpressionAttributeNames: { '#x': 'x' } }],
    [
      'bounds the wrong way round',
      'n BETWEEN :b AND :a',
      { ExpressionAttributeValues: { ':a': { N: '1' }, ':b': { N: '2' } } },
    ],
  ])('%s', async (_, expression, more) => {
    expect((await write(expression, more)).type).toBe('ValidationException');
  });

  test('a value with two types', async () => {
    const error = await write('title = :x', { ExpressionAttributeValues: { ':x': { S: 'x', N: '1' } } });
    expect(error.message).toContain('ExpressionAttributeValues contains invalid value');
  });

  test('parameters from before expressions', async () => {
    expect((await refusal(put(item, { Expected: {} }))).type).toBe('NotHostedLocally');
  });
});

test('A failed condition shows the item when it was asked for', async () => {
  const { put } = openTable();
  await put(item);
  const again = { ConditionExpression: 'attribute_not_exists(pk)' };
  expect((await refusal(put(item, again))).extra).toEqual({});
  const shown = await refusal(put(item, { ...again, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }));
  expect(shown.extra.Item).toEqual(item);
});

test('The same expression is judged anew for other values and other names', async () => {
  const { put, call } = openTable();
  await put(item);
  const count = async (name: string, value: object) => {
    const input = { ExpressionAttributeNames: { '#n': name }, ExpressionAttributeValues: { ':v': value } };
    return (await call('Scan', { FilterExpression: '#n = :v', ...input })).Count;
  };
  expect(await count('title', { S: 'Printer on fire' })).toBe(1);
  expect(await count('title', { S: 'Printer' })).toBe(0);
  expect(await count('blank', { S: '' })).toBe(1);
  expect(await count('count', { N: '5' })).toBe(1);
});
