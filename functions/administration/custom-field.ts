import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { line, slug, slugOf } from '../kernel/text.ts';
import { Condition } from '../record/condition.ts';
import { definitionFields } from './definition.ts';
import { RecordKind } from './record-kind.ts';

export const fieldTypes = [
  'text',
  'number',
  'date',
  'choice',
  'multi',
  'person',
  'ci',
  'checkbox',
  'url',
] as const;

/** The steps at which a field can be needed, in the order in which a record takes them. */
export const steps = ['open', 'resolve', 'close'] as const;
export type Step = (typeof steps)[number];

const Choice = z.strictObject({ value: line(80), retired: z.boolean().optional() });

const fields = {
  label: line(80),
  help: line(300),
  type: z.enum(fieldTypes),
  /** From this step on, a record cannot do without it. */
  required: z.enum(steps),
  /** Whether requesters see it and may fill it in. */
  visible: z.boolean(),
  /** Shown, and needed, only while the record meets this. */
  when: Condition,
  choices: z
    .array(Choice)
    .max(100)
    .refine((all) => new Set(all.map(({ value }) => value)).size === all.length, 'names one twice'),
  /** Where it stands in a form. */
  order: z.int().min(0).max(100_000),
};

/** The definition of a custom field as it is kept; its values are kept by the records under its name. */
export const CustomField = z
  .object({
    ...definitionFields,
    kind: z.literal('custom-field'),
    name: slug,
    ...fields,
  })
  .partial({ help: true, required: true, when: true });
export type CustomField = z.infer<typeof CustomField>;

export const AddCustomField = z
  .strictObject({
    recordKind: RecordKind,
    name: slug.optional(),
    ...fields,
    visible: fields.visible.default(true),
    choices: fields.choices.default([]),
  })
  .partial({ help: true, required: true, when: true, order: true });
export type AddCustomField = z.infer<typeof AddCustomField>;

/** `null` takes away what is not needed any more. The name stays: records hold their values under it. */
export const ChangeCustomField = z
  .strictObject({
    ...fields,
    help: fields.help.nullable(),
    required: fields.required.nullable(),
    when: fields.when.nullable(),
  })
  .partial();
export type ChangeCustomField = z.infer<typeof ChangeCustomField>;

const chosen = (type: CustomField['type']) => type === 'choice' || type === 'multi';

function demandChoices({ type, choices }: Pick<CustomField, 'type' | 'choices'>) {
  if (chosen(type) && !choices.some(({ retired }) => !retired))
    throw invalid('/choices', 'needs at least one that is in use');
  if (!chosen(type) && choices.length)
    throw invalid('/choices', `is nothing that a field of type ${type} has`);
}

/** Adds a field to a kind of records. @throws {Refusal} `validation` when its choices do not fit its type */
export function addCustomField(
  ask: AddCustomField,
  all: readonly CustomField[],
  actor: Actor,
  at: string,
): Decision<CustomField> {
  demandChoices(ask);
  const name = ask.name ?? slugOf(ask.label);
  if (!name) throw invalid('/name', 'is needed with this label');
  const order = ask.order ?? Math.min(100_000, Math.max(0, ...all.map((one) => one.order)) + 10);
  const id = `${ask.recordKind}-${name}`;
  const next = { ...ask, id, name, order, kind: 'custom-field', state: 'active', title: ask.label } as const;
  return decide<CustomField>(undefined, next, { type: 'custom-field.added', by: actor.id, at });
}

/**
 * Changes a field. Values that records hold already stay as they are, even if they could not be given any more.
 *
 * @throws {Refusal} `validation` when its choices do not fit its type
 */
export function changeCustomField(
  before: CustomField,
  ask: ChangeCustomField,
  actor: Actor,
  at: string,
): Decision<CustomField> {
  const { help = before.help, required = before.required, when = before.when, ...rest } = ask;
  const type = rest.type ?? before.type;
  const choices = rest.choices ?? (chosen(type) ? before.choices : []);
  demandChoices({ type, choices });
  const cleared = { help: help ?? undefined, required: required ?? undefined, when: when ?? undefined };
  const label = rest.label ?? before.label;
  const next = { ...before, ...rest, ...cleared, choices, title: label };
  return decide<CustomField>(before, next, { type: 'custom-field.changed', by: actor.id, at });
}
