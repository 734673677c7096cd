import type { AttributeValue, Item } from './attribute-value.ts';
import { canonicalNumber } from './number.ts';
import { serialization, validation } from './refused.ts';

const maxDepth = 32;

/**
 * Checks every attribute of an item and writes its numbers canonically, in place.
 * Refuses what DynamoDB refuses: no or two types, empty sets, duplicates in sets, more than 32 levels.
 */
export function checkItem(item: unknown): asserts item is Item {
  if (!isMap(item)) throw serialization('Start of structure or map expected');
  for (const name in item) checkValue(item[name]);
}

/** Checks one value as {@link checkItem} does. */
export function checkValue(value: unknown, depth = 1): asserts value is AttributeValue {
  if (!isMap(value)) throw serialization('Unexpected value type in payload');
  if (depth > maxDepth) throw validation('Nesting Levels have exceeded supported limits');
  const types = Object.keys(value);
  if (types.length !== 1) {
    throw validation(
      types.length
        ? 'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes'
        : 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
    );
  }
  const type = types[0] as keyof typeof checks;
  const check = checks[type];
  if (!check)
    throw validation('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  check(value, depth);
}

const checks: Record<string, (value: Record<string, unknown>, depth: number) => void> = {
  S: (value) => text(value.S),
  N: (value) => {
    text(value.N);
    value.N = canonicalNumber(value.N);
  },
  B: (value) => base64(value.B),
  BOOL: (value) => {
    if (typeof value.BOOL !== 'boolean') throw serialization('Unexpected token received from parser');
  },
  NULL: (value) => {
    if (value.NULL !== true) {
      throw validation(
        'One or more parameter values were invalid: Null attribute value types must have the value of true',
      );
    }
  },
  SS: (value) => set(value, 'SS', 'An string set  may not be empty', text),
  NS: (value) => {
    list(value.NS).forEach(text);
    value.NS = (value.NS as string[]).map(canonicalNumber);
    set(value, 'NS', 'An number set  may not be empty', text);
  },
  BS: (value) => set(value, 'BS', 'Binary sets should not be empty', base64),
  L: (value, depth) => {
    for (const member of list(value.L)) checkValue(member, depth + 1);
  },
  M: (value, depth) => {
    if (!isMap(value.M)) throw serialization('Unexpected field type');
    for (const name in value.M) checkValue(value.M[name], depth + 1);
  },
};

function set(
  value: Record<string, unknown>,
  type: 'SS' | 'NS' | 'BS',
  empty: string,
  check: (member: unknown) => void,
) {
  const members = list(value[type]);
  if (!members.length) throw validation(`One or more parameter values were invalid: ${empty}`);
  members.forEach(check);
  if (new Set(members).size === members.length) return;
  throw validation(
    `One or more parameter values were invalid: Input collection [${members.join(', ')}] contains duplicates.`,
  );
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw serialization('Unexpected field type');
  return value;
}

function text(value: unknown): asserts value is string {
  if (typeof value !== 'string') throw serialization('Unexpected value type in payload');
}

function base64(value: unknown): void {
  text(value);
  if (Buffer.from(value, 'base64').toString('base64') !== value) {
    throw serialization('Invalid last non-pad Base64 character dectected');
  }
}
