import { validateKeyPaths } from 'dynalite/db/index.js';
import type { Item } from './attribute-value.ts';
import { type Meter, readUnits, writeUnits } from './capacity.ts';
import { capacityAnswer } from './capacity-answer.ts';
import { type Change, commit, current, prepare } from './change.ts';
import type { Engine } from './engine.ts';
import { parseExpressions } from './expressions.ts';
import { capacityIn, type Input, oneOf, tableIn } from './input.ts';
import { checkCondition, type Intent, intentOf, keyIn, type WriteKind } from './intent.ts';
import { checkedKey } from './key.ts';
import { project, resolve } from './path.ts';
import { throwIf, validation } from './refused.ts';

export type Operation = (engine: Engine, input: Input, meter: Meter) => Record<string, unknown>;

const writeAnswers = ['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'] as const;
type WriteAnswer = (typeof writeAnswers)[number];

/** PutItem, UpdateItem, DeleteItem and GetItem. */
export const itemOperations: Record<string, Operation> = {
  PutItem: (engine, input, meter) => writeOne('Put', engine, input, meter),
  DeleteItem: (engine, input, meter) => writeOne('Delete', engine, input, meter),
  UpdateItem: (engine, input, meter) => writeOne('Update', engine, input, meter),
  GetItem: (engine, input, meter) => {
    const Item = readOne(engine, input, meter, readUnits, input.ConsistentRead === true);
    return { ...(Item ? { Item } : {}), ...capacityOf(input, meter) };
  },
};

/** Reads one item by its key, projected; bills it with `units`. */
export function readOne(
  { store, tables }: Engine,
  input: Input,
  meter: Meter,
  units: (size: number, consistent: boolean) => number,
  consistent: boolean,
): Item | undefined {
  const table = tableIn(tables, input);
  const key = checkedKey(table, keyIn(input));
  const { projection } = parseExpressions(input).expressions;
  throwIf(validateKeyPaths(projection?.nestedPaths, table.definition));
  const row = store.find(table.id, key);
  meter.read(table.name, units(row?.size ?? 0, consistent));
  if (!row) return undefined;
  const item = JSON.parse(row.doc) as Item;
  return projection ? project(projection.paths, item) : item;
}

function writeOne(kind: WriteKind, engine: Engine, input: Input, meter: Meter): Record<string, unknown> {
  const wanted = oneOf(input, 'ReturnValues', writeAnswers) ?? 'NONE';
  if (kind !== 'Update' && wanted !== 'NONE' && wanted !== 'ALL_OLD') {
    throw validation('ReturnValues can only be ALL_OLD or NONE');
  }
  const intent = intentOf(kind, engine.tables, input);
  const { table, key } = intent;
  const change: Change = { table, key, ...current(engine, table, key) };
  try {
    checkCondition(intent, change.before);
  } catch (error) {
    meter.write(table.name, writeUnits(change.row?.size));
    throw error;
  }
  change.after = intent.next(change.before);
  commit(engine, [prepare(change, meter)], meter);
  const Attributes = answered(wanted, intent, change);
  return {
    ...(Attributes && Object.keys(Attributes).length ? { Attributes } : {}),
    ...capacityOf(input, meter),
  };
}

function answered(wanted: WriteAnswer, { expressions }: Intent, { before, after }: Change): Item | undefined {
  if (wanted === 'ALL_OLD') return before;
  if (wanted === 'ALL_NEW') return after;
  const item = wanted === 'UPDATED_OLD' ? before : wanted === 'UPDATED_NEW' ? after : undefined;
  if (!item || !expressions.update) return undefined;
  return project(
    expressions.update.paths.filter((path) => resolve(path, item) !== undefined),
    item,
  );
}

function capacityOf(input: Input, meter: Meter): { ConsumedCapacity?: unknown } {
  const detail = capacityIn(input);
  const [ConsumedCapacity] = detail ? (capacityAnswer(meter.consumed(), detail) ?? []) : [];
  return ConsumedCapacity ? { ConsumedCapacity } : {};
}
