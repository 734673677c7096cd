import { validateKeyPaths, validateUpdates } from 'dynalite/db/index.js';
import { checkItem } from './attribute-check.ts';
import type { Item } from './attribute-value.ts';
import { holds } from './condition.ts';
import { type Expressions, parseExpressions, type Values } from './expressions.ts';
import { type Input, mapIn, oneOf, tableIn } from './input.ts';
import { checkedItemKey, checkedKey, checkIndexKeys, type Key } from './key.ts';
import { conditionalCheckFailed, throwIf, validation } from './refused.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';
import { updated } from './update.ts';

/** What a write is about to do, checked without looking at the item. */
export type Intent = {
  table: Table;
  key: Key;
  expressions: Expressions;
  values: Values;
  showOld: boolean;
  /** The item after the write; undefined when there is none. */
  next(before: Item | undefined): Item | undefined;
};

export type WriteKind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

const intents: Record<WriteKind, (tables: Tables, input: Input) => Intent> = {
  Put: (tables, input) => {
    const table = tableIn(tables, input);
    const item = mapIn(input, 'Item');
    checkItem(item);
    return intent(table, checkedItemKey(table, item), input, () => () => item);
  },
  Delete: (tables, input) => {
    const table = tableIn(tables, input);
    return intent(table, checkedKey(table, keyIn(input)), input, () => () => undefined);
  },
  ConditionCheck: (tables, input) => {
    const table = tableIn(tables, input);
    if (input.ConditionExpression === undefined) {
      throw validation("The parameter 'ConditionExpression' is required but was not present in the request");
    }
    return intent(table, checkedKey(table, keyIn(input)), input, () => (before) => before);
  },
  Update: (tables, input) => {
    const table = tableIn(tables, input);
    const key = keyIn(input);
    return intent(table, checkedKey(table, key), input, ({ update }, values) => {
      if (update) throwIf(validateUpdates(undefined, update, table.definition));
      return (before) => {
        const after = updated(update?.sections ?? [], before ?? key, values);
        checkIndexKeys(table, after);
        return after;
      };
    });
  },
};

/** Checks the input of a write of one item, alone or as a member of a transaction. */
export function intentOf(kind: WriteKind, tables: Tables, input: Input): Intent {
  return intents[kind](tables, input);
}

/** Refuses with ConditionalCheckFailedException when the condition does not hold for the item as it is. */
export function checkCondition({ expressions, values, showOld }: Intent, before: Item | undefined): void {
  const { condition } = expressions;
  if (condition && !holds(condition.expression, before ?? {}, values)) {
    throw conditionalCheckFailed(showOld ? before : undefined);
  }
}

/** The checked key attributes of an input. */
export function keyIn(input: Input): Item {
  const key = mapIn(input, 'Key');
  checkItem(key);
  return key;
}

function intent(
  table: Table,
  key: Key,
  input: Input,
  next: (expressions: Expressions, values: Values) => Intent['next'],
): Intent {
  const { expressions, values } = parseExpressions(input);
  const condition = expressions.condition as { nestedPaths?: Record<string, true> } | undefined;
  throwIf(validateKeyPaths(condition?.nestedPaths, table.definition));
  const shown = oneOf(input, 'ReturnValuesOnConditionCheckFailure', ['ALL_OLD', 'NONE']);
  return { table, key, expressions, values, showOld: shown === 'ALL_OLD', next: next(expressions, values) };
}
