import { randomUUID } from 'node:crypto';
import { resourceNotFound } from './refused.ts';
import type { Store } from './store.ts';
import { type Table, type TableDefinition, type TableSettings, tableOf } from './table.ts';

export type Tables = {
  /** The table, or ResourceNotFoundException. */
  get(name: string): Table;
  find(name: string): Table | undefined;
  byId(id: number): Table | undefined;
  list(): Table[];
  create(definition: TableDefinition): Table;
  /** Replaces definition and settings; rows are the caller's care. */
  save(table: Table, definition: TableDefinition, settings: TableSettings): Table;
  drop(table: Table): void;
};

type Stored = { id: number; name: string; definition: string; settings: string };

/** Keeps the tables in memory, as they are read with every call; the database is the truth at the start. */
export function createTables(
  store: Store,
  options: { now(): number; region: string; account: string },
): Tables {
  const { now, region, account } = options;
  const insert = store.prepare('INSERT INTO tables (name, definition, settings) VALUES (?, ?, ?)');
  const update = store.prepare('UPDATE tables SET definition = ?, settings = ? WHERE id = ?');
  const arnOf = (name: string) => `arn:aws:dynamodb:${region}:${account}:table/${name}`;
  const tables = new Map<string, Table>();
  for (const row of store.prepare('SELECT * FROM tables ORDER BY name').all() as Stored[]) {
    tables.set(
      row.name,
      tableOf(row.id, arnOf(row.name), JSON.parse(row.definition), JSON.parse(row.settings)),
    );
  }
  const find = (name: string) => tables.get(name);
  return {
    find,
    get: (name) => {
      const table = find(name);
      if (!table) throw resourceNotFound();
      return table;
    },
    byId: (id) => [...tables.values()].find((table) => table.id === id),
    list: () => [...tables.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    create: (definition) => {
      const name = definition.TableName;
      const settings = withIndexIds(definition, {
        tableId: randomUUID(),
        createdAt: now(),
        indexIds: {},
        nextIndex: 1,
        pointInTimeRecovery: false,
      });
      const { lastInsertRowid } = insert.run(name, JSON.stringify(definition), JSON.stringify(settings));
      const table = tableOf(Number(lastInsertRowid), arnOf(name), definition, settings);
      tables.set(name, table);
      return table;
    },
    save: ({ id, arn, name }, definition, settings) => {
      const kept = withIndexIds(definition, settings);
      update.run(JSON.stringify(definition), JSON.stringify(kept), id);
      const table = tableOf(id, arn, definition, kept);
      tables.set(name, table);
      return table;
    },
    drop: ({ id, name }) => {
      store.prepare('DELETE FROM tables WHERE id = ?').run(id);
      tables.delete(name);
    },
  };
}

/** Gives new indexes an id of their own and forgets dropped ones; ids are not used again. */
function withIndexIds(
  { GlobalSecondaryIndexes = [] }: TableDefinition,
  settings: TableSettings,
): TableSettings {
  const indexIds: Record<string, number> = {};
  let { nextIndex } = settings;
  for (const { IndexName } of GlobalSecondaryIndexes)
    indexIds[IndexName] = settings.indexIds[IndexName] ?? nextIndex++;
  return { ...settings, indexIds, nextIndex };
}
