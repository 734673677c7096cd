import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { awsError, notHosted } from './aws-error.ts';
import type { Service } from './dispatcher.ts';
import { generatedSecret, type SecretRecipe } from './generated-secret.ts';

export type SecretsManager = {
  service: Service;
  /** Makes the secret that a template describes; one that is there keeps its value. */
  ensureSecret(arn: string, properties: { GenerateSecretString?: SecretRecipe; SecretString?: string }): void;
};

type Version = { arn: string; id: string; stage: string | null; value: string; at: number };

/** Secrets Manager on one machine. Two versions are kept: AWSCURRENT, and AWSPREVIOUS once it has been replaced. */
export function createSecretsManager({ sql, now }: { sql: DatabaseSync; now(): number }): SecretsManager {
  sql.exec(`CREATE TABLE IF NOT EXISTS secret (
    arn TEXT NOT NULL, stage TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (arn, stage)
  ) WITHOUT ROWID`);
  const versionsOf = (secretId: unknown): Version[] => {
    const all = sql.prepare('SELECT * FROM secret ORDER BY stage').all() as Version[];
    const versions = all.filter(({ arn }) => arn === secretId || nameIn(arn) === secretId);
    if (versions.length) return versions;
    throw awsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  };
  const write = (arn: string, value: string): string => {
    const id = randomUUID();
    sql.prepare("DELETE FROM secret WHERE arn = ? AND stage = 'AWSPREVIOUS'").run(arn);
    sql.prepare("UPDATE secret SET stage = 'AWSPREVIOUS' WHERE arn = ?").run(arn);
    sql.prepare("INSERT INTO secret VALUES (?, 'AWSCURRENT', ?, ?, ?)").run(arn, id, value, now());
    return id;
  };

  const operations: Record<string, (input: Record<string, unknown>) => unknown> = {
    GetSecretValue: ({ SecretId, VersionStage, VersionId }) => {
      const wanted = VersionStage ?? 'AWSCURRENT';
      const version = versionsOf(SecretId).find(({ id, stage }) =>
        VersionId ? id === VersionId : stage === wanted,
      );
      if (!version) {
        const label = VersionId ? `VersionId: ${VersionId}` : `staging label: ${wanted}`;
        throw awsError(
          'ResourceNotFoundException',
          `Secrets Manager can't find the specified secret value for ${label}`,
        );
      }
      const { arn, id, stage, value, at } = version;
      return {
        ARN: arn,
        Name: nameIn(arn),
        VersionId: id,
        VersionStages: [stage],
        SecretString: value,
        CreatedDate: at / 1000,
      };
    },
    DescribeSecret: ({ SecretId }) => {
      const versions = versionsOf(SecretId);
      const { arn, at } = versions[0]!;
      const VersionIdsToStages = Object.fromEntries(versions.map(({ id, stage }) => [id, [stage]]));
      return { ARN: arn, Name: nameIn(arn), CreatedDate: at / 1000, VersionIdsToStages };
    },
    PutSecretValue: ({ SecretId, SecretString }) => {
      const { arn } = versionsOf(SecretId)[0]!;
      if (typeof SecretString !== 'string')
        throw awsError('InvalidParameterException', 'SecretString has to be given');
      return {
        ARN: arn,
        Name: nameIn(arn),
        VersionId: write(arn, SecretString),
        VersionStages: ['AWSCURRENT'],
      };
    },
  };
  return {
    ensureSecret: (arn, { GenerateSecretString, SecretString }) => {
      if (sql.prepare('SELECT 1 FROM secret WHERE arn = ?').get(arn)) return;
      write(arn, SecretString ?? generatedSecret(GenerateSecretString ?? {}));
    },
    service: async ({ operation, input }) => {
      const run = operations[operation];
      if (!run) throw notHosted('secretsmanager', operation);
      return run(input);
    },
  };
}

/** The name in a secret's ARN, which ends in a hyphen and six characters of AWS's own. */
function nameIn(arn: string): string {
  return arn.replace(/^.*:secret:/, '').replace(/-[^-]{6}$/, '');
}
