import {
  CloudWatchClient,
  DeleteAlarmMuteRuleCommand,
  DescribeAlarmsCommand,
  PutAlarmMuteRuleCommand,
} from '@aws-sdk/client-cloudwatch';
import type { ChangeWindow, Mute } from './change-window.ts';

/** An alarm by what binds it to something: its name and the values of its dimensions. */
export type BoundAlarm = { readonly name: string; readonly arn: string; readonly where: readonly string[] };

const page = 100;
const most = 5_000;
const minute = 60_000;
/** The longest that CloudWatch mutes for: 15 days. */
const longest = 15 * 24 * 60;

type Metric = { Dimensions?: { Value?: string | undefined }[] | undefined };
const valuesOf = ({ Dimensions = [] }: Metric) => Dimensions.flatMap(({ Value }) => Value ?? []);

/** Alarms of this account and region, and the rules of CloudWatch that mute their actions. */
export function muteRules() {
  const client = new CloudWatchClient({ maxAttempts: 3 });
  return {
    /** The alarms that there are; the first five thousand by name. */
    alarms: async (): Promise<BoundAlarm[]> => {
      const found: BoundAlarm[] = [];
      let NextToken: string | undefined;
      do {
        const input = { AlarmTypes: ['MetricAlarm' as const], MaxRecords: page, NextToken };
        const { MetricAlarms = [], ...rest } = await client.send(new DescribeAlarmsCommand(input));
        for (const { AlarmName: name = '', AlarmArn: arn = '', Metrics = [], ...own } of MetricAlarms)
          found.push({
            name,
            arn,
            where: [
              ...valuesOf(own),
              ...Metrics.flatMap(({ MetricStat }) => valuesOf(MetricStat?.Metric ?? {})),
            ],
          });
        NextToken = rest.NextToken;
      } while (NextToken && found.length < most);
      return found;
    },
    /** Mutes alarms for as long as a window is open; the rule ends by itself, should nobody delete it. */
    put: async ({ name, alarms }: Mute, { id, to, title }: ChangeWindow, now: string): Promise<void> => {
      const begin = Math.floor(Date.parse(now) / minute) * minute;
      const minutes = Math.min(longest, Math.max(1, Math.ceil((Date.parse(to) - begin) / minute)));
      await client.send(
        new PutAlarmMuteRuleCommand({
          Name: name,
          Description: `${id}: ${title}`.slice(0, 1_000),
          Rule: {
            Schedule: {
              Expression: `at(${new Date(begin).toISOString().slice(0, 16)})`,
              Duration: `PT${minutes}M`,
              Timezone: 'UTC',
            },
          },
          MuteTargets: { AlarmNames: [...alarms] },
          ExpireDate: new Date(Math.ceil(Date.parse(to) / minute) * minute + minute),
        }),
      );
    },
    /** Lets alarms act again; a rule that is gone is gone. */
    remove: async ({ name }: Mute): Promise<void> => {
      await client.send(new DeleteAlarmMuteRuleCommand({ AlarmMuteRuleName: name }));
    },
  };
}
