import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

/** One change of a demo alarm: what it measures, and since how many minutes it is so. */
export type AlarmChange = {
  readonly name: string;
  readonly namespace: string;
  readonly metric: string;
  readonly value: 'ALARM' | 'OK';
  readonly reason: string;
  readonly minutesAgo: number;
};

const account = '111122223333';
const region = 'eu-central-1';

const timestamp = (ms: number) => new Date(ms).toISOString().replace('Z', '+0000');

/** The change as CloudWatch sends it to the default bus. */
function entryOf({ name, namespace, metric, value, reason, minutesAgo }: AlarmChange, now: number) {
  const at = now - minutesAgo * 60_000;
  const before = { value: value === 'OK' ? 'ALARM' : 'OK', timestamp: timestamp(at - 60_000) };
  const detail = {
    alarmName: name,
    state: { value, reason, timestamp: timestamp(at) },
    previousState: before,
    configuration: {
      metrics: [
        {
          id: 'm1',
          metricStat: { metric: { namespace, name: metric, dimensions: {} }, period: 60, stat: 'Average' },
          returnData: true,
        },
      ],
    },
  };
  return {
    Source: 'aws.cloudwatch',
    DetailType: 'CloudWatch Alarm State Change',
    Resources: [`arn:aws:cloudwatch:${region}:${account}:alarm:${name}`],
    Time: new Date(at),
    Detail: JSON.stringify(detail),
  };
}

/** Puts changes of demo alarms onto the default bus of an AWS endpoint, standing in for CloudWatch. */
export async function putAlarms(
  endpoint: string,
  changes: readonly AlarmChange[],
  now: number,
): Promise<void> {
  const credentials = { accessKeyId: 'demo', secretAccessKey: 'demo' };
  const bus = new EventBridgeClient({ endpoint, region, credentials });
  const Entries = changes.map((change) => entryOf(change, now));
  const { FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries }));
  bus.destroy();
  if (FailedEntryCount) throw new Error(`${FailedEntryCount} demo alarms were not taken`);
}
