import type { Item } from './attribute-value.ts';
import { createMeter } from './capacity.ts';
import { type Change, commit, type Prepared } from './change.ts';
import type { Engine } from './engine.ts';

const tooOld = 5 * 365 * 24 * 60 * 60;
const atOnce = 500;

/**
 * Deletes what has expired by the host's clock, as DynamoDB's own service does: no units are consumed and the
 * stream records carry its identity. What expired more than five years ago stays, as on AWS. Returns how many.
 */
export function sweep(engine: Engine): number {
  const { store, tables, now } = engine;
  const seconds = Math.floor(now() / 1000);
  const due = store.prepare(
    'SELECT id, tbl, hash, range, doc, size FROM item WHERE expires <= ? AND expires > ? ORDER BY expires LIMIT ?',
  );
  let swept = 0;
  for (;;) {
    const rows = due.all(seconds, seconds - tooOld, atOnce);
    const changes = rows.map((row): Prepared => {
      const { id, doc, size } = row as { id: number; doc: string; size: number };
      const change: Change = {
        table: tables.byId(row.tbl as number)!,
        key: { hash: row.hash as string, range: row.range as string },
        row: { id, doc, size },
        before: JSON.parse(doc) as Item,
        expired: true,
      };
      return { ...change, size: 0, unchanged: false };
    });
    commit(engine, changes, createMeter());
    swept += rows.length;
    if (rows.length < atOnce) return swept;
  }
}

/** When the next item expires, in milliseconds since the epoch; undefined when none does. */
export function nextExpiry({ store, now }: Engine): number | undefined {
  const after = Math.floor(now() / 1000) - tooOld;
  const row = store.prepare('SELECT min(expires) AS at FROM item WHERE expires > ?').get(after);
  return typeof row?.at === 'number' ? row.at * 1000 : undefined;
}
