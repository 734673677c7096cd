import {
  type AlarmType,
  CloudWatchClient,
  type CompositeAlarm,
  DescribeAlarmsCommand,
  type DescribeAlarmsInput,
  type Dimension,
  ListTagsForResourceCommand,
  type MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import type { Described } from './comparison.ts';

const AlarmTypes: AlarmType[] = ['MetricAlarm', 'CompositeAlarm'];
const most = 100;

const metric = (namespace?: string, name?: string, dimensions: readonly Dimension[] = []) => ({
  metricStat: {
    metric: {
      namespace,
      name,
      dimensions: Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value])),
    },
  },
});

function configurationOf(alarm: MetricAlarm & CompositeAlarm): object {
  const { AlarmDescription: description, AlarmRule: alarmRule, Metrics, MetricName } = alarm;
  if (alarmRule) return { description, alarmRule };
  const queries = (Metrics ?? []).map(({ Expression, Label, MetricStat }) => {
    const { Namespace, MetricName: name, Dimensions } = MetricStat?.Metric ?? {};
    return { expression: Expression, label: Label, ...(MetricStat && metric(Namespace, name, Dimensions)) };
  });
  const own = MetricName ? [metric(alarm.Namespace, MetricName, alarm.Dimensions)] : [];
  return { description, metrics: [...own, ...queries] };
}

/** What its actions wait for, as its events say it. */
const suppressionOf = ({ ActionsSuppressedBy: by, ActionsSuppressedReason: reason }: CompositeAlarm) =>
  by && { by: String(by), reason };

const described = (alarm: MetricAlarm & CompositeAlarm): Described => ({
  arn: alarm.AlarmArn ?? '',
  name: alarm.AlarmName ?? '',
  state: alarm.StateValue ?? '',
  reason: alarm.StateReason ?? '',
  at: (alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp ?? new Date()).toISOString(),
  configuration: configurationOf(alarm),
  suppressed: suppressionOf(alarm),
});

/** What CloudWatch says of the alarms of this account and region. */
export function cloudWatch() {
  const client = new CloudWatchClient({ maxAttempts: 3 });

  async function all(asked: DescribeAlarmsInput): Promise<Described[]> {
    const found: Described[] = [];
    let NextToken: string | undefined;
    do {
      const input = { ...asked, AlarmTypes, MaxRecords: most, NextToken };
      const page = await client.send(new DescribeAlarmsCommand(input));
      found.push(...[...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])].map(described));
      NextToken = page.NextToken;
    } while (NextToken);
    return found;
  }

  return {
    /** Every alarm that fires. */
    firing: () => all({ StateValue: 'ALARM' }),
    /** The alarms of these names that are there, by ARN. */
    named: async (names: readonly string[]): Promise<Map<string, Described>> => {
      const starts = Array.from({ length: Math.ceil(names.length / most) }, (_, index) => index * most);
      const pages: Described[] = [];
      for (const start of starts)
        pages.push(...(await all({ AlarmNames: names.slice(start, start + most) })));
      return new Map(pages.map((alarm) => [alarm.arn, alarm]));
    },
    tags: async (ResourceARN: string): Promise<Record<string, string>> => {
      const { Tags = [] } = await client.send(new ListTagsForResourceCommand({ ResourceARN }));
      return Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
    },
  };
}
