import { type AttributeValue, order } from './attribute-value.ts';
import type { KeyCondition, Values } from './expressions.ts';
import { afterAll, encode } from './key.ts';
import { validation } from './refused.ts';
import type { KeyAttribute, KeyAttributes } from './table.ts';

/** A partition and the stored sort keys to read of it: SQL comparisons of the sort key with what is bound to them. */
export type KeyRange = { hash: string; where: string[]; bound: string[] };

/** Turns a key condition into a range. Refuses operators, types and attributes that no key knows. */
export function keyRange(
  keys: KeyAttributes,
  conditions: Record<string, KeyCondition>,
  values: Values,
): KeyRange {
  const { hash, range } = keys;
  const known = new Set([hash.name, range?.name]);
  const missing = [hash.name, ...(range ? [range.name] : [])].find((name) => !conditions[name]);
  if (Object.keys(conditions).some((name) => !known.has(name)) || !conditions[hash.name]) {
    throw validation(
      missing ? `Query condition missed key schema element: ${missing}` : 'Query key condition not supported',
    );
  }
  const { ComparisonOperator, AttributeValueList } = conditions[hash.name]!;
  if (ComparisonOperator !== 'EQ') throw validation('Query key condition not supported');
  const [partition] = operands(hash, AttributeValueList, values);
  const found: KeyRange = { hash: encode(partition!, hash), where: [], bound: [] };
  const condition = range && conditions[range.name];
  if (condition) bind(found, range, condition, values);
  return found;
}

const comparisons: Record<string, string> = { EQ: '=', LT: '<', LE: '<=', GT: '>', GE: '>=' };

function bind(found: KeyRange, range: KeyAttribute, condition: KeyCondition, values: Values): void {
  const given = operands(range, condition.AttributeValueList, values);
  const [low, high] = given.map((value) => encode(value, range));
  if (condition.ComparisonOperator === 'BETWEEN') {
    if ((order(given[0]!, given[1]!) ?? 0) > 0) {
      throw validation(
        'The BETWEEN condition was provided a range where the lower bound is greater than the upper bound',
      );
    }
    found.where.push('>= ?', '<= ?');
    found.bound.push(low!, high!);
  } else if (condition.ComparisonOperator === 'BEGINS_WITH') {
    if (range.type === 'N') {
      throw validation(
        'One or more parameter values were invalid: ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type',
      );
    }
    found.where.push('>= ?', '< ?');
    found.bound.push(low!, low! + afterAll);
  } else {
    found.where.push(`${comparisons[condition.ComparisonOperator]} ?`);
    found.bound.push(low!);
  }
}

function operands(
  { type }: KeyAttribute,
  list: KeyCondition['AttributeValueList'],
  values: Values,
): AttributeValue[] {
  return list.map((operand) => {
    const value = 'ref' in operand ? values[operand.ref] : undefined;
    if (value?.[type] === undefined) {
      throw validation(
        'One or more parameter values were invalid: Condition parameter type does not match schema type',
      );
    }
    return value;
  });
}
