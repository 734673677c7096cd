import { convertKeyCondition, validateExpressions } from 'dynalite/validations/index.js';
import { checkValue } from './attribute-check.ts';
import { type AttributeValue, typeOf } from './attribute-value.ts';
import type { Condition, Operand, Path } from './condition.ts';
import { serialization, validation } from './refused.ts';
import type { Section } from './update.ts';

export type Values = Record<string, AttributeValue>;
export type KeyCondition = { ComparisonOperator: string; AttributeValueList: Operand[] };

/** The parsed expressions of one request. Values stay outside, so that requests alike share what was parsed. */
export type Expressions = {
  condition?: { expression: Condition };
  filter?: { expression: Condition; pathHeads: Record<string, true>; nestedPaths: Record<string, true> };
  update?: { sections: Section[]; paths: Path[]; nestedPaths: Record<string, true> };
  projection?: { paths: Path[]; nestedPaths: Record<string, true> };
  keyConditions?: Record<string, KeyCondition>;
};

const texts = [
  'ConditionExpression',
  'UpdateExpression',
  'KeyConditionExpression',
  'FilterExpression',
  'ProjectionExpression',
];
const cacheSize = 1000;
const cache = new Map<string, Expressions>();
const none: Expressions = {};

/**
 * Parses the expressions of a request with dynalite's grammars and returns them beside the request's values.
 * Refuses as DynamoDB does: syntax, reserved words, operand types, names and values that are missing or unused.
 */
export function parseExpressions(input: Record<string, unknown>): {
  expressions: Expressions;
  values: Values;
} {
  const values = (input.ExpressionAttributeValues ?? {}) as Values;
  let identity = '';
  for (const name of texts) {
    const text = input[name];
    if (text === undefined) continue;
    if (typeof text !== 'string') throw serialization(`${name} has to be a string`);
    identity += `${name}=${text}\n`;
  }
  if (input.ExpressionAttributeNames) identity += JSON.stringify(input.ExpressionAttributeNames);
  for (const name in values) {
    checkedValue(name, values[name]);
    identity += `\n${name} ${typeOf(values[name]!)}`;
  }
  if (!identity) return { expressions: none, values };
  const known = cache.get(identity);
  if (known) return { expressions: known, values };
  const expressions = parse(input, values);
  if (!dependsOnValues(expressions)) remember(identity, expressions);
  return { expressions, values };
}

function checkedValue(name: string, value: unknown): void {
  try {
    checkValue(value);
  } catch (error) {
    throw validation(
      `ExpressionAttributeValues contains invalid value: ${(error as Error).message} for key ${name}`,
    );
  }
}

function parse(input: Record<string, unknown>, values: Values): Expressions {
  const own: Values = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { ...value }]));
  const data: Record<string, unknown> = { ExpressionAttributeNames: input.ExpressionAttributeNames };
  if (input.ExpressionAttributeValues) data.ExpressionAttributeValues = own;
  for (const name of texts) data[name] = input[name];
  const problem = validateExpressions(data);
  if (problem) throw validation(problem);
  const names = new Map(Object.entries(own).map(([name, value]) => [value as unknown, name]));
  const taken = (name: string) => (data[name] ? refer(data[name], names) : undefined);
  const keyCondition = taken('_keyCondition') as { expression: unknown } | undefined;
  const keyConditions = keyCondition && convertKeyCondition(keyCondition.expression);
  if (typeof keyConditions === 'string') throw validation(keyConditions);
  const [condition, filter] = [taken('_condition'), taken('_filter')] as Expressions['condition'][];
  if (condition) checkOrdered('ConditionExpression', condition.expression, values);
  if (filter) checkOrdered('FilterExpression', filter.expression, values);
  return {
    condition,
    filter,
    update: taken('_updates'),
    projection: taken('_projection'),
    keyConditions,
  } as Expressions;
}

/** Puts `{ ref: ':name' }` where the parser put a value, so that the tree holds for other values as well. */
function refer(node: unknown, names: Map<unknown, string>): unknown {
  const name = names.get(node);
  if (name !== undefined) return { ref: name };
  if (Array.isArray(node)) return node.map((member) => refer(member, names));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, member]) => [key, refer(member, names)]));
}

const ordering = new Set(['<', '<=', '>', '>=', 'between']);

/** Refuses values that know no order where one is asked for. The parser checks functions, but not operators. */
function checkOrdered(kind: string, { type, args }: Condition, values: Values): void {
  for (const arg of args) {
    if (Array.isArray(arg)) continue;
    if ('args' in arg) checkOrdered(kind, arg, values);
    else if (ordering.has(type)) {
      const given = typeOf(values[arg.ref]!);
      if (given === 'S' || given === 'N' || given === 'B') continue;
      throw validation(
        `Invalid ${kind}: Incorrect operand type for operator or function; operator: ${type}, operand type: ${given}`,
      );
    }
  }
}

/** The parser compares bounds and looks at type names: trees with them hold for their own values only. */
function dependsOnValues(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { type, name, ComparisonOperator } = node as {
    type?: string;
    name?: string;
    ComparisonOperator?: string;
  };
  if (type === 'between' || name === 'attribute_type' || ComparisonOperator === 'BETWEEN') return true;
  return Object.values(node).some(dependsOnValues);
}

function remember(identity: string, expressions: Expressions): void {
  if (cache.size >= cacheSize) cache.clear();
  cache.set(identity, expressions);
}
