import { type AttributeValue, type Item, typeOf } from './attribute-value.ts';
import type { Path } from './condition.ts';
import type { Values } from './expressions.ts';
import { addNumbers, negated } from './number.ts';
import { resolve } from './path.ts';
import { validation } from './refused.ts';

type Term = Path | { ref: string } | { type: 'add' | 'subtract' | 'function'; name?: string; args: Term[] };

/** One action of an update expression as dynalite's parser makes it. */
export type Section = { type: 'set' | 'remove' | 'add' | 'delete'; path: Path; val: Term };

type Place = { parent: AttributeValue; step: string | number };

/**
 * The item after an update expression. Every operand is read from the item as it was before; what is removed from
 * a list is named by its index of before. The given item is not touched.
 * Refuses paths that lead nowhere and operands that are missing or of the wrong type.
 */
export function updated(sections: Section[], before: Item, values: Values): Item {
  const after: Item = { ...before };
  const copied = new Set<string>();
  for (const { path } of sections) {
    const name = path[0] as string;
    if (path.length === 1 || copied.has(name) || !after[name]) continue;
    after[name] = structuredClone(after[name]);
    copied.add(name);
  }
  const root: AttributeValue = { M: after };
  const places = sections.map(({ path }) => placeOf(path, root));
  const news = sections.map((section) => newValue(section, before, values));
  const removed = places.filter((_, at) => news[at] === undefined);
  places.forEach((place, at) => {
    if (news[at] !== undefined) put(place, news[at]);
  });
  removed
    .sort((a, b) => (typeof a.step === 'number' && typeof b.step === 'number' ? b.step - a.step : 0))
    .forEach(remove);
  for (const { parent } of places) if (parent.L) parent.L = parent.L.filter(() => true);
  return after;
}

function placeOf(path: Path, root: AttributeValue): Place {
  const step = path.at(-1)!;
  const parent = path.length === 1 ? root : resolve(path.slice(0, -1), root.M!);
  if (!parent || !(typeof step === 'number' ? parent.L : parent.M)) {
    throw validation('The document path provided in the update expression is invalid for update');
  }
  return { parent, step };
}

/** What an action puts at its path; undefined when it leaves nothing there. */
function newValue({ type, path, val }: Section, before: Item, values: Values): AttributeValue | undefined {
  if (type === 'remove') return undefined;
  const value = termValue(val, before, values);
  if (type === 'set') return value;
  const existing = resolve(path, before);
  const kind = typeOf(value);
  if (existing && typeOf(existing) !== kind) throw wrongType();
  if (kind === 'N') return { N: addNumbers(existing?.N ?? '0', value.N!) };
  const members = value[kind] as string[];
  const own = (existing?.[kind] ?? []) as string[];
  if (type === 'add') return { [kind]: [...own, ...members.filter((member) => !own.includes(member))] };
  const left = own.filter((member) => !members.includes(member));
  return left.length ? { [kind]: left } : undefined;
}

function termValue(term: Term, before: Item, values: Values): AttributeValue {
  const value = optionalValue(term, before, values);
  if (value) return value;
  throw validation('The provided expression refers to an attribute that does not exist in the item');
}

function optionalValue(term: Term, before: Item, values: Values): AttributeValue | undefined {
  if (Array.isArray(term)) return resolve(term, before);
  if ('ref' in term) return values[term.ref];
  const [left, right] = term.args as [Term, Term];
  if (term.name === 'if_not_exists')
    return optionalValue(left, before, values) ?? termValue(right, before, values);
  const [a, b] = [termValue(left, before, values), termValue(right, before, values)];
  if (term.name === 'list_append') {
    if (!a.L || !b.L) throw wrongType();
    return { L: [...a.L, ...b.L] };
  }
  if (a.N === undefined || b.N === undefined) throw wrongType();
  return { N: addNumbers(a.N, term.type === 'add' ? b.N : negated(b.N)) };
}

function put({ parent, step }: Place, value: AttributeValue): void {
  if (typeof step === 'number') parent.L![step] = value;
  else parent.M![step] = value;
}

function remove({ parent, step }: Place): void {
  if (typeof step === 'number') parent.L!.splice(step, 1);
  else delete parent.M![step];
}

function wrongType(): Error {
  return validation('An operand in the update expression has an incorrect data type');
}
