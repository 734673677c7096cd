import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

/** One change of a demo alarm: what it measures, and what it says. */
export type AlarmChange = {
  readonly name: string;
  readonly namespace: string;
  readonly metric: string;
  readonly value: 'ALARM' | 'OK' | 'INSUFFICIENT_DATA';
  readonly reason: string;
};

const account = '111122223333';
const region = 'eu-central-1';
const minute = 60_000;

const timestamp = (ms: number) => new Date(ms).toISOString().replace('Z', '+0000');

/** The change as CloudWatch sends it to the default bus at a moment. */
function entryOf({ name, namespace, metric, value, reason }: AlarmChange, at: number) {
  const before = { value: value === 'OK' ? 'ALARM' : 'OK', timestamp: timestamp(at - minute) };
  const metrics = [
    {
      id: 'm1',
      metricStat: { metric: { namespace, name: metric, dimensions: {} }, period: 60, stat: 'Average' },
      returnData: true,
    },
  ];
  const state = { value, reason, timestamp: timestamp(at) };
  return {
    Source: 'aws.cloudwatch',
    DetailType: 'CloudWatch Alarm State Change',
    Resources: [`arn:aws:cloudwatch:${region}:${account}:alarm:${name}`],
    Time: new Date(at),
    Detail: JSON.stringify({ alarmName: name, state, previousState: before, configuration: { metrics } }),
  };
}

/** What came so broken that nobody can read it: it names no alarm. */
const unreadable = (at: number) => ({
  Source: 'aws.cloudwatch',
  DetailType: 'CloudWatch Alarm State Change',
  Resources: ['arn:aws:cloudwatch'],
  Time: new Date(at),
  Detail: JSON.stringify({ state: { value: 'ALARM', timestamp: timestamp(at) } }),
});

/**
 * The default bus of an AWS endpoint, and on it what CloudWatch would put there.
 *
 * @param now the desk's own time, in milliseconds
 */
export function cloudWatch(endpoint: string, now: () => number) {
  const credentials = { accessKeyId: 'demo', secretAccessKey: 'demo' };
  const bus = new EventBridgeClient({ endpoint, region, credentials });
  const put = async (entry: ReturnType<typeof unreadable>): Promise<void> => {
    const { FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount) throw new Error('A demo alarm was not taken');
  };
  return {
    says: (change: AlarmChange) => put(entryOf(change, now())),
    stammers: () => put(unreadable(now())),
    leave: () => bus.destroy(),
  };
}

export type CloudWatch = ReturnType<typeof cloudWatch>;
