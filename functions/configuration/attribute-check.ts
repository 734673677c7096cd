import { demandNone, type FieldError } from '../kernel/refusal.ts';
import type { AskFields } from '../record/field-values.ts';
import type { CiAttribute, Rules } from './class-rules.ts';

const wanted = {
  text: ['is not a text', (value) => typeof value === 'string'],
  number: ['is not a number', (value) => typeof value === 'number'],
  checkbox: ['is neither true nor false', (value) => typeof value === 'boolean'],
  list: ['is not a list', (value) => Array.isArray(value)],
} as const satisfies Record<CiAttribute['type'], readonly [string, (value: unknown) => boolean]>;

/** Holds attributes that somebody gives against those that the class has. @throws {Refusal} `validation`, naming each */
export function checkAttributes(rules: Rules, given: AskFields = {}): void {
  const errors = Object.entries(given).flatMap(([name, value]): FieldError[] => {
    const pointer = `/attributes/${name}`;
    const definition = rules.attributes.find((one) => one.name === name);
    if (!definition) return [{ pointer, detail: 'is no attribute of this class' }];
    const [detail, fits] = wanted[definition.type];
    return value === null || fits(value) ? [] : [{ pointer, detail }];
  });
  demandNone(errors);
}
