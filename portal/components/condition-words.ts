import type { Condition } from '../../functions/record/condition.ts';
import { listed } from '../words.ts';
import type { Field } from './condition-draft.ts';

type Plain = Record<string, unknown>;

const or = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

const label = (fields: readonly Field[], name: string): string =>
  fields.find((field) => field.name === name)?.label.toLowerCase() ?? name;

function worth(fields: readonly Field[], name: string, value: unknown): string {
  const values = fields.find((field) => field.name === name)?.values ?? [];
  const known = values.find((each) => typeof each !== 'string' && each.value === String(value));
  return typeof known === 'object'
    ? `“${known.label}”`
    : typeof value === 'number'
      ? `${value}`
      : `“${value}”`;
}

function comparison(condition: Plain, fields: readonly Field[]): string {
  const name = String(condition.field);
  const of = (value: unknown) => worth(fields, name, value);
  const subject = label(fields, name);
  const [operator, value] = Object.entries(condition).find(([each]) => each !== 'field') ?? [];
  const said: Record<string, () => string> = {
    is: () => `is ${of(value)}`,
    isNot: () => `is not ${of(value)}`,
    in: () => `is ${or((value as unknown[]).map(of))}`,
    like: () => `looks like ${of(value)}`,
    contains: () => `contains ${of(value)}`,
    atLeast: () => `is at least ${of(value)}`,
    atMost: () => `is at most ${of(value)}`,
    exists: () => (value === false ? 'is not given' : 'is given'),
  };
  return `${subject} ${said[operator ?? '']?.() ?? ''}`;
}

function words(condition: Plain, fields: readonly Field[], inner: boolean): string {
  const { all, any, not } = condition as { all?: Plain[]; any?: Plain[]; not?: Plain };
  const bracket = (text: string) => (inner ? `(${text})` : text);
  if (all) return bracket(listed(all.map((each) => words(each, fields, true))));
  if (any) return bracket(or(any.map((each) => words(each, fields, true))));
  if (not) return `not ${words(not, fields, true)}`;
  return comparison(condition, fields);
}

/**
 * A condition as a sentence's part: `severity is “critical” and (service is “shop” or name looks like “pay-*”)`.
 * Without a condition it is `always`.
 */
export const inWords = (condition: Condition | undefined, fields: readonly Field[] = []): string =>
  condition ? words(condition as Plain, fields, false) : 'always';
