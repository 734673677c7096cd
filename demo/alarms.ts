import { account, type EventBus, region } from './event-bus.ts';

/** One change of a demo alarm: what it measures, and what it says. */
export type AlarmChange = {
  readonly name: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly value: 'ALARM' | 'OK' | 'INSUFFICIENT_DATA';
  readonly reason: string;
};

const minute = 60_000;

const timestamp = (ms: number) => new Date(ms).toISOString().replace('Z', '+0000');

/** The change as CloudWatch sends it to the default bus at a moment. */
function entryOf({ name, namespace, metric, dimensions = {}, value, reason }: AlarmChange, at: number) {
  const before = { value: value === 'OK' ? 'ALARM' : 'OK', timestamp: timestamp(at - minute) };
  const metrics = [
    {
      id: 'm1',
      metricStat: { metric: { namespace, name: metric, dimensions }, period: 60, stat: 'Average' },
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

/** What CloudWatch puts onto the default bus. @param now the desk's own time, in milliseconds */
export const cloudWatch = (bus: EventBus, now: () => number) => ({
  says: (change: AlarmChange) => bus.put(entryOf(change, now())),
  stammers: () => bus.put(unreadable(now())),
});

export type CloudWatch = ReturnType<typeof cloudWatch>;
