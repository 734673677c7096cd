import type { DatabaseSync } from 'node:sqlite';
import { awsError, notHosted } from './aws-error.ts';
import type { Service } from './dispatcher.ts';

type Fields = Record<string, unknown>;

const usage = (service: string, resource: string, more: Fields = {}) => ({
  MetricNamespace: 'AWS/Usage',
  MetricName: 'ResourceCount',
  MetricDimensions: { Service: service, Resource: resource, Type: 'Resource', Class: 'None', ...more },
  MetricStatisticRecommendation: 'Maximum',
});

/** Quotas as AWS gives them to every account, as `GetAWSDefaultServiceQuota` documents them: a few of the thousands that there are. */
const defaults: readonly Fields[] = [
  {
    ServiceCode: 'lambda',
    ServiceName: 'AWS Lambda',
    QuotaCode: 'L-B99A9384',
    QuotaName: 'Concurrent executions',
    Value: 1000,
    Adjustable: true,
  },
  {
    ServiceCode: 'dynamodb',
    ServiceName: 'Amazon DynamoDB',
    QuotaCode: 'L-F98FE922',
    QuotaName: 'Maximum number of tables',
    Value: 2500,
    Adjustable: true,
    UsageMetric: usage('DynamoDB', 'TableCount'),
  },
  {
    ServiceCode: 'ec2',
    ServiceName: 'Amazon Elastic Compute Cloud (Amazon EC2)',
    QuotaCode: 'L-1216C47A',
    QuotaName: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
    Value: 5,
    Adjustable: true,
    UsageMetric: usage('EC2', 'vCPU', { Class: 'Standard/OnDemand' }),
  },
];

/** Service Quotas on one machine: what an account has by default, and what was asked for, which is granted at once. */
export function createServiceQuotas({ sql }: { sql: DatabaseSync }): Service {
  sql.exec(
    'CREATE TABLE IF NOT EXISTS service_quota (code TEXT PRIMARY KEY, value REAL NOT NULL) WITHOUT ROWID',
  );
  const known = ({ ServiceCode, QuotaCode }: Fields): Fields => {
    const found = defaults.find((one) => one.ServiceCode === ServiceCode && one.QuotaCode === QuotaCode);
    if (found) return { GlobalQuota: false, Unit: 'None', ...found };
    throw awsError(
      'NoSuchResourceException',
      `The laptop knows no quota ${String(ServiceCode)} ${String(QuotaCode)}`,
    );
  };
  const raised = ({ ServiceCode, QuotaCode }: Fields) =>
    sql
      .prepare('SELECT value FROM service_quota WHERE code = ?')
      .get(`${String(ServiceCode)}/${String(QuotaCode)}`)?.value;

  const operations: Record<string, (input: Fields) => Fields> = {
    GetAWSDefaultServiceQuota: (input) => ({ Quota: known(input) }),
    GetServiceQuota: (input) => {
      const quota = known(input);
      return { Quota: { ...quota, Value: raised(input) ?? quota.Value } };
    },
    RequestServiceQuotaIncrease: (input) => {
      const quota = known(input);
      const before = Number(raised(input) ?? quota.Value);
      const wanted = Number(input.DesiredValue);
      if (!(wanted > before))
        throw awsError('IllegalArgumentException', `${wanted} is not above the quota of ${before}`);
      sql
        .prepare('INSERT OR REPLACE INTO service_quota VALUES (?, ?)')
        .run(`${String(input.ServiceCode)}/${String(input.QuotaCode)}`, wanted);
      return { RequestedQuota: { ...quota, DesiredValue: wanted, Status: 'APPROVED' } };
    },
  };
  return async ({ service, operation, input }) => {
    const run = operations[operation];
    if (!run) throw notHosted(service, operation);
    return run(input);
  };
}
