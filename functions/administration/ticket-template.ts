import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { chosenId } from '../kernel/chosen-id.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { demandNone, type FieldError } from '../kernel/refusal.ts';
import { fill } from '../kernel/template.ts';
import { line, slug, text } from '../kernel/text.ts';
import { type FieldValue, FieldValues } from '../record/field-values.ts';
import { Level } from '../record/priority.ts';
import { definitionFields } from './definition.ts';
import { RecordKind } from './record-kind.ts';

/** What a template fills in. Texts may hold `{{name}}`, which stands for the answer to the question of that name. */
const Prefilled = z
  .strictObject({
    title: line(200),
    description: text(20_000),
    service: slug,
    team: slug,
    category: slug,
    impact: Level,
    urgency: Level,
    fields: FieldValues,
  })
  .partial();
export type Prefilled = z.infer<typeof Prefilled>;

const Question = z.strictObject({ name: slug, label: line(120), required: z.boolean().default(false) });

const fields = {
  name: line(120),
  description: line(300),
  prefilled: Prefilled,
  questions: z
    .array(Question)
    .max(20)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'names one twice'),
};

/** A template of a record as it is kept. */
export const TicketTemplate = z
  .object({ ...definitionFields, kind: z.literal('ticket-template'), ...fields })
  .partial({ description: true });
export type TicketTemplate = z.infer<typeof TicketTemplate>;

export const AddTicketTemplate = z
  .strictObject({
    id: slug.optional(),
    recordKind: RecordKind,
    ...fields,
    questions: fields.questions.default([]),
  })
  .partial({ description: true });
export type AddTicketTemplate = z.infer<typeof AddTicketTemplate>;

export const ChangeTicketTemplate = z
  .strictObject({ ...fields, description: fields.description.nullable() })
  .partial();
export type ChangeTicketTemplate = z.infer<typeof ChangeTicketTemplate>;

/** Adds a template: a record that comes often, with what is always the same in it. */
export function addTicketTemplate(
  ask: AddTicketTemplate,
  actor: Actor,
  at: string,
): Decision<TicketTemplate> {
  const id = chosenId(ask.id, ask.name);
  const next = { ...ask, id, kind: 'ticket-template', state: 'active', title: ask.name } as const;
  return decide<TicketTemplate>(undefined, next, { type: 'ticket-template.added', by: actor.id, at });
}

/** Changes a template; records that were made of it stay as they are. */
export function changeTicketTemplate(
  before: TicketTemplate,
  ask: ChangeTicketTemplate,
  actor: Actor,
  at: string,
): Decision<TicketTemplate> {
  const { name = before.name, description = before.description, ...rest } = ask;
  const next = { ...before, ...rest, name, title: name, description: description ?? undefined };
  return decide<TicketTemplate>(before, next, { type: 'ticket-template.changed', by: actor.id, at });
}

/** Answers to a template's questions, by name. */
export const Answers = z.record(slug, text(4_000));
export type Answers = z.infer<typeof Answers>;

const filledText = <T>(value: T, answers: Answers): T | string =>
  typeof value === 'string' ? fill(value, answers).trim() : value;

/**
 * What a template says with the answers in their places; a text that is left empty is left out. A title is cut to what one
 * may have.
 *
 * @throws {Refusal} `validation` for a question that is not asked, and for one that needs an answer and has none
 */
export function filled({ prefilled, questions }: TicketTemplate, answers: Answers): Prefilled {
  const asked = new Set(questions.map(({ name }) => name));
  const errors: FieldError[] = [
    ...Object.keys(answers)
      .filter((name) => !asked.has(name))
      .map((name) => ({ pointer: `/answers/${name}`, detail: 'is not asked' })),
    ...questions
      .filter(({ name, required }) => required && !answers[name])
      .map(({ name }) => ({ pointer: `/answers/${name}`, detail: 'is needed' })),
  ];
  demandNone(errors);
  const { title, description, fields: values, ...rest } = prefilled;
  const [head, body] = [filledText(title, answers), filledText(description, answers)];
  const custom = Object.entries(values ?? {}).map(
    ([name, value]) => [name, filledText(value, answers)] as const,
  );
  const kept = Object.fromEntries(custom.filter(([, value]) => value !== '')) as Record<string, FieldValue>;
  return {
    ...rest,
    ...(head && { title: head.replace(/\s+/g, ' ').slice(0, 200) }),
    ...(body && { description: body.slice(0, 60_000) }),
    ...(values && { fields: kept }),
  };
}
