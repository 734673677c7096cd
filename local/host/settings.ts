import type { DatabaseSync } from 'node:sqlite';

/** The few facts that the host keeps about itself. */
export type Settings = { read(name: string): string | undefined; write(name: string, value: string): void };

export function createSettings(db: DatabaseSync): Settings {
  db.exec('CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const select = db.prepare('SELECT value FROM settings WHERE name = ?');
  const upsert = db.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)');
  return {
    read: (name) => {
      const value = select.get(name)?.value;
      return value === undefined ? undefined : String(value);
    },
    write: (name, value) => {
      upsert.run(name, value);
    },
  };
}
