import jsonata from 'jsonata';
import { failWith } from './failure.ts';
import { added } from './functions.ts';
import { type Json, plain } from './json.ts';

export type Bindings = Record<string, unknown>;

const compiled = new Map<string, jsonata.Expression>();

/** The source between `{%` and `%}`, or nothing when the value is a literal. */
export function sourceOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}')
    ? value.slice(2, -2).trim()
    : undefined;
}

/** Compiles once per source. @throws what JSONata says of a syntax error */
export function compile(source: string): jsonata.Expression {
  const known = compiled.get(source);
  if (known) return known;
  const expression = jsonata(source);
  for (const [name, implementation] of Object.entries(added)) expression.assign(name, implementation);
  compiled.set(source, expression);
  return expression;
}

const refused = (source: string, location: string, what: string) =>
  failWith({
    error: 'States.QueryEvaluationError',
    cause: `The JSONata expression '${source}' specified for the field '${location}' ${what}`,
    location,
  });

async function evaluateSource(source: string, bindings: Bindings, location: string): Promise<Json> {
  let value: unknown;
  try {
    value = await compile(source).evaluate(undefined, bindings);
  } catch (error) {
    const { code, message } = error as Partial<jsonata.JsonataError>;
    const said = code ? `${code}: ${message}` : message;
    throw refused(source, location, `threw an error during evaluation. ${said}`);
  }
  if (value === undefined) throw refused(source, location, 'returned nothing (undefined).');
  if (typeof value === 'function') throw refused(source, location, 'returned a function.');
  return plain(value);
}

/**
 * Evaluates a field: every string in it of the form `{% … %}` is replaced by what the expression answers.
 *
 * @param location where the field is, for the error (`Arguments/Payload/id`)
 * @throws a failure `States.QueryEvaluationError` when an expression throws or answers nothing
 */
export async function evaluate(value: Json, bindings: Bindings, location: string): Promise<Json> {
  const source = sourceOf(value);
  if (source !== undefined) return evaluateSource(source, bindings, location);
  if (Array.isArray(value)) {
    const items: Json[] = [];
    for (const [i, item] of value.entries()) items.push(await evaluate(item, bindings, `${location}[${i}]`));
    return items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value))
    fields[key] = await evaluate(item, bindings, `${location}/${key}`);
  return fields;
}

const kindOf = (value: Json) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/** The failure for a field whose value is of the wrong type, in AWS's words. */
export function unexpected(field: Json, location: string, wanted: string, value: Json): Error {
  const source = sourceOf(field) ?? JSON.stringify(field);
  const what = `returned an unexpected result type. Expected '${wanted}', but was '${kindOf(value)}'`;
  return refused(source, location, `${what} for value: ${JSON.stringify(value)}`);
}

/** Evaluates a field that must be a whole number, such as seconds. */
export async function evaluateInteger(field: Json, bindings: Bindings, location: string): Promise<number> {
  const value = await evaluate(field, bindings, location);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw unexpected(field, location, 'integer', value);
  return value;
}

/** Evaluates a field that must be text, such as the name of an error. */
export async function evaluateText(field: Json, bindings: Bindings, location: string): Promise<string> {
  const value = await evaluate(field, bindings, location);
  if (typeof value !== 'string') throw unexpected(field, location, 'string', value);
  return value;
}
