import { holds } from '../record/condition-holds.ts';
import type { Answers, FormField } from './form-field.ts';

/** Nothing was said: an empty text, nothing chosen, a box that is not ticked. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** The questions that are asked, given these answers: what a hidden question was answered counts for nothing. */
export function shownFields(fields: readonly FormField[], given: Answers): FormField[] {
  const said: Record<string, unknown> = {};
  return fields.filter((field) => {
    if (field.when && !holds(field.when, said)) return false;
    const value = given[field.name];
    if (!isEmpty(value)) said[field.name] = value;
    return true;
  });
}
