import type { DatabaseSync } from 'node:sqlite';
import type { Schedule } from './schedule.ts';

/** A schedule with when it was made and last changed, in ms since the epoch. */
export type ScheduleRow = { schedule: Schedule; createdAt: number; changedAt: number };

export type ScheduleRows = {
  get(group: string, name: string): ScheduleRow | undefined;
  put(schedule: Schedule, now: number): void;
  remove(group: string, name: string): void;
  list(group?: string): ScheduleRow[];
};

type Row = { doc: string; created_at: number; changed_at: number };

const rowOf = ({ doc, created_at, changed_at }: Row): ScheduleRow => ({
  schedule: JSON.parse(doc),
  createdAt: created_at,
  changedAt: changed_at,
});

export function createScheduleRows(db: DatabaseSync): ScheduleRows {
  db.exec(`CREATE TABLE IF NOT EXISTS schedules (grp TEXT NOT NULL, name TEXT NOT NULL, doc TEXT NOT NULL,
    created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, PRIMARY KEY (grp, name))`);
  const select = db.prepare('SELECT * FROM schedules WHERE grp = ? AND name = ?');
  const upsert = db.prepare(
    `INSERT INTO schedules VALUES (?1, ?2, ?3, ?4, ?4)
     ON CONFLICT (grp, name) DO UPDATE SET doc = ?3, changed_at = ?4`,
  );
  const remove = db.prepare('DELETE FROM schedules WHERE grp = ? AND name = ?');
  const all = db.prepare('SELECT * FROM schedules WHERE ?1 IS NULL OR grp = ?1 ORDER BY grp, name');
  return {
    get(group, name) {
      const row = select.get(group, name) as Row | undefined;
      return row && rowOf(row);
    },
    put: (schedule, now) => void upsert.run(schedule.group, schedule.name, JSON.stringify(schedule), now),
    remove: (group, name) => void remove.run(group, name),
    list: (group) => (all.all(group ?? null) as Row[]).map(rowOf),
  };
}
