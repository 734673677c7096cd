import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from '../state.ts';

export type Machine = {
  arn: string;
  name: string;
  roleArn: string;
  /** Names the text in `definitionText`. */
  definition: string;
  loggingLevel: string;
  createdAt: number;
  updatedAt: number;
};

export type MachineStore = {
  put(machine: Omit<Machine, 'definition' | 'createdAt' | 'updatedAt'>, text: string, now: number): Machine;
  get(arn: string): Machine | undefined;
  list(): Machine[];
  definitionText(definition: string): string;
};

const schema = `
  CREATE TABLE IF NOT EXISTS sfn_definition (definition TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sfn_machine (arn TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;`;

/** State machines and every definition that an execution may still be running on. */
export function openMachineStore(sql: DatabaseSync): MachineStore {
  sql.exec(schema);
  const keep = sql.prepare('INSERT OR IGNORE INTO sfn_definition VALUES (?, ?)');
  const text = sql.prepare('SELECT text FROM sfn_definition WHERE definition = ?');
  const put = sql.prepare('INSERT OR REPLACE INTO sfn_machine VALUES (?, ?)');
  const one = sql.prepare('SELECT doc FROM sfn_machine WHERE arn = ?');
  const all = sql.prepare('SELECT doc FROM sfn_machine ORDER BY arn');
  const read = (row: unknown) => (row ? (JSON.parse((row as { doc: string }).doc) as Machine) : undefined);

  return {
    put(given, definitionText, now) {
      const definition = createHash('sha256').update(definitionText).digest('hex');
      const before = read(one.get(given.arn));
      const changed = !before || before.definition !== definition || before.roleArn !== given.roleArn;
      const updatedAt = changed ? now : before.updatedAt;
      const machine = { ...given, definition, createdAt: before?.createdAt ?? now, updatedAt };
      transaction(sql, () => {
        keep.run(definition, definitionText);
        put.run(given.arn, JSON.stringify(machine));
      });
      return machine;
    },
    get: (arn) => read(one.get(arn)),
    list: () => all.all().flatMap((row) => read(row) ?? []),
    definitionText: (definition) => (text.get(definition) as { text: string }).text,
  };
}
