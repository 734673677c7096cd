import { notHosted } from '../aws-error.ts';
import type { CapacityDetail } from './capacity.ts';
import { serialization, validation } from './refused.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';

export type Input = Record<string, unknown>;

const legacy = new Set([
  'AttributesToGet',
  'AttributeUpdates',
  'ConditionalOperator',
  'Expected',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
]);

/** The table that an input names. Refuses parameters from before expressions: nothing is guessed. */
export function tableIn(tables: Tables, input: Input): Table {
  for (const name in input) if (legacy.has(name)) throw notHosted('dynamodb', `${name} (legacy parameter)`);
  return tables.get(nameOf(textIn(input, 'TableName')));
}

/** A member that has to be there and to be a string. */
export function textIn(input: Input, name: string): string {
  const value = input[name];
  if (typeof value === 'string') return value;
  if (value !== undefined) throw serialization(`${name} has to be a string`);
  throw validation(`The parameter '${name}' is required but was not present in the request`);
}

/** A member that has to be there and to be a structure or map. */
export function mapIn(input: Input, name: string): Input {
  const value = input[name];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Input;
  if (value !== undefined) throw serialization(`${name} has to be a structure`);
  throw validation(`The parameter '${name}' is required but was not present in the request`);
}

/** A list of structures with at least one and at most `most` members. */
export function listIn(input: Input, name: string, most: number): Input[] {
  const value = input[name];
  const at = name[0]!.toLowerCase() + name.slice(1);
  const refused = (rule: string) => {
    const shown = Array.isArray(value) ? '[]' : 'null';
    return validation(
      `1 validation error detected: Value '${shown}' at '${at}' failed to satisfy constraint: ${rule}`,
    );
  };
  if (!Array.isArray(value)) throw refused('Member must not be null');
  if (!value.length) throw refused('Member must have length greater than or equal to 1');
  if (value.length > most) throw refused(`Member must have length less than or equal to ${most}`);
  return value as Input[];
}

/** A member that is one of a few words, or absent. */
export function oneOf<T extends string>(input: Input, name: string, words: readonly T[]): T | undefined {
  const value = input[name];
  if (value === undefined || words.includes(value as T)) return value as T | undefined;
  const at = name[0]!.toLowerCase() + name.slice(1);
  throw validation(
    `1 validation error detected: Value '${value}' at '${at}' failed to satisfy constraint: Member must satisfy enum value set: [${words.join(', ')}]`,
  );
}

/** What the caller wants to know of consumed capacity. */
export function capacityIn(input: Input): CapacityDetail | undefined {
  return oneOf(input, 'ReturnConsumedCapacity', ['INDEXES', 'TOTAL', 'NONE']);
}

/** A positive whole number, or absent. */
export function limitIn(input: Input, name = 'Limit'): number | undefined {
  const value = input[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw serialization(`${name} has to be a whole number`);
  if (value >= 1) return value;
  throw validation(
    `1 validation error detected: Value '${value}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
  );
}

function nameOf(tableOrArn: string): string {
  return tableOrArn.startsWith('arn:') ? tableOrArn.slice(tableOrArn.indexOf('/') + 1) : tableOrArn;
}
