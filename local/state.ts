import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Opens the database that everything in the host but DynamoDB keeps its state in, and makes the directory.
 * What is committed survives `kill -9`: synchronous=NORMAL with a write-ahead log can lose commits on power
 * loss only. Each module makes its own tables with IF NOT EXISTS.
 */
export function openState(dir: string): DatabaseSync {
  mkdirSync(dir, { recursive: true });
  const db = new DatabaseSync(path.join(dir, 'host.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000');
  return db;
}

/**
 * Runs `work` so that all it writes is committed together or not at all. Inside another transaction it joins
 * that one. `work` must not wait: an `await` in it would let strangers write into the transaction.
 */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  if (db.isTransaction) return work();
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
