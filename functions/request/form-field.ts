import * as z from 'zod';
import { line, slug, text } from '../kernel/text.ts';
import { Condition } from '../record/condition.ts';

export const fieldTypes = [
  'line',
  'text',
  'choice',
  'several',
  'number',
  'date',
  'person',
  'ci',
  'service',
  'checkbox',
  'file',
  'mail',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** One of the answers that may be chosen. */
const Option = z.strictObject({ value: slug, label: line(120) });

/** Names that a web form uses for itself: who writes, and what keeps machines away. */
export const reservedNames: readonly string[] = ['email', 'name', 'website', 'shown'];

/** A question of a form. `least` and `most` are numbers, characters of a text, or how many are chosen. */
export const FormField = z
  .strictObject({
    name: slug.refine(
      (name) => !reservedNames.includes(name),
      'is a name that every web form uses for itself',
    ),
    label: line(120),
    type: z.enum(fieldTypes),
    required: z.boolean().optional(),
    help: line(500).optional(),
    options: z.array(Option).min(1).max(100).optional(),
    least: z.number().optional(),
    most: z.number().optional(),
    /** It is asked only while this holds of the answers before it. */
    when: Condition.optional(),
  })
  .meta({ id: 'FormField' });
export type FormField = z.infer<typeof FormField>;

/** What can be asked of people: at most sixty questions, in the order in which they are shown. */
export const Form = z.array(FormField).max(60);

/** An answer as it is given: a text, a number, yes or no, or what was chosen of several. */
export const Answer = z.union([
  text(20_000),
  z.literal(''),
  z.number(),
  z.boolean(),
  z.array(line(200)).max(100),
]);
export type Answer = z.infer<typeof Answer>;

/** Answers by the names of their fields; null is no answer. */
export const Answers = z
  .record(slug, Answer.nullable())
  .refine((answers) => Object.keys(answers).length <= 100, 'names more than 100 fields');
export type Answers = z.infer<typeof Answers>;

/** The questions whose answer is one of a list. */
export const hasOptions = (type: FieldType): boolean => type === 'choice' || type === 'several';
