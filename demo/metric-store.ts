import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { region } from './event-bus.ts';

type DayValue = { readonly day: string; readonly value: number };

/** A metric of CloudWatch by its name. */
export type MetricName = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

const hours = [0, 6, 12, 18];

/** The metrics of an AWS endpoint, filled as those who measure fill them. */
export function metricStore(endpoint: string) {
  const credentials = { accessKeyId: 'demo', secretAccessKey: 'demo' };
  const client = new CloudWatchClient({ endpoint, region, credentials });
  return {
    /** Puts what was measured on days there, four times a day. */
    put: async ({ namespace, name, dimensions }: MetricName, days: readonly DayValue[]): Promise<void> => {
      const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
      const MetricData = days.flatMap(({ day, value: Value }) =>
        hours.map((hour) => ({
          MetricName: name,
          Dimensions,
          Value,
          Timestamp: new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000),
        })),
      );
      await client.send(new PutMetricDataCommand({ Namespace: namespace, MetricData }));
    },
    leave: () => client.destroy(),
  };
}

export type MetricStore = Pick<ReturnType<typeof metricStore>, 'put'>;
