import { at, fill } from '../kernel/template.ts';
import { holds } from '../record/condition.ts';
import type { AlertRule } from './alert-rule.ts';
import type { Effect, Handling } from './handling.ts';

export type Rule = Pick<AlertRule, 'id' | 'condition' | 'effect' | 'last'>;

/** What all rules together say of one signal, and which of them said what. */
export type Said = { readonly effect: Effect; readonly rules: NonNullable<Handling['rules']> };

/**
 * Goes through the rules in their order. Every rule that matches counts; what one of them has set, no rule below sets again, so
 * that the one above is the exception to those below. A rule that sets the service is seen by the conditions below it.
 *
 * @param facts of the signal, with the service that it has without any rule
 */
export function judge(rules: readonly Rule[], facts: Readonly<Record<string, unknown>>): Said {
  let effect: Effect = {};
  const matched: NonNullable<Handling['rules']> = [];
  for (const { id, condition, effect: mine, last } of rules) {
    const seen = effect.service ? { ...facts, service: effect.service } : facts;
    if (condition && !holds(condition, seen)) continue;
    const given = Object.entries(mine).filter(([name, value]) => value !== undefined && !(name in effect));
    matched.push({ id, set: given.map(([name]) => name) });
    effect = { ...effect, ...Object.fromEntries(given) };
    if (last) break;
  }
  return { effect, rules: matched };
}

const hole = /\{\{\s*([^{}]{1,200}?)\s*\}\}/g;
const longest = 400;

/** A small stable hash (FNV-1a), so that two long keys with the same beginning stay two. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}

const bounded = (key: string): string =>
  key.length <= longest ? key : `${key.slice(0, longest).toWellFormed()}#${hashOf(key)}`;

/** A template filled in; undefined when the signal has nothing for one of its holes: then it makes no group. */
function keyOf(template: string, facts: unknown): string | undefined {
  const missing = [...template.matchAll(hole)].some(([, path = '']) => {
    const value = at(path, facts);
    return value === undefined || value === null || value === '';
  });
  return missing ? undefined : bounded(fill(template, facts));
}

type Grouped = NonNullable<Handling['group']>;

/** The group that an alert belongs to: by its rules, else its source's own, else none. */
function groupOf(
  { group }: Effect,
  facts: Readonly<Record<string, unknown>>,
  source: string,
): Grouped | undefined {
  const own = typeof facts.group === 'string' && facts.group;
  if (group === undefined)
    return own
      ? { keys: [bounded(`${source}:${own}`)], minutes: 0, rolling: false, because: 'source' }
      : undefined;
  const keys = [...new Set((group?.by ?? []).flatMap((template) => keyOf(template, facts) ?? []))];
  return group && keys.length
    ? { keys, minutes: group.minutes, rolling: group.rolling, because: 'rule' }
    : undefined;
}

/**
 * How an alert is handled by what its rules said; undefined when nothing was said.
 *
 * @param facts of the signal, with the service that the rules gave it
 * @param source the integration or source whose own group it may have: another's group of the same name is another group
 */
export function handlingOf(
  { effect, rules }: Said,
  facts: Readonly<Record<string, unknown>>,
  source: string,
): Handling | undefined {
  const group = groupOf(effect, facts, source);
  const { delay, threshold, flapping, recordOnly, resolve } = effect;
  const handling = {
    ...(delay && { delay }),
    ...(threshold && { threshold }),
    ...(flapping && { flapping }),
    ...(recordOnly && { recordOnly }),
    ...(resolve && { resolve }),
    ...(group && { group }),
    ...(rules.length && { rules }),
  };
  return Object.keys(handling).length ? handling : undefined;
}
