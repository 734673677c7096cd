import { fits } from '../kernel/glob.ts';
import { at } from '../kernel/template.ts';
import type { Comparison, Condition } from './condition.ts';

/** The parts of a condition that joins several. */
export const children = (condition: Condition): readonly Condition[] => {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [];
};

const order = (a: unknown, b: unknown): number | undefined => {
  if (a === undefined || a === null || typeof a === 'object') return undefined;
  const [x, y] = [Number(a), Number(b)];
  if (String(a).trim() !== '' && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
};

/** Sources give numbers as texts and the other way round, so 3 is "3". */
const same = (a: unknown, b: unknown): boolean =>
  a !== undefined && a !== null && typeof a !== 'object' && String(a) === String(b);

const each = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function has(value: unknown, part: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => same(one, part));
  return typeof value === 'string' && value.toLowerCase().includes(String(part).toLowerCase());
}

function compare(comparison: Comparison, facts: unknown): boolean {
  const value = at(comparison.field, facts);
  const { is, isNot, in: among, like, contains, atLeast, atMost, exists } = comparison;
  if (is !== undefined) return each(value).some((one) => same(one, is));
  if (isNot !== undefined) return !each(value).some((one) => same(one, isNot));
  if (among) return each(value).some((one) => among.some((other) => same(one, other)));
  if (like !== undefined)
    return each(value).some((one) => one !== undefined && one !== null && fits(like, String(one)));
  if (contains !== undefined) return has(value, contains);
  if (atLeast !== undefined) return (order(value, atLeast) ?? -1) >= 0;
  if (atMost !== undefined) return (order(value, atMost) ?? 1) <= 0;
  const there = value !== undefined && value !== null && value !== '';
  return there === exists;
}

/** Whether the facts meet the condition. A field that is missing meets nothing but `isNot` and `exists: false`. */
export function holds(condition: Condition, facts: unknown): boolean {
  if ('all' in condition) return condition.all.every((child) => holds(child, facts));
  if ('any' in condition) return condition.any.some((child) => holds(child, facts));
  if ('not' in condition) return !holds(condition.not, facts);
  return compare(condition, facts);
}

/** Each comparison in a condition, whether it is met, and the value that it met: why a rule matched, or did not. */
export function explain(
  condition: Condition,
  facts: unknown,
): { field: string; met: boolean; value?: unknown }[] {
  if (!('field' in condition)) return children(condition).flatMap((child) => explain(child, facts));
  const value = at(condition.field, facts);
  return [{ field: condition.field, met: compare(condition, facts), ...(value !== undefined && { value }) }];
}
