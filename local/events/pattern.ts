import { type Field, type Fields, flatten, isObject } from './pattern-fields.ts';
import { compileTest, invalidPattern, type Test } from './pattern-operators.ts';

type Condition = { path: string; tests: Test[] };
/** Any one of these lists of conditions must hold as a whole. */
export type Pattern = Condition[][];

// A `$or` whose alternatives use one of these as a field name is an ordinary field, as in aws/event-ruler.
const reserved = new Set(
  'exists equals-ignore-case prefix suffix anything-but numeric cidr wildcard exactly tight loose version'.split(
    ' ',
  ),
);

function isAlternatives(key: string, value: unknown): value is Record<string, unknown>[] {
  return (
    key === '$or' &&
    Array.isArray(value) &&
    value.length > 1 &&
    value.every(
      (one) =>
        isObject(one) && Object.keys(one).length > 0 && !Object.keys(one).some((name) => reserved.has(name)),
    )
  );
}

function expandField(key: string, value: unknown, path: string): Condition[][] {
  const at = path === '' ? key : `${path}.${key}`;
  if (isAlternatives(key, value)) return value.flatMap((one) => expand(one, path));
  if (isObject(value)) {
    return Object.keys(value).length > 0
      ? expand(value, at)
      : invalidPattern('Empty objects are not allowed');
  }
  if (!Array.isArray(value)) return invalidPattern(`"${key}" must be an object or an array`);
  if (value.length === 0) return invalidPattern('Empty arrays are not allowed');
  return [[{ path: at, tests: value.map(compileTest) }]];
}

function expand(pattern: Record<string, unknown>, path: string): Condition[][] {
  let combined: Condition[][] = [[]];
  for (const [key, value] of Object.entries(pattern)) {
    const alternatives = expandField(key, value, path);
    combined = combined.flatMap((left) => alternatives.map((right) => [...left, ...right]));
  }
  return combined;
}

function parse(pattern: unknown): unknown {
  if (typeof pattern !== 'string') return pattern;
  try {
    return JSON.parse(pattern);
  } catch {
    return invalidPattern('Invalid JSON');
  }
}

/**
 * Compiles an EventBridge event pattern, also for the filters of event sources and subscriptions.
 * A path named in a field and again in a `$or` branch takes the last one, as aws/event-ruler does.
 *
 * @param pattern an object or its JSON
 * @throws InvalidEventPatternException with the reason, where EventBridge refuses the pattern
 */
export function compile(pattern: unknown): Pattern {
  const parsed = parse(pattern);
  if (!isObject(parsed) || Object.keys(parsed).length === 0) {
    return invalidPattern('Filter is not an object, or is empty');
  }
  return expand(parsed, '').map((conditions) => [
    ...new Map(conditions.map((condition) => [condition.path, condition])).values(),
  ]);
}

const isConsistent = (chosen: Field['at'], field: Field) =>
  Object.entries(field.at).every(([array, index]) => (chosen[Number(array)] ?? index) === index);

function holdsFrom(conditions: Condition[], index: number, chosen: Field['at'], fields: Fields): boolean {
  const condition = conditions[index];
  if (!condition) return true;
  const values = fields.get(condition.path);
  if (!values) {
    return condition.tests.some((test) => test.absent) && holdsFrom(conditions, index + 1, chosen, fields);
  }
  return values.some(
    (field) =>
      isConsistent(chosen, field) &&
      condition.tests.some((test) => !test.absent && test.holds(field.value)) &&
      holdsFrom(conditions, index + 1, { ...chosen, ...field.at }, fields),
  );
}

/** Whether the pattern matches an event that `flatten` prepared: flatten once, match many. */
export function matches(pattern: Pattern, fields: Fields): boolean {
  return pattern.some((conditions) => holdsFrom(conditions, 0, {}, fields));
}

/** Whether one pattern matches one event. */
export function matchesEvent(pattern: unknown, event: unknown): boolean {
  return matches(compile(pattern), flatten(event));
}
