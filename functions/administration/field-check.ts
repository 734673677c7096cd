import * as z from 'zod';
import type { FieldError } from '../kernel/refusal.ts';
import { line, slug, text } from '../kernel/text.ts';
import { holds } from '../record/condition.ts';
import type { AskFields, FieldValue, FieldValues } from '../record/field-values.ts';
import { type CustomField, type Step, steps } from './custom-field.ts';

/** What is being done to a record, and what it holds. */
export type FieldsAsk = {
  readonly given: AskFields;
  /** What it held before. */
  readonly held: FieldValues;
  readonly step: Step | 'change';
  /** The record's own fields, which decide what is shown. */
  readonly facts: object;
  /** False for somebody who sees only what requesters see. */
  readonly everything: boolean;
};

/** What came of it: the values that the record holds from now on, what is wrong, and who has to be a person of the desk. */
export type FieldsChecked = {
  readonly values: FieldValues;
  readonly errors: readonly FieldError[];
  readonly people: readonly { readonly pointer: string; readonly id: string }[];
};

const web = z.url({ protocol: /^https?$/ }).max(2_000);
const plain: Readonly<Record<string, z.ZodType>> = {
  text: text(4_000),
  number: z.number(),
  date: z.iso.date(),
  person: slug,
  ci: line(300),
  checkbox: z.boolean(),
  url: web,
};
const wanted: Readonly<Record<string, string>> = {
  text: 'is not a text',
  number: 'is not a number',
  date: 'is not a date such as 2026-11-23',
  person: 'is not the id of a person',
  ci: 'is not the name of a configuration item',
  checkbox: 'is neither true nor false',
  url: 'is not a web address',
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Why this cannot be the value of that field; undefined when it can. */
function wrong({ type, choices }: CustomField, value: FieldValue): string | undefined {
  const schema = plain[type];
  if (schema) return schema.safeParse(value).success ? undefined : wanted[type];
  const open = choices.filter(({ retired }) => !retired).map((choice) => choice.value);
  const among = `is not one of ${open.join(', ').slice(0, 300)}`;
  if (type === 'choice') return typeof value === 'string' && open.includes(value) ? undefined : among;
  if (!Array.isArray(value)) return 'is not a list';
  if (new Set(value).size < value.length) return 'names one twice';
  return value.every((one) => open.includes(one)) ? undefined : among;
}

const empty = (value: unknown) =>
  value === undefined || value === false || (Array.isArray(value) && value.length === 0);

/** A change must not take away what the record could not have been opened without. */
const reached = (required: Step | undefined, step: Step | 'change') =>
  required !== undefined && steps.indexOf(required) <= steps.indexOf(step === 'change' ? 'open' : step);

/**
 * Holds custom fields against their definitions. Only what changes is looked at, so that a value stays when its field was
 * redefined; what is needed by now has to be there, unless its condition hides it or the caller cannot see it.
 */
export function checkFields(definitions: readonly CustomField[], ask: FieldsAsk): FieldsChecked {
  const { given, held, step, facts, everything } = ask;
  const mine = definitions.filter(({ state, visible }) => state === 'active' && (everything || visible));
  const errors: FieldError[] = [];
  const people: { pointer: string; id: string }[] = [];
  const values: Record<string, FieldValue> = { ...held };
  for (const [name, value] of Object.entries(given)) {
    const pointer = `/fields/${name}`;
    const definition = mine.find((one) => one.name === name);
    if (same(value ?? undefined, held[name])) continue;
    if (!definition) errors.push({ pointer, detail: 'is not a field here' });
    else if (value === null) delete values[name];
    else {
      const detail = wrong(definition, value);
      if (detail) errors.push({ pointer, detail });
      else if (definition.type === 'person') people.push({ pointer, id: String(value) });
      values[name] = value;
    }
  }
  const shown = ({ when }: CustomField) => !when || holds(when, { ...facts, fields: values });
  for (const definition of mine) {
    const { name, required } = definition;
    const asked = step !== 'change' || Object.hasOwn(given, name);
    if (asked && reached(required, step) && shown(definition) && empty(values[name]))
      errors.push({ pointer: `/fields/${name}`, detail: 'is needed' });
  }
  return { values, errors, people };
}
