/** Alarm events in the shapes that AWS documents, for the tests. */

export const arnOf = (name: string) => `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}`;

type State = 'ALARM' | 'OK' | 'INSUFFICIENT_DATA';
type Alarm = {
  name?: string;
  state?: State;
  at?: string;
  reason?: string;
  tags?: Record<string, string>;
  configuration?: unknown;
};

const cpu = {
  description: 'Goes into alarm when server CPU utilization is too high!',
  metrics: [
    {
      id: '30b6c6b2-a864-43a2-4877-c09a1afc3b87',
      metricStat: {
        metric: {
          dimensions: { InstanceId: 'i-12345678901234567' },
          name: 'CPUUtilization',
          namespace: 'AWS/EC2',
        },
        period: 300,
        stat: 'Average',
      },
      returnData: true,
    },
  ],
};

/** A moment as CloudWatch writes it in an alarm's state. */
export const stamp = (at: string) => new Date(at).toISOString().replace('Z', '+0000');

/** CloudWatch Alarm State Change, as EventBridge delivers it. */
export function alarmEvent(alarm: Alarm = {}) {
  const {
    name = 'ServerCpuTooHigh',
    state = 'ALARM',
    at = '2019-10-02T17:04:40.989Z',
    tags,
    configuration = cpu,
  } = alarm;
  return {
    version: '0',
    id: `c4c1c1c9-6542-e61b-6ef0-${String(Date.parse(at)).padStart(12, '0').slice(-12)}`,
    'detail-type': 'CloudWatch Alarm State Change',
    source: 'aws.cloudwatch',
    account: '123456789012',
    time: at,
    region: 'us-east-1',
    resources: [arnOf(name)],
    detail: {
      alarmName: name,
      configuration,
      previousState: { value: 'OK', reason: 'It was fine', timestamp: stamp('2019-10-01T13:56:40.987Z') },
      state: {
        value: state,
        reason: alarm.reason ?? `Threshold Crossed: it is ${state}`,
        timestamp: stamp(at),
      },
      ...(tags && { alarmTags: tags, alarmTagsStatus: 'COMPLETE' }),
    },
  };
}

export const metricMath = alarmEvent({
  name: 'TotalNetworkTrafficTooHigh',
  configuration: {
    metrics: [
      { id: 'e1', expression: 'SUM(METRICS())', label: 'Total Network Traffic', returnData: true },
      {
        id: 'm1',
        metricStat: {
          metric: { dimensions: { InstanceId: 'i-1' }, name: 'NetworkIn', namespace: 'AWS/EC2' },
          period: 300,
          stat: 'Maximum',
        },
        returnData: false,
      },
    ],
  },
});

export const anomaly = alarmEvent({
  name: 'CpuOutsideItsBand',
  configuration: {
    metrics: [
      { id: 'ad1', expression: 'ANOMALY_DETECTION_BAND(m1, 0.8)', label: 'CPU (expected)', returnData: true },
      {
        id: 'm1',
        metricStat: {
          metric: { dimensions: {}, name: 'CPUUtilization', namespace: 'AWS/EC2' },
          period: 60,
          stat: 'Average',
        },
        returnData: true,
      },
    ],
  },
});

export const composite = alarmEvent({
  name: 'ServiceAggregatedAlarm',
  configuration: {
    alarmRule: 'ALARM(ServerCpuTooHigh) OR ALARM(TotalNetworkTrafficTooHigh)',
    actionsSuppressor: 'ServiceMaintenanceAlarm',
    actionsSuppressorWaitPeriod: 120,
    actionsSuppressorExtensionPeriod: 180,
  },
});

/** What CloudWatch says when an alarm is made: there is no data and no reasonData yet. */
export const initialCreation = alarmEvent({
  name: 'JustCreated',
  state: 'INSUFFICIENT_DATA',
  reason: 'Unchecked: Initial alarm creation',
});

/** The JSON that the alarm's action publishes to SNS, in the envelope in which SNS delivers it to a queue. */
export function alarmNotification(
  { name = 'ServerCpuTooHigh', state = 'ALARM', at = '2019-10-02T17:04:40.989Z' }: Alarm = {},
  arn = true,
) {
  const message = {
    AlarmName: name,
    AlarmDescription: 'Goes into alarm when server CPU utilization is too high!',
    AWSAccountId: '123456789012',
    NewStateValue: state,
    NewStateReason: `Threshold Crossed: it is ${state}`,
    StateChangeTime: stamp(at),
    Region: 'US East (N. Virginia)',
    ...(arn && { AlarmArn: arnOf(name) }),
    OldStateValue: 'OK',
    Trigger: {
      MetricName: 'CPUUtilization',
      Namespace: 'AWS/EC2',
      Statistic: 'AVERAGE',
      Dimensions: [{ name: 'InstanceId', value: 'i-12345678901234567' }],
      Period: '300',
      Threshold: 50,
    },
  };
  return {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: 'arn:aws:sns:us-east-1:123456789012:alarms',
    Subject: `ALARM: "${name}" in US East (N. Virginia)`,
    Message: JSON.stringify(message),
    Timestamp: '2019-10-02T17:04:41.101Z',
    SignatureVersion: '1',
  };
}
