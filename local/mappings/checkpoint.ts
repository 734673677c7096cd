import type { DatabaseSync } from 'node:sqlite';

/** Where a mapping stands in its stream: the sequence number of the last record that is done with. */
export type Checkpoint = { get(): number; save(sequence: number): void; exists(): boolean };

export function createCheckpoint(db: DatabaseSync, mapping: string): Checkpoint {
  db.exec(
    'CREATE TABLE IF NOT EXISTS stream_checkpoints (mapping TEXT PRIMARY KEY, sequence INTEGER NOT NULL)',
  );
  const select = db.prepare('SELECT sequence FROM stream_checkpoints WHERE mapping = ?');
  const upsert = db.prepare(
    `INSERT INTO stream_checkpoints VALUES (?, ?) ON CONFLICT (mapping)
     DO UPDATE SET sequence = MAX(sequence, excluded.sequence)`,
  );
  return {
    get: () => Number(select.get(mapping)?.sequence ?? 0),
    save: (sequence) => void upsert.run(mapping, sequence),
    exists: () => select.get(mapping) !== undefined,
  };
}
