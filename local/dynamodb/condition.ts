import { type AttributeValue, equal, type Item, order, typeOf } from './attribute-value.ts';
import type { Values } from './expressions.ts';
import { resolve } from './path.ts';

export type Path = (string | number)[];
export type Operand = Path | { ref: string } | Condition;

/** A node as dynalite's parser makes it; `name` is there when the type is `function`. */
export type Condition = { type: string; name?: string; args: Operand[] };

/**
 * Says whether a condition or filter holds for an item. An operand that is not there makes every comparison
 * false but `<>`. BOOL false and the empty string are values like others.
 * Source: "Condition and filter expressions, operators, and functions" of the developer guide.
 */
export function holds(node: Condition, item: Item, values: Values): boolean {
  const { type, args } = node;
  if (type === 'and') return args.every((arg) => holds(arg as Condition, item, values));
  if (type === 'or') return args.some((arg) => holds(arg as Condition, item, values));
  if (type === 'not') return !holds(args[0] as Condition, item, values);
  const [first, ...others] = args.map((arg) => operandValue(arg, item, values));
  const test = tests[type === 'function' ? node.name! : type];
  if (!test) throw new Error(`The condition ${node.name ?? type} is not hosted`);
  return test(first, others);
}

type Test = (first: AttributeValue | undefined, others: (AttributeValue | undefined)[]) => boolean;

const compared =
  (accepts: (sign: number) => boolean): Test =>
  (a, [b]) => {
    const sign = a && b && order(a, b);
    return sign !== undefined && accepts(sign);
  };

const same = (a: AttributeValue | undefined, b: AttributeValue | undefined): boolean =>
  !!a && !!b && equal(a, b);

const tests: Record<string, Test> = {
  '=': (a, [b]) => same(a, b),
  '<>': (a, [b]) => !same(a, b),
  '<': compared((sign) => sign < 0),
  '<=': compared((sign) => sign <= 0),
  '>': compared((sign) => sign > 0),
  '>=': compared((sign) => sign >= 0),
  between: (a, [low, high]) => {
    if (!a || !low || !high) return false;
    return (order(a, low) ?? -1) >= 0 && (order(a, high) ?? 1) <= 0;
  },
  in: (a, others) => others.some((other) => same(a, other)),
  attribute_exists: (a) => a !== undefined,
  attribute_not_exists: (a) => a === undefined,
  attribute_type: (a, [type]) => a !== undefined && typeOf(a) === type?.S,
  begins_with: (a, [start]) => {
    if (a?.S !== undefined && start?.S !== undefined) return a.S.startsWith(start.S);
    if (a?.B === undefined || start?.B === undefined) return false;
    const prefix = Buffer.from(start.B, 'base64');
    return Buffer.from(a.B, 'base64').subarray(0, prefix.length).equals(prefix);
  },
  contains: (a, [part]) => a !== undefined && part !== undefined && contains(a, part),
};

function contains(whole: AttributeValue, part: AttributeValue): boolean {
  if (whole.S !== undefined) return part.S !== undefined && whole.S.includes(part.S);
  if (whole.B !== undefined) {
    return part.B !== undefined && Buffer.from(whole.B, 'base64').includes(Buffer.from(part.B, 'base64'));
  }
  if (whole.SS) return part.S !== undefined && whole.SS.includes(part.S);
  if (whole.NS) return part.N !== undefined && whole.NS.includes(part.N);
  if (whole.BS) return part.B !== undefined && whole.BS.includes(part.B);
  return whole.L?.some((member) => equal(member, part)) ?? false;
}

function operandValue(operand: Operand, item: Item, values: Values): AttributeValue | undefined {
  if (Array.isArray(operand)) return resolve(operand, item);
  if ('ref' in operand) return values[operand.ref];
  const size = sizeOf(operandValue(operand.args[0]!, item, values));
  return size === undefined ? undefined : { N: String(size) };
}

/** What `size()` answers: length of a string, bytes of a binary, members of a set, list or map; numbers have none. */
function sizeOf(value: AttributeValue | undefined): number | undefined {
  if (!value) return undefined;
  if (value.B !== undefined) return Buffer.byteLength(value.B, 'base64');
  if (value.M) return Object.keys(value.M).length;
  return (value.S ?? value.SS ?? value.NS ?? value.BS ?? value.L)?.length;
}
