import type { DatabaseSync } from 'node:sqlite';
import { isRecord, listOf } from './assembly/template.ts';
import { awsError, notHosted } from './aws-error.ts';
import type { Service } from './dispatcher.ts';

/** What was last said of a finding, by the service that it was said to. */
export type FindingState = {
  readonly service: string;
  readonly id: string;
  readonly said: Record<string, unknown>;
  readonly at: number;
};

export type Findings = {
  readonly securityhub: Service;
  readonly guardduty: Service;
  list(): FindingState[];
};

/**
 * The halves of Security Hub and GuardDuty that are told what became of a finding. Nothing is ever found on a laptop: findings
 * come as events from outside, so every id is taken for one that is there.
 */
export function createFindings({ sql, now }: { sql: DatabaseSync; now(): number }): Findings {
  sql.exec(`CREATE TABLE IF NOT EXISTS finding (
    service TEXT NOT NULL, id TEXT NOT NULL, said TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (service, id)
  ) WITHOUT ROWID`);
  const note = (service: string, id: string, said: Record<string, unknown>) =>
    sql
      .prepare('INSERT OR REPLACE INTO finding VALUES (?, ?, ?, ?)')
      .run(service, id, JSON.stringify(said), now());
  const needed = (value: unknown, name: string): Record<string, unknown>[] => {
    const all = listOf(value).filter(isRecord);
    if (all.length) return all;
    throw awsError('InvalidInputException', `${name} must not be empty`, 400);
  };

  const hub: Record<string, (input: Record<string, unknown>) => unknown> = {
    BatchUpdateFindings: ({ FindingIdentifiers, ...said }) => {
      const all = needed(FindingIdentifiers, 'FindingIdentifiers');
      for (const { Id } of all) note('securityhub', String(Id), said);
      return { ProcessedFindings: all, UnprocessedFindings: [] };
    },
    BatchUpdateFindingsV2: ({ FindingIdentifiers, ...said }) => {
      const all = needed(FindingIdentifiers, 'FindingIdentifiers');
      for (const { FindingInfoUid } of all) note('securityhub-v2', String(FindingInfoUid), said);
      return {
        ProcessedFindings: all.map((FindingIdentifier) => ({ FindingIdentifier })),
        UnprocessedFindings: [],
      };
    },
  };
  const archive =
    (archived: boolean) =>
    ({ DetectorId, FindingIds }: Record<string, unknown>) => {
      const ids = listOf(FindingIds ?? []).map(String);
      if (!DetectorId || !ids.length)
        throw awsError('BadRequestException', 'DetectorId and FindingIds are needed', 400);
      for (const id of ids) note('guardduty', id, { archived });
      return {};
    };
  const duty: typeof hub = { ArchiveFindings: archive(true), UnarchiveFindings: archive(false) };

  const serviceOf =
    (name: string, operations: typeof hub): Service =>
    async ({ operation, input }) => {
      const run = operations[operation];
      if (!run) throw notHosted(name, operation);
      return run(input);
    };
  return {
    securityhub: serviceOf('securityhub', hub),
    guardduty: serviceOf('guardduty', duty),
    list: () =>
      sql
        .prepare('SELECT * FROM finding ORDER BY service, id')
        .all()
        .map((row) => ({
          service: String(row.service),
          id: String(row.id),
          said: JSON.parse(String(row.said)) as Record<string, unknown>,
          at: Number(row.at),
        })),
  };
}
