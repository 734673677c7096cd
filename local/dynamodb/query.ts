import { validateKeyPaths } from 'dynalite/db/index.js';
import { checkItem } from './attribute-check.ts';
import { type Item, typeOf } from './attribute-value.ts';
import { parseExpressions } from './expressions.ts';
import { type Input, limitIn, mapIn, tableIn } from './input.ts';
import type { Operation } from './item-operations.ts';
import { indexKeyOf, keyOf } from './key.ts';
import { keyRange } from './key-range.ts';
import { readPage } from './page.ts';
import { throwIf, validation } from './refused.ts';
import { type Index, type KeyAttributes, keyNames, type Table } from './table.ts';

/** Query: items of one partition of a table or index, in the order of the sort key. */
export const query: Operation = (engine, input, meter) => {
  const table = tableIn(engine.tables, input);
  const index = indexIn(table, input);
  const { expressions, values } = parseExpressions(input);
  const keys: KeyAttributes = index ?? table;
  const { filter, projection, keyConditions } = expressions;
  if (!keyConditions) {
    throw validation(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  }
  const range = keyRange(keys, keyConditions, values);
  throwIf(validateKeyPaths(projection?.nestedPaths, table.definition));
  throwIf(validateKeyPaths(filter?.nestedPaths, table.definition));
  const filtered = filter && keyNames(keys).find((name) => filter.pathHeads[name]);
  if (filtered) {
    throw validation(
      `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${filtered}`,
    );
  }
  const start = startIn(table, index, input);
  if (start && keyOf(keys, start).hash !== range.hash) {
    throw validation('The provided starting key is outside query boundaries based on provided conditions');
  }
  const backward = input.ScanIndexForward === false;
  return readPage(
    engine,
    { table, index, range, start, backward, filter: filter?.expression, projection, values, input },
    meter,
  );
};

/** Scan: all items of a table or index, or of one of several segments. */
export const scan: Operation = (engine, input, meter) => {
  const table = tableIn(engine.tables, input);
  const index = indexIn(table, input);
  const { expressions, values } = parseExpressions(input);
  const { filter, projection } = expressions;
  throwIf(validateKeyPaths(projection?.nestedPaths, table.definition));
  throwIf(validateKeyPaths(filter?.nestedPaths, table.definition));
  const start = startIn(table, index, input);
  const segments = limitIn(input, 'TotalSegments');
  const segment = segments === undefined ? undefined : { of: segments, at: Number(input.Segment ?? 0) };
  return readPage(
    engine,
    { table, index, start, segment, filter: filter?.expression, projection, values, input },
    meter,
  );
};

function indexIn(table: Table, input: Input): Index | undefined {
  if (input.IndexName === undefined) return undefined;
  const index = table.indexes.find(({ name }) => name === input.IndexName);
  if (!index) throw validation(`The table does not have the specified index: ${input.IndexName}`);
  if (input.ConsistentRead === true) {
    throw validation('Consistent reads are not supported on global secondary indexes');
  }
  if (input.Select === 'ALL_ATTRIBUTES' && index.projected) {
    throw validation(
      `One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
    );
  }
  return index;
}

function startIn(table: Table, index: Index | undefined, input: Input): Item | undefined {
  if (input.ExclusiveStartKey === undefined) return undefined;
  const start = mapIn(input, 'ExclusiveStartKey');
  checkItem(start);
  const attributes = [table.hash, table.range, index?.hash, index?.range].filter(
    (attribute) => attribute !== undefined,
  );
  const names = new Set(attributes.map(({ name }) => name));
  const fits = attributes.every(({ name, type }) => start[name] && typeOf(start[name]) === type);
  if (!fits || Object.keys(start).length !== names.size || (index && !indexKeyOf(index, start))) {
    throw validation('The provided starting key is invalid');
  }
  return start;
}
