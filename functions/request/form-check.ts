import type { FieldError } from '../kernel/refusal.ts';
import type { Condition } from '../record/condition.ts';
import { type FormField, hasOptions } from './form-field.ts';

/** Every field that a condition looks at. */
export function lookedAt(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(lookedAt);
  if ('any' in condition) return condition.any.flatMap(lookedAt);
  return 'not' in condition ? lookedAt(condition.not) : [condition.field];
}

const twice = (names: readonly string[]) => names.filter((name, n) => names.indexOf(name) !== n);

/** A condition may look at what was asked before, so that one pass over the form shows all of it. */
function conditionFaults(field: FormField, before: readonly string[], at: string): FieldError[] {
  const unknown = field.when ? lookedAt(field.when).filter((name) => !before.includes(name)) : [];
  return unknown.map((name) => ({
    pointer: `${at}/when`,
    detail: `looks at ${name}, which is no field before it`,
  }));
}

function optionFaults({ type, options }: FormField, at: string): FieldError[] {
  if (!hasOptions(type))
    return options ? [{ pointer: `${at}/options`, detail: `is nothing that a ${type} has` }] : [];
  if (!options) return [{ pointer: `${at}/options`, detail: 'is needed: what can be chosen?' }];
  const double = twice(options.map(({ value }) => value));
  return double.length ? [{ pointer: `${at}/options`, detail: `has ${double[0]} twice` }] : [];
}

/**
 * What is wrong with a form as data, each with the place of its field; nothing when it can be asked.
 *
 * @param at pointer to the form, e.g. `/fields`
 */
export function formFaults(fields: readonly FormField[], at = '/fields'): FieldError[] {
  const names = fields.map(({ name }) => name);
  const double = twice(names).map((name) => ({
    pointer: `${at}/${names.lastIndexOf(name)}/name`,
    detail: `${name} is there twice`,
  }));
  const each = fields.flatMap((field, n) => {
    const place = `${at}/${n}`;
    const { least, most } = field;
    const upside = least !== undefined && most !== undefined && least > most;
    return [
      ...conditionFaults(field, names.slice(0, n), place),
      ...optionFaults(field, place),
      ...(upside ? [{ pointer: `${place}/most`, detail: 'is less than the least' }] : []),
    ];
  });
  return [...double, ...each];
}
