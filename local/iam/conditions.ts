import { isRecord, listOf } from '../assembly/template.ts';

/** What a request says about itself, keys in lower case; a list is a key with several values. */
export type Context = Record<string, string | string[]>;

/** IAM's `*` and `?` as a regular expression over the whole text. */
export function wildcard(pattern: string, flags = ''): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, `s${flags}`);
}

const arnLike = (value: string, pattern: string): boolean => {
  const wanted = pattern.split(':');
  const parts = value.split(':');
  const given = [...parts.slice(0, 5), parts.slice(5).join(':')];
  const asked = [...wanted.slice(0, 5), wanted.slice(5).join(':')];
  return asked.every((part, index) => wildcard(part).test(given[index] ?? ''));
};

type Test = (value: string, wanted: string) => boolean;

const tests: Record<string, Test> = {
  StringEquals: (value, wanted) => value === wanted,
  StringEqualsIgnoreCase: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  StringLike: (value, wanted) => wildcard(wanted).test(value),
  ArnLike: arnLike,
  ArnEquals: arnLike,
  Bool: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
};

const negated: Record<string, Test> = {
  StringNotEquals: (value, wanted) => value === wanted,
  StringNotLike: (value, wanted) => wildcard(wanted).test(value),
  ArnNotLike: arnLike,
  ArnNotEquals: arnLike,
};

const holdsFor = (operator: string, present: string[] | undefined, wanted: string[]): boolean => {
  const matches = (test: Test) => (value: string) => wanted.some((one) => test(value, one));
  const [set, plain = operator] = operator.includes(':') ? operator.split(':') : [undefined, operator];
  if (plain === 'Null') return wanted.some((one) => (one === 'true') === (present === undefined));
  const test = tests[plain];
  if (set === 'ForAllValues' && test) return (present ?? []).every(matches(test));
  if (set === 'ForAnyValue' && test) return (present ?? []).some(matches(test));
  if (!set && test) return present?.some(matches(test)) ?? false;
  const not = negated[plain];
  if (!set && not) return !(present ?? []).some(matches(not));
  throw new Error(`The IAM condition operator ${operator} is not hosted`);
};

/**
 * Whether every operator and key of a statement's `Condition` holds. Operators and keys are joined by AND, values by OR;
 * `ForAllValues` holds for a missing key, as IAM documents, which is why policies pair it with `Null`.
 *
 * @throws on an operator that is not hosted
 */
export function conditionHolds(condition: unknown, context: Context): boolean {
  if (condition === undefined) return true;
  if (!isRecord(condition)) throw new Error(`Not an IAM condition: ${JSON.stringify(condition)}`);
  // Every operator is evaluated, so that one that is not hosted throws wherever it stands.
  const verdicts = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(isRecord(keys) ? keys : {}).map(([key, wanted]) => {
      const value = context[key.toLowerCase()];
      return holdsFor(operator, value === undefined ? undefined : listOf(value), listOf(wanted).map(String));
    }),
  );
  return verdicts.every(Boolean);
}
