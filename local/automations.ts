import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { awsError, notHosted } from './aws-error.ts';
import type { Service } from './dispatcher.ts';

export type Automation = {
  readonly id: string;
  readonly document: string;
  readonly parameters: Record<string, unknown>;
  readonly startedAt: number;
};

export type Automations = { readonly service: Service; list(): Automation[] };

/** How long an automation takes on a laptop, where it does nothing. */
const takes = 45_000;

/** The automations of Systems Manager: each is kept, does nothing, and succeeds after 45 seconds. */
export function createAutomations({ sql, now }: { sql: DatabaseSync; now(): number }): Automations {
  sql.exec(`CREATE TABLE IF NOT EXISTS automation (
    id TEXT PRIMARY KEY, token TEXT UNIQUE, document TEXT NOT NULL, parameters TEXT NOT NULL, at INTEGER NOT NULL
  ) WITHOUT ROWID`);
  const operations: Record<string, (input: Record<string, unknown>) => unknown> = {
    StartAutomationExecution: ({ DocumentName, Parameters, ClientToken }) => {
      if (!DocumentName) throw awsError('ValidationException', 'DocumentName is needed', 400);
      const token = ClientToken === undefined ? randomUUID() : String(ClientToken);
      if (token.length !== 36) throw awsError('ValidationException', 'ClientToken has 36 characters', 400);
      const there = sql.prepare('SELECT id FROM automation WHERE token = ?').get(token);
      if (there) return { AutomationExecutionId: String(there.id) };
      const id = randomUUID();
      sql
        .prepare('INSERT INTO automation VALUES (?, ?, ?, ?, ?)')
        .run(id, token, String(DocumentName), JSON.stringify(Parameters ?? {}), now());
      return { AutomationExecutionId: id };
    },
    GetAutomationExecution: ({ AutomationExecutionId }) => {
      const row = sql.prepare('SELECT * FROM automation WHERE id = ?').get(String(AutomationExecutionId));
      if (!row)
        throw awsError('AutomationExecutionNotFoundException', 'There is no automation of this id', 400);
      const over = now() - Number(row.at) >= takes;
      return {
        AutomationExecution: {
          AutomationExecutionId: String(row.id),
          DocumentName: String(row.document),
          Parameters: JSON.parse(String(row.parameters)) as unknown,
          ExecutionStartTime: Number(row.at) / 1000,
          AutomationExecutionStatus: over ? 'Success' : 'InProgress',
        },
      };
    },
  };
  return {
    service: async ({ operation, input }) => {
      const run = operations[operation];
      if (!run) throw notHosted('ssm', operation);
      return run(input);
    },
    list: () =>
      sql
        .prepare('SELECT * FROM automation ORDER BY at, id')
        .all()
        .map((row) => ({
          id: String(row.id),
          document: String(row.document),
          parameters: JSON.parse(String(row.parameters)) as Record<string, unknown>,
          startedAt: Number(row.at),
        })),
  };
}
