import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { transaction } from '../state.ts';
import type { Execution, Status } from './execution.ts';
import type { HistoryEvent } from './history.ts';

export type Listed = { row: number; execution: Execution };

export type ExecutionStore = {
  /** Writes the execution and the events that led there together, so that neither is ahead after a crash. */
  save(execution: Execution, events: HistoryEvent[]): void;
  get(arn: string): Execution | undefined;
  running(): Execution[];
  remove(arn: string): void;
  list(ask: { machine: string; status?: Status; before: number; limit: number }): Listed[];
  history(ask: { arn: string; from: number; limit: number; reverse: boolean }): HistoryEvent[];
};

const schema = `
  CREATE TABLE IF NOT EXISTS sfn_execution (
    id INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE, machine TEXT NOT NULL, status TEXT NOT NULL, doc TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS sfn_execution_by_machine ON sfn_execution (machine, status);
  CREATE INDEX IF NOT EXISTS sfn_execution_by_status ON sfn_execution (status);
  CREATE TABLE IF NOT EXISTS sfn_event (arn TEXT, id INTEGER, doc TEXT NOT NULL, PRIMARY KEY (arn, id)) WITHOUT ROWID;`;

const list = `SELECT id, doc FROM sfn_execution
  WHERE machine = :machine AND (:status IS NULL OR status = :status) AND id < :before ORDER BY id DESC LIMIT :limit`;

/** Executions and their histories. */
export function openExecutionStore(sql: DatabaseSync): ExecutionStore {
  sql.exec(schema);
  const put = sql.prepare(`INSERT INTO sfn_execution (arn, machine, status, doc) VALUES (?, ?, ?, ?)
    ON CONFLICT (arn) DO UPDATE SET status = excluded.status, doc = excluded.doc`);
  const append = sql.prepare('INSERT INTO sfn_event VALUES (?, ?, ?)');
  const one = sql.prepare('SELECT doc FROM sfn_execution WHERE arn = ?');
  const running = sql.prepare(`SELECT doc FROM sfn_execution WHERE status = 'RUNNING' ORDER BY id`);
  const page = sql.prepare(list);
  const forgetEvents = sql.prepare('DELETE FROM sfn_event WHERE arn = ?');
  const forget = sql.prepare('DELETE FROM sfn_execution WHERE arn = ?');
  const up = sql.prepare('SELECT doc FROM sfn_event WHERE arn = ? AND id >= ? ORDER BY id LIMIT ?');
  const down = sql.prepare('SELECT doc FROM sfn_event WHERE arn = ? AND id <= ? ORDER BY id DESC LIMIT ?');
  const docs = <T>(rows: unknown[]) => (rows as { doc: string }[]).map(({ doc }) => JSON.parse(doc) as T);

  return {
    save: (execution, events) =>
      transaction(sql, () => {
        const { arn, machine, status } = execution;
        put.run(arn, machine, status, JSON.stringify(execution));
        for (const event of events) append.run(arn, event.id, JSON.stringify(event));
      }),
    get: (arn) => docs<Execution>([one.get(arn)].filter(Boolean))[0],
    running: () => docs<Execution>(running.all()),
    remove: (arn) =>
      transaction(sql, () => {
        forgetEvents.run(arn);
        forget.run(arn);
      }),
    list({ machine, status, before, limit }) {
      const given: Record<string, SQLInputValue> = { machine, status: status ?? null, before, limit };
      const rows = page.all(given) as { id: number; doc: string }[];
      return rows.map(({ id, doc }) => ({ row: id, execution: JSON.parse(doc) as Execution }));
    },
    history: ({ arn, from, limit, reverse }) =>
      docs<HistoryEvent>((reverse ? down : up).all(arn, from, limit)),
  };
}
