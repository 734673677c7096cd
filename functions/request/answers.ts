import * as z from 'zod';
import type { FieldError } from '../kernel/refusal.ts';
import { line, mailAddress, slug, text } from '../kernel/text.ts';
import type { Answer, Answers, FormField } from './form-field.ts';
import { isEmpty, shownFields } from './shown-fields.ts';

const date = z.iso.date('is not a date such as 2026-11-30');
const ci = z.string().regex(/^CI-[1-9]\d{0,11}$/, 'is not an id such as CI-1042');

const count = (value: number, { least, most }: FormField, what: string): string | undefined => {
  if (least !== undefined && value < least) return `has to be at least ${least}${what}`;
  if (most !== undefined && value > most) return `can be at most ${most}${what}`;
  return undefined;
};

const first = (schema: z.ZodType, value: unknown): { value: Answer } | { fault: string } => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data as Answer };
  return { fault: parsed.error.issues[0]?.message ?? 'is not valid' };
};

const schemas = {
  line: line(500),
  text: text(20_000),
  date,
  person: slug,
  service: slug,
  ci,
  mail: mailAddress,
} as const;

function chosen(field: FormField, values: readonly unknown[]): string | undefined {
  const known = field.options?.map(({ value }) => value) ?? [];
  const odd = values.find((value) => !known.includes(String(value)));
  return odd === undefined ? undefined : `has no answer ${String(odd).slice(0, 60)}`;
}

/** A browser without a script sends texts alone: a number as its digits, a ticked box as `on`. */
function read(field: FormField, value: unknown): { value: Answer } | { fault: string } {
  const { type } = field;
  if (type === 'number') {
    const number = typeof value === 'string' ? Number(value.trim().replace(',', '.')) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) return { fault: 'is not a number' };
    const fault = count(number, field, '');
    return fault ? { fault } : { value: number };
  }
  if (type === 'checkbox')
    return value === true || value === 'on' || value === 'true'
      ? { value: true }
      : { fault: 'is ticked or is not' };
  if (type === 'several' || type === 'file') {
    const values = (Array.isArray(value) ? value : [value]).map(String);
    const fault =
      (type === 'several' ? chosen(field, values) : undefined) ??
      (new Set(values).size < values.length ? 'has one of them twice' : undefined) ??
      count(values.length, field, type === 'file' ? ' files' : ' of them');
    return fault ? { fault } : { value: values };
  }
  if (type === 'choice') {
    const fault = chosen(field, [value]);
    return fault ? { fault } : { value: String(value) };
  }
  const found = first(schemas[type], value);
  if ('fault' in found || (type !== 'line' && type !== 'text')) return found;
  const fault = count(String(found.value).length, field, ' characters long');
  return fault ? { fault } : found;
}

/** What answers came to: those that count, and what is wrong with the others. */
export type Answered = {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly faults: readonly FieldError[];
};

/**
 * Checks answers against a form: the same for a page that shows it, and for the desk that takes it. What a question that is not
 * asked was answered is left out, since people change their minds and plain pages send everything; a field that the form does not
 * have is refused.
 *
 * @param at pointer to the answers, e.g. `/answers`
 */
export function answered(fields: readonly FormField[], given: Answers, at = '/answers'): Answered {
  const names = new Set(fields.map(({ name }) => name));
  const faults: FieldError[] = Object.keys(given)
    .filter((name) => !names.has(name))
    .map((name) => ({ pointer: `${at}/${name}`, detail: 'is not a field of this form' }));
  const answers: Record<string, Answer> = {};
  for (const field of shownFields(fields, given)) {
    const value = given[field.name];
    const pointer = `${at}/${field.name}`;
    if (isEmpty(value)) {
      if (field.required) faults.push({ pointer, detail: 'is needed' });
      continue;
    }
    const found = read(field, value);
    if ('fault' in found) faults.push({ pointer, detail: found.fault });
    else answers[field.name] = found.value;
  }
  return { answers, faults };
}

/** An answer as it stays on a record: with the words of its question, whatever becomes of the form. */
export const AnswerShown = z
  .object({ name: z.string(), label: z.string(), type: z.string(), value: z.unknown(), shown: z.string() })
  .meta({ id: 'AnswerShown' });
export type AnswerShown = z.infer<typeof AnswerShown>;

function inWords({ type, options = [] }: FormField, value: Answer): string {
  if (value === true) return 'Yes';
  const labelOf = (one: unknown) => options.find((option) => option.value === one)?.label ?? String(one);
  if (Array.isArray(value)) return value.map(labelOf).join(', ');
  return type === 'choice' ? labelOf(value) : String(value);
}

/**
 * The answers that count, in the order of the form, each with its question.
 *
 * @param names what those are called whom an answer names by an id, by the name of the field
 */
export const answersShown = (
  fields: readonly FormField[],
  answers: Readonly<Record<string, Answer>>,
  names: Readonly<Record<string, string>> = {},
): AnswerShown[] =>
  fields.flatMap((field) => {
    const value = answers[field.name];
    if (value === undefined) return [];
    const { name, label, type } = field;
    return [{ name, label, type, value, shown: names[name] ?? inWords(field, value) }];
  });

/** The same as lines of a text. */
export const answersAsText = (shown: readonly AnswerShown[]): string =>
  shown.map(({ label, shown: value }) => `${label}: ${value}`).join('\n');
