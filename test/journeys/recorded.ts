import type { DayValue } from '../../functions/capacity/series.ts';
import type { Desk } from '../desk.ts';

type Recorded = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

export const space = {
  namespace: 'AWS/RDS',
  name: 'FreeStorageSpace',
  dimensions: { DBInstanceIdentifier: 'orders' },
  statistic: 'Minimum',
};

/** Puts what was recorded on days into CloudWatch, as an agent on a server would: four values a day. */
export async function record(desk: Desk, days: readonly DayValue[], of: Recorded = space): Promise<void> {
  const Dimensions = Object.entries(of.dimensions).map(([Name, Value]) => ({ Name, Value }));
  const MetricData = days.flatMap(({ day, value }) =>
    [0, 6, 12, 18].map((hour) => ({
      MetricName: of.name,
      Dimensions,
      Timestamp: Date.parse(`${day}T00:00:00Z`) / 1000 + hour * 3600,
      Value: value,
    })),
  );
  for (let from = 0; from < MetricData.length; from += 1000)
    await desk.host.dispatcher.dispatch({
      service: 'cloudwatch',
      operation: 'PutMetricData',
      input: { Namespace: of.namespace, MetricData: MetricData.slice(from, from + 1000) },
      caller: { name: 'test' },
    });
}
