import { isDeepStrictEqual } from 'node:util';
import { awsError } from '../aws-error.ts';
import type { Item } from './attribute-value.ts';
import { expiryOf } from './change.ts';
import type { Engine } from './engine.ts';
import { indexKeyOf, keyOf } from './key.ts';
import { validation } from './refused.ts';
import type { StreamView, Table, TableDefinition, TableSettings } from './table.ts';

/** Makes a table, or ResourceInUseException when there is one of the name. */
export function createTable({ store, tables }: Engine, definition: TableDefinition): Table {
  if (tables.find(definition.TableName)) {
    throw awsError('ResourceInUseException', `Table already exists: ${definition.TableName}`);
  }
  return store.transaction(() => tables.create(definition));
}

/**
 * Gives a table another definition and keeps its items: new indexes are filled, dropped ones emptied.
 * Refuses another key, as DynamoDB would make another table of it.
 */
export function changeTable(
  engine: Engine,
  table: Table,
  definition: TableDefinition,
  settings: TableSettings,
): Table {
  if (!isDeepStrictEqual(table.definition.KeySchema, definition.KeySchema)) {
    throw validation(`The key of table ${table.name} cannot be changed`);
  }
  const { store, tables } = engine;
  return store.transaction(() => {
    const same = new Set(
      table.indexes
        .filter(({ name }) => sameKeys(table.definition, definition, name))
        .map(({ name }) => name),
    );
    const kept = Object.entries(settings.indexIds).filter(([name]) => same.has(name));
    for (const { id, name } of table.indexes)
      if (!same.has(name)) store.prepare('DELETE FROM entry WHERE idx = ?').run(id);
    if (settings.stream?.arn !== table.settings.stream?.arn) clearStream(engine, table);
    const changed = tables.save(table, definition, { ...settings, indexIds: Object.fromEntries(kept) });
    const added = changed.indexes.filter(({ name }) => !same.has(name));
    const expiring = settings.timeToLive !== table.settings.timeToLive;
    if (added.length || expiring) refill(engine, changed, added);
    return changed;
  });
}

/** Removes a table with its items and its stream. */
export function dropTable(engine: Engine, table: Table): void {
  const { store, tables } = engine;
  store.transaction(() => {
    store.prepare('DELETE FROM item WHERE tbl = ?').run(table.id);
    clearStream(engine, table);
    for (const { id } of table.indexes) store.prepare('DELETE FROM entry WHERE idx = ?').run(id);
    tables.drop(table);
  });
}

/** The settings with the stream switched on, off or to another view; a stream that is on and stays so keeps its ARN. */
export function withStream(table: Table, view: StreamView | undefined, now: number): TableSettings {
  const { stream, ...others } = table.settings;
  if (!view) return others;
  if (stream?.view === view) return table.settings;
  return {
    ...others,
    stream: { view, arn: `${table.arn}/stream/${new Date(now).toISOString().slice(0, -1)}` },
  };
}

/** Another stream of a table begins empty. */
function clearStream({ store }: Engine, { id }: Table): void {
  store.prepare('DELETE FROM stream WHERE tbl = ?').run(id);
}

/** Says whether an index has the same key in both definitions: its entries hold keys alone, so only then they stay. */
function sameKeys(before: TableDefinition, after: TableDefinition, name: string): boolean {
  const [a, b] = [before, after].map(({ GlobalSecondaryIndexes = [], AttributeDefinitions }) => {
    const index = GlobalSecondaryIndexes.find(({ IndexName }) => IndexName === name);
    return index?.KeySchema.map(({ AttributeName }) =>
      AttributeDefinitions.find((each) => each.AttributeName === AttributeName),
    );
  });
  return a !== undefined && isDeepStrictEqual(a, b);
}

function refill({ store }: Engine, table: Table, added: Table['indexes']): void {
  const expire = store.prepare('UPDATE item SET expires = ? WHERE id = ?');
  for (const row of store.prepare('SELECT id, doc FROM item WHERE tbl = ?').all(table.id)) {
    const item = JSON.parse(row.doc as string) as Item;
    const key = keyOf(table, item);
    expire.run(expiryOf(table, item), row.id as number);
    for (const index of added) {
      const fits = [index.hash, index.range].every((each) => !each || item[each.name]?.[each.type]);
      const at = fits && indexKeyOf(index, item);
      if (at) store.enter(index.id, at, key, row.id as number);
    }
  }
}
