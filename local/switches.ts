import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** What a resource of the template was switched to since it was deployed. */
export type Switches = {
  /** Whether it is on: as it was switched last, or as the template says when that changed since. */
  read(arn: string, properties: unknown, deployed: boolean): boolean;
  write(arn: string, properties: unknown, on: boolean): void;
};

const digestOf = (properties: unknown) =>
  createHash('sha256').update(JSON.stringify(properties)).digest('base64url');

/**
 * Remembers what was switched on or off by a call and not by the template. As on AWS, a deployment that changes nothing of the
 * resource leaves the switch where it is, and one that changes anything sets it to what the template says.
 */
export function createSwitches(db: DatabaseSync): Switches {
  db.exec(
    'CREATE TABLE IF NOT EXISTS switches (arn TEXT PRIMARY KEY, digest TEXT NOT NULL, is_on INTEGER NOT NULL) WITHOUT ROWID',
  );
  const find = db.prepare('SELECT digest, is_on FROM switches WHERE arn = ?');
  const forget = db.prepare('DELETE FROM switches WHERE arn = ?');
  const put = db.prepare('INSERT OR REPLACE INTO switches VALUES (?, ?, ?)');
  return {
    read: (arn, properties, deployed) => {
      const row = find.get(arn);
      if (row && row.digest === digestOf(properties)) return row.is_on === 1;
      if (row) forget.run(arn);
      return deployed;
    },
    write: (arn, properties, on) => void put.run(arn, digestOf(properties), on ? 1 : 0),
  };
}
