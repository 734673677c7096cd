import * as z from 'zod';
import { line, slug, text } from '../kernel/text.ts';

/** The value of a field that an administrator defined; its definition says which of these it may be. */
export const FieldValue = z.union([text(4_000), z.number(), z.boolean(), z.array(line(80)).max(50)]);
export type FieldValue = z.infer<typeof FieldValue>;

/** Values of custom fields by the fields' names. */
export const FieldValues = z.record(slug, FieldValue);
export type FieldValues = z.infer<typeof FieldValues>;

/** What a caller says of custom fields: only those that are named change, and null empties one. */
export const AskFields = z
  .record(slug, FieldValue.nullable())
  .refine((fields) => Object.keys(fields).length <= 100, 'names more than 100 fields');
export type AskFields = z.infer<typeof AskFields>;
