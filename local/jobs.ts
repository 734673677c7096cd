import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Activity } from './activity.ts';
import type { Clock } from './clock.ts';
import { transaction } from './state.ts';

/** Something to do at `due` (ms since epoch on the host's clock). */
export type Job = { id: string; kind: string; doc: unknown; due: number; createdAt: number };

export type JobHandler = (doc: unknown, job: { id: string; due: number; createdAt: number }) => Promise<void>;

/** Durable timers: a job is run at least once, also across `kill -9`. */
export type Jobs = {
  /** Says what runs jobs of `kind`. Once per kind, before resume(). */
  on(kind: string, run: JobHandler): void;
  /** Stores a job, due at once when no time is given. An id that exists is replaced. Joins an open transaction. */
  add(kind: string, doc: unknown, due?: number, id?: string): string;
  /** Forgets a job; one that is running finishes. */
  cancel(id: string): void;
  /** Arms what is stored; before it jobs are only written down. */
  resume(): void;
  pending(kind?: string): Job[];
  get(id: string): Job | undefined;
  /** Starts nothing more and writes nothing more, as if the process had died here. */
  stop(): void;
};

type Row = { id: string; seq: number; kind: string; doc: string; due: number; created_at: number };

const jobOf = ({ id, kind, doc, due, created_at }: Row): Job => ({
  id,
  kind,
  doc: JSON.parse(doc),
  due,
  createdAt: created_at,
});

const longestRetryWait = 3_600_000;

/**
 * Makes the jobs of one database. A row is deleted only after its handler has finished, so that a process that
 * dies in between runs it again. A handler that is to run again later adds its own id again; one that throws is
 * a fault of the host, reported and tried again after 1 s, 2 s, 4 s … up to an hour.
 */
export function createJobs(deps: {
  db: DatabaseSync;
  clock: Clock;
  activity: Activity;
  log?: (message: string) => void;
}): Jobs {
  const { db, clock, activity, log = console.error } = deps;
  db.exec(`CREATE TABLE IF NOT EXISTS jobs (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, doc TEXT NOT NULL, due INTEGER NOT NULL, created_at INTEGER NOT NULL)`);
  const put = db.prepare(
    'INSERT OR REPLACE INTO jobs (id, kind, doc, due, created_at) VALUES (?, ?, ?, ?, ?) RETURNING seq',
  );
  const postpone = db.prepare('UPDATE jobs SET due = ? WHERE seq = ?');
  const finish = db.prepare('DELETE FROM jobs WHERE seq = ?');
  const forget = db.prepare('DELETE FROM jobs WHERE id = ?');
  const exists = db.prepare('SELECT 1 FROM jobs WHERE seq = ?');
  const all = db.prepare('SELECT * FROM jobs ORDER BY due, seq');
  const byId = db.prepare('SELECT * FROM jobs WHERE id = ?');
  const handlers = new Map<string, JobHandler>();
  const disarm = new Map<string, () => void>();
  const failures = new Map<number, number>();
  let running = false;
  let ended: number[] = [];
  let flush: Promise<void> | undefined;

  /** Many jobs end in the same turn: their rows go in one transaction, which costs a tenth of one each. */
  function finished(seq: number): Promise<void> {
    if (!running) return Promise.resolve();
    ended.push(seq);
    flush ??= new Promise((resolve) => {
      setImmediate(() => {
        const seqs = ended;
        [ended, flush] = [[], undefined];
        if (running) transaction(db, () => seqs.forEach((one) => void finish.run(one)));
        resolve();
      });
    });
    return flush;
  }

  async function run(row: Row): Promise<void> {
    const handle = handlers.get(row.kind);
    if (!handle) return log(`jobs: nothing handles ${row.kind}; ${row.id} is kept`);
    try {
      await handle(JSON.parse(row.doc), { id: row.id, due: row.due, createdAt: row.created_at });
      failures.delete(row.seq);
      await finished(row.seq);
    } catch (error) {
      if (!running) return;
      const failed = failures.get(row.seq) ?? 0;
      failures.set(row.seq, failed + 1);
      log(`jobs: ${row.kind} ${row.id} failed: ${error instanceof Error ? error.stack : error}`);
      const due = clock.now() + Math.min(1000 * 2 ** failed, longestRetryWait);
      postpone.run(due, row.seq);
      if (!disarm.has(row.id)) arm({ ...row, due });
    }
  }

  function start(row: Row): void {
    disarm.delete(row.id);
    const end = activity.begin(`${row.kind} ${row.id}`);
    // A turn later, so that the transaction that the job was added in is over, one way or the other.
    setImmediate(() => {
      const wanted = running && exists.get(row.seq);
      void Promise.resolve(wanted ? run(row) : undefined).finally(end);
    });
  }

  function arm(row: Row): void {
    disarm.get(row.id)?.();
    disarm.delete(row.id);
    if (row.due <= clock.now()) start(row);
    else
      disarm.set(
        row.id,
        clock.at(row.due, () => start(row)),
      );
  }

  return {
    on(kind, handle) {
      if (handlers.has(kind)) throw new Error(`Jobs of kind ${kind} already have a handler`);
      handlers.set(kind, handle);
    },
    add(kind, doc, due = clock.now(), id = randomUUID()) {
      const created_at = clock.now();
      const text = JSON.stringify(doc);
      const { seq } = put.get(id, kind, text, due, created_at) as { seq: number };
      if (running) arm({ id, seq, kind, doc: text, due, created_at });
      return id;
    },
    cancel(id) {
      disarm.get(id)?.();
      disarm.delete(id);
      forget.run(id);
    },
    resume() {
      running = true;
      for (const row of all.all()) arm(row as Row);
    },
    pending: (kind) =>
      (all.all() as Row[]).filter((row) => kind === undefined || row.kind === kind).map(jobOf),
    get(id) {
      const row = byId.get(id) as Row | undefined;
      return row && jobOf(row);
    },
    stop() {
      running = false;
      for (const cancel of disarm.values()) cancel();
      disarm.clear();
    },
  };
}
