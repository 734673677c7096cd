import { compareNumbers } from './number.ts';

export type AttributeType = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'SS' | 'NS' | 'BS' | 'L' | 'M';

/** A value as DynamoDB's JSON protocol carries it: exactly one member is present, binary is base64. */
export type AttributeValue = {
  S?: string;
  N?: string;
  B?: string;
  BOOL?: boolean;
  NULL?: boolean;
  SS?: string[];
  NS?: string[];
  BS?: string[];
  L?: AttributeValue[];
  M?: Item;
};

export type Item = Record<string, AttributeValue>;

/** The one type that a checked value has. */
export function typeOf(value: AttributeValue): AttributeType {
  for (const type in value) return type as AttributeType;
  throw new TypeError('an attribute value without a type');
}

/** Says whether two values are the same to DynamoDB: sets know no order, numbers are compared by value. */
export function equal(a: AttributeValue, b: AttributeValue): boolean {
  const type = typeOf(a);
  if (type !== typeOf(b)) return false;
  if (type === 'M') return equalItems(a.M!, b.M!);
  if (type === 'L')
    return a.L!.length === b.L!.length && a.L!.every((member, at) => equal(member, b.L![at]!));
  if (type === 'SS' || type === 'NS' || type === 'BS') {
    const others = new Set(b[type]);
    return others.size === a[type]!.length && a[type]!.every((member) => others.has(member));
  }
  return a[type] === b[type];
}

/** Says whether two items have the same attributes with the same values. */
export function equalItems(a: Item, b: Item): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => {
      const other = b[name];
      return other !== undefined && equal(a[name]!, other);
    })
  );
}

/**
 * Orders two values: negative, zero or positive; undefined when they have no order because their types differ
 * or know none. Strings and binaries are ordered by their bytes, strings in UTF-8.
 */
export function order(a: AttributeValue, b: AttributeValue): number | undefined {
  if (a.N !== undefined && b.N !== undefined) return compareNumbers(a.N, b.N);
  if (a.S !== undefined && b.S !== undefined) return Buffer.compare(Buffer.from(a.S), Buffer.from(b.S));
  if (a.B !== undefined && b.B !== undefined) {
    return Buffer.compare(Buffer.from(a.B, 'base64'), Buffer.from(b.B, 'base64'));
  }
  return undefined;
}
