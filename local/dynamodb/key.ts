import { toLexiStr, validateItem, validateKey } from 'dynalite/db/index.js';
import { type AttributeValue, type Item, typeOf } from './attribute-value.ts';
import { throwIf, validation } from './refused.ts';
import { type Index, type KeyAttribute, type KeyAttributes, keyNames, type Table } from './table.ts';

/** A key as it is stored: text that sorts byte by byte as DynamoDB sorts the values; `range` is empty without a sort key. */
export type Key = { hash: string; range: string };

/** Greater than every stored range that begins with what it is put behind. */
export const afterAll = '\u{10FFFF}';

/** Text that sorts as the value does: strings as they are, numbers by sign, exponent and digits, binary as hex. */
export function encode(value: AttributeValue, { type }: KeyAttribute): string {
  if (type === 'S') return value.S!;
  return toLexiStr(value[type]!, type);
}

/** The stored key of an item or of a key that has been checked. */
export function keyOf({ hash, range }: KeyAttributes, item: Item): Key {
  return { hash: encode(item[hash.name]!, hash), range: range ? encode(item[range.name]!, range) : '' };
}

/** The stored key of an item in an index; undefined when the item lacks a key attribute and so is not in it. */
export function indexKeyOf(index: Index, item: Item): Key | undefined {
  if (item[index.hash.name] === undefined) return undefined;
  if (index.range && item[index.range.name] === undefined) return undefined;
  return keyOf(index, item);
}

/** The key attributes of an item, and nothing else. */
export function keyAttributesOf(keys: KeyAttributes, item: Item): Item {
  return Object.fromEntries(keyNames(keys).map((name) => [name, item[name]!]));
}

/** Refuses a key that has not exactly the table's key attributes, or whose values are empty or too long. */
export function checkedKey(table: Table, key: Item): Key {
  throwIf(validateKey(key, table.definition));
  return keyOf(table, key);
}

/** Refuses an item that lacks a key attribute, or whose key or index key has the wrong type or is empty. */
export function checkedItemKey(table: Table, item: Item): Key {
  throwIf(validateItem(item, table.definition));
  checkIndexKeys(table, item);
  return keyOf(table, item);
}

/** Refuses an index key of the wrong type or without content. Source: API reference of PutItem. */
export function checkIndexKeys(table: Table, item: Item): void {
  for (const index of table.indexes) {
    checkIndexKey(item, index, index.hash);
    if (index.range) checkIndexKey(item, index, index.range);
  }
}

function checkIndexKey(item: Item, index: Index, { name, type }: KeyAttribute): void {
  const value = item[name];
  if (value === undefined) return;
  if (value[type] === undefined) {
    throw validation(
      `One or more parameter values were invalid: Type mismatch for Index Key ${name} Expected: ${type} Actual: ${typeOf(value)} IndexName: ${index.name}`,
    );
  }
  if (value[type] === '') {
    throw validation(
      `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty ${type === 'S' ? 'string' : 'binary'} value. IndexName: ${index.name}, IndexKey: ${name}`,
    );
  }
}
