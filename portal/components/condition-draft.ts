import type { Condition } from '../../functions/record/condition.ts';

/** A fact that conditions may ask about. */
export type Field = {
  name: string;
  label: string;
  /** The values that it can have, when they are known. */
  values?: readonly (string | { value: string; label: string })[];
  number?: boolean;
};

export type Operator =
  | 'is'
  | 'isNot'
  | 'in'
  | 'like'
  | 'contains'
  | 'atLeast'
  | 'atMost'
  | 'exists'
  | 'absent';
export type Comparison = {
  key: string;
  field: string;
  /** The field's name is typed: a tag, or a custom field. */
  typed?: boolean;
  operator: Operator;
  value: string;
  values: string[];
};
export type Group = { key: string; mode: 'all' | 'any' | 'none'; members: Member[] };
export type Member = Comparison | Group;

/** A condition is a comparison, or a group of them; groups stand in groups once or twice. */
export const deepest = 2;

export const isGroup = (member: Member): member is Group => 'members' in member;

let last = 0;
// Rows need a name that stays while they are edited, and that no record gives them.
const key = (): string => {
  last += 1;
  return `c${last}`;
};

export const emptyComparison = (): Comparison => ({
  key: key(),
  field: '',
  operator: 'is',
  value: '',
  values: [],
});
export const emptyGroup = (mode: Group['mode'] = 'all'): Group => ({
  key: key(),
  mode,
  members: [emptyComparison()],
});

type Plain = Record<string, unknown>;
const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

function comparisonOf(condition: Plain): Comparison {
  const { field, ...rest } = condition;
  const [name = 'is', value] = Object.entries(rest)[0] ?? [];
  const operator = name === 'exists' && value === false ? 'absent' : (name as Operator);
  const values = Array.isArray(value) ? value.map(textOf) : [];
  return { key: key(), field: textOf(field), operator, value: values.length ? '' : textOf(value), values };
}

function memberOf(condition: Plain): Member {
  const { all, any, not } = condition as { all?: Plain[]; any?: Plain[]; not?: Plain };
  if (all) return { key: key(), mode: 'all', members: all.map(memberOf) };
  if (any) return { key: key(), mode: 'any', members: any.map(memberOf) };
  if (!not) return comparisonOf(condition);
  const inner = memberOf(not);
  const members = isGroup(inner) && inner.mode === 'any' ? inner.members : [inner];
  return { key: key(), mode: 'none', members };
}

/** A condition as the editor holds it: always a group, so that there is a place to add to. */
export function draftOf(condition: Condition | undefined): Group {
  if (!condition) return { ...emptyGroup(), members: [] };
  const member = memberOf(condition as Plain);
  return isGroup(member) ? member : { ...emptyGroup(), members: [member] };
}

const isDone = ({ field, operator, value, values }: Comparison): boolean =>
  field !== '' &&
  (operator === 'exists' ||
    operator === 'absent' ||
    (operator === 'in' ? values.length > 0 : value.trim() !== ''));

function plainOf({ field, operator, value, values }: Comparison, fields: readonly Field[]): Plain {
  const numeric = fields.find(({ name }) => name === field)?.number ?? false;
  const typed = (text: string) => (numeric && !Number.isNaN(Number(text)) ? Number(text) : text);
  if (operator === 'exists' || operator === 'absent') return { field, exists: operator === 'exists' };
  if (operator === 'in') return { field, in: values.map(typed) };
  const measured = operator === 'atLeast' || operator === 'atMost';
  return { field, [operator]: measured && !Number.isNaN(Number(value)) ? Number(value) : typed(value) };
}

function plain(group: Group, fields: readonly Field[]): Plain | undefined {
  const members = group.members
    .map((member) =>
      isGroup(member) ? plain(member, fields) : isDone(member) ? plainOf(member, fields) : undefined,
    )
    .filter((member) => member !== undefined);
  if (!members.length) return undefined;
  if (group.mode === 'none') return { not: members.length === 1 ? members[0] : { any: members } };
  return members.length === 1 ? members[0] : { [group.mode]: members };
}

/** What the draft says so far, without the comparisons that are not complete; undefined when none is. */
export const conditionOf = (draft: Group, fields: readonly Field[]): Condition | undefined =>
  plain(draft, fields) as Condition | undefined;
