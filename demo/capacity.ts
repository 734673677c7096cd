import type { MetricName } from './metric-store.ts';
import { seriesUntil } from './series.ts';
import type { Stage } from './stage.ts';

type Watched = {
  readonly series: string;
  readonly source: MetricName;
  readonly statistic: string;
  readonly [field: string]: unknown;
};

const watched: readonly Watched[] = [
  {
    series: 'search-free-storage',
    service: 'search',
    title: 'Free storage of the search domain',
    source: { namespace: 'AWS/ES', name: 'FreeStorageSpace', dimensions: { DomainName: 'shop-search' } },
    statistic: 'Minimum',
    limit: { from: 'value', value: 0 },
    direction: 'down',
    unit: 'bytes',
  },
  {
    series: 'checkout-concurrency',
    service: 'checkout',
    title: 'Concurrent executions of the checkout',
    source: {
      namespace: 'AWS/Lambda',
      name: 'ConcurrentExecutions',
      dimensions: { FunctionName: 'checkout' },
    },
    statistic: 'Maximum',
    limit: { from: 'quota', service: 'lambda', code: 'L-B99A9384' },
    unit: 'executions',
  },
  {
    series: 'cache-memory',
    service: 'storefront',
    title: 'Memory of the session cache',
    source: {
      namespace: 'AWS/ElastiCache',
      name: 'DatabaseMemoryUsagePercentage',
      dimensions: { CacheClusterId: 'shop-sessions' },
    },
    statistic: 'Maximum',
    limit: { from: 'value', value: 100 },
    unit: '%',
  },
];

/** What is measured, and the plan for a season that is busier: the search domain has less than a month left. */
export async function foreseen({ client, metrics, now, moment, settled }: Stage): Promise<void> {
  const recorded = seriesUntil(new Date(now()).toISOString().slice(0, 10));
  const ids: string[] = [];
  for (const { series, source, statistic, ...ask } of watched) {
    const days = recorded.find(({ name }) => name === series)?.days.slice(-62) ?? [];
    await metrics.put(source, days);
    const { id } = await client.post('eli', 'capacity-metrics', { ...ask, source: { ...source, statistic } });
    ids.push(String(id));
  }
  await client.post('eli', 'capacity-plans', {
    title: 'The weeks before the holidays',
    service: 'checkout',
    reviewOn: moment(-90 * 24 * 60).slice(0, 10),
    description: 'Last year three times as many orders came on the second Sunday of Advent.',
    demand: [
      { driver: 'Orders', unit: 'an hour', now: 310, expected: 950, by: moment(-20 * 24 * 60).slice(0, 10) },
    ],
    metrics: ids.slice(1, 2),
    options: [
      { id: 'quota', title: 'Ask for 3,000 concurrent executions', capacity: 3000 },
      { id: 'queue', title: 'Take orders into a queue first', once: 9000, monthly: 40 },
    ],
  });
  await settled();
}
