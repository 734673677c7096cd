import { holds } from '../record/condition.ts';
import type { AssignmentRule } from './assignment-rule.ts';
import type { RecordKind } from './record-kind.ts';

const before = (a: AssignmentRule, b: AssignmentRule) => a.order - b.order || (a.id < b.id ? -1 : 1);

/** The rules of one kind of records that are in use, in the order in which they are asked. */
export const inOrder = (rules: readonly AssignmentRule[], kind: RecordKind): AssignmentRule[] =>
  rules.filter(({ recordKind, state }) => recordKind === kind && state === 'active').sort(before);

/** The first rule whose condition the facts meet; undefined when none does. */
export const ruleFor = (
  rules: readonly AssignmentRule[],
  kind: RecordKind,
  facts: unknown,
): AssignmentRule | undefined =>
  inOrder(rules, kind).find(({ condition }) => !condition || holds(condition, facts));

/** Whose turn it is. `turn` counts from 1, so that the first one comes first. */
export const inTurn = (people: readonly string[], turn: number): string | undefined =>
  people.toSorted()[(turn - 1) % people.length];

/** Whoever has the least to do; of several, the first in the alphabet, so that it is always the same one. */
export const leastBusy = (loads: Readonly<Record<string, number>>): string | undefined =>
  Object.entries(loads).sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))[0]?.[0];
