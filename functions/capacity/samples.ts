import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { Sample } from './percentile.ts';
import { daysAfter } from './series.ts';
import type { MetricSource } from './source.ts';

const period = 300;
/** What CloudWatch hands out at once. */
const most = 50_000;

const clients = new Map<string | undefined, CloudWatchClient>();

/** The client for a region, made once. */
function clientFor(region: string | undefined): CloudWatchClient {
  const client = clients.get(region) ?? new CloudWatchClient({ maxAttempts: 3, ...(region && { region }) });
  clients.set(region, client);
  return client;
}

/**
 * What CloudWatch measured on whole days, five minutes apart.
 *
 * @param from the first day, in UTC
 * @param through the last day, included
 */
export async function samplesOf(source: MetricSource, from: string, through: string): Promise<Sample[]> {
  const { namespace, name, dimensions, statistic, perSecond, region, account } = source;
  const query = {
    Id: 'used',
    ...(account && { AccountId: account }),
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: name,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: period,
      Stat: statistic,
    },
  };
  const found: Sample[] = [];
  let NextToken: string | undefined;
  do {
    const answer = await clientFor(region).send(
      new GetMetricDataCommand({
        MetricDataQueries: [query],
        StartTime: new Date(`${from}T00:00:00Z`),
        EndTime: new Date(`${daysAfter(through, 1)}T00:00:00Z`),
        ScanBy: 'TimestampAscending',
        MaxDatapoints: most,
        NextToken,
      }),
    );
    const [{ Timestamps = [], Values = [] } = {}] = answer.MetricDataResults ?? [];
    found.push(
      ...Timestamps.map((at, n) => ({
        at: at.getTime(),
        value: (Values[n] ?? 0) / (perSecond ? period : 1),
      })),
    );
    NextToken = answer.NextToken;
  } while (NextToken);
  return found;
}
