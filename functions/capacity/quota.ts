import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  NoSuchResourceException,
  type ServiceQuota,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { MetricSource } from './source.ts';

const client = /* @__PURE__ */ new ServiceQuotasClient({ maxAttempts: 3 });

/** What Service Quotas says of a quota: how much there is, and which metric shows how much of it is used. */
export type Quota = {
  readonly name: string;
  readonly value: number;
  readonly source: MetricSource | undefined;
};

const sourceOf = ({ UsageMetric }: ServiceQuota): MetricSource | undefined => {
  const { MetricNamespace, MetricName, MetricDimensions, MetricStatisticRecommendation } = UsageMetric ?? {};
  return MetricSource.safeParse({
    namespace: MetricNamespace,
    name: MetricName,
    dimensions: MetricDimensions ?? {},
    statistic: MetricStatisticRecommendation ?? 'Maximum',
  }).data;
};

/**
 * A quota as the account has it; one that was never raised is as AWS gives it to everybody.
 *
 * @returns undefined for one that AWS does not know
 */
export async function quotaOf(ServiceCode: string, QuotaCode: string): Promise<Quota | undefined> {
  const asked = { ServiceCode, QuotaCode };
  const missing = (error: unknown) => {
    if (error instanceof NoSuchResourceException) return undefined;
    throw error;
  };
  const own = await client.send(new GetServiceQuotaCommand(asked)).catch(missing);
  const answer = own ?? (await client.send(new GetAWSDefaultServiceQuotaCommand(asked)).catch(missing));
  const { Quota: quota } = answer ?? {};
  if (quota?.Value === undefined) return undefined;
  return { name: quota.QuotaName ?? QuotaCode, value: quota.Value, source: sourceOf(quota) };
}
