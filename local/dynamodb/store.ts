import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Key } from './key.ts';

/** An item as it lies in the database: its JSON, its size as DynamoDB counts it. */
export type Row = { id: number; doc: string; size: number };

export type Store = {
  sql: DatabaseSync;
  find(table: number, key: Key): Row | undefined;
  insert(table: number, key: Key, doc: string, size: number, expires: number | null): number;
  replace(id: number, doc: string, size: number, expires: number | null): void;
  remove(id: number): void;
  enter(index: number, indexKey: Key, key: Key, item: number): void;
  leave(index: number, indexKey: Key, key: Key): void;
  /** A statement that is prepared once for its text. */
  prepare(text: string): StatementSync;
  transaction<T>(work: () => T): T;
  close(): void;
};

/**
 * Opens (or makes) the database of all tables. One row per item, one per item and index that holds it; keys are
 * text that sorts as DynamoDB sorts. What is committed survives `kill -9`. Checkpoints sync the disk, so they are
 * rare: at 16 MB.
 */
export function openStore(path: string): Store {
  const sql = new DatabaseSync(path);
  sql.exec(schema);
  const statements = new Map<string, StatementSync>();
  const prepare = (text: string): StatementSync => {
    const statement = statements.get(text) ?? sql.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  const find = prepare('SELECT id, doc, size FROM item WHERE tbl = ? AND hash = ? AND range = ?');
  const insert = prepare('INSERT INTO item (tbl, hash, range, doc, size, expires) VALUES (?, ?, ?, ?, ?, ?)');
  const replace = prepare('UPDATE item SET doc = ?, size = ?, expires = ? WHERE id = ?');
  const remove = prepare('DELETE FROM item WHERE id = ?');
  const enter = prepare('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)');
  const leave = prepare(
    'DELETE FROM entry WHERE idx = ? AND hash = ? AND range = ? AND item_hash = ? AND item_range = ?',
  );
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map(prepare) as [
    StatementSync,
    StatementSync,
    StatementSync,
  ];
  return {
    sql,
    prepare,
    find: (table, { hash, range }) => find.get(table, hash, range) as Row | undefined,
    insert: (table, { hash, range }, ...rest: SQLInputValue[]) =>
      Number(insert.run(table, hash, range, ...rest).lastInsertRowid),
    replace: (id, ...rest: SQLInputValue[]) => void replace.run(...rest, id),
    remove: (id) => void remove.run(id),
    enter: (index, at, key, item) => void enter.run(index, at.hash, at.range, key.hash, key.range, item),
    leave: (index, at, key) => void leave.run(index, at.hash, at.range, key.hash, key.range),
    transaction: (work) => {
      begin.run();
      try {
        const result = work();
        commit.run();
        return result;
      } catch (error) {
        if (sql.isTransaction) rollback.run();
        throw error;
      }
    },
    close: () => sql.close(),
  };
}

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA busy_timeout = 5000;
  PRAGMA cache_size = -32768;
  PRAGMA wal_autocheckpoint = 4000;
  CREATE TABLE IF NOT EXISTS tables (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, definition TEXT NOT NULL, settings TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS item (
    id INTEGER PRIMARY KEY, tbl INTEGER NOT NULL, hash TEXT NOT NULL, range TEXT NOT NULL,
    doc TEXT NOT NULL, size INTEGER NOT NULL, expires INTEGER
  );
  CREATE UNIQUE INDEX IF NOT EXISTS item_key ON item (tbl, hash, range);
  CREATE INDEX IF NOT EXISTS item_expires ON item (expires) WHERE expires IS NOT NULL;
  CREATE TABLE IF NOT EXISTS entry (
    idx INTEGER NOT NULL, hash TEXT NOT NULL, range TEXT NOT NULL,
    item_hash TEXT NOT NULL, item_range TEXT NOT NULL, item INTEGER NOT NULL,
    PRIMARY KEY (idx, hash, range, item_hash, item_range)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS stream (
    seq INTEGER PRIMARY KEY, tbl INTEGER NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL, keys TEXT NOT NULL,
    new TEXT, old TEXT, size INTEGER NOT NULL, expired INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS token (token TEXT PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
`;
