import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  ListTagsForResourceCommand,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClock } from '../../../local/clock.ts';
import type { Host } from '../../../local/host.ts';
import { hostOf } from './app.ts';

let host: Host;
let cloudwatch: CloudWatchClient;
let sqs: SQSClient;
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const start = Date.parse('2026-11-23T11:00:00Z');
const arnOf = (name: string) => `arn:aws:cloudwatch:us-east-1:000000000000:alarm:${name}`;

beforeAll(async () => {
  const allowed = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn('Queue') };
  host = await hostOf(
    {
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } },
      Letters: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          Queues: [{ Ref: 'Queue' }],
          PolicyDocument: { Statement: { ...allowed, Principal: { Service: 'events.amazonaws.com' } } },
        },
      },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventPattern: { source: ['aws.cloudwatch'] },
          Targets: [{ Id: 'q', Arn: arn('Queue') }],
        },
      },
    },
    { clock: createClock({ frozenAt: start }) },
  );
  const credentials = { accessKeyId: 'me', secretAccessKey: 'x' };
  const config = { endpoint: host.urls.aws, region: 'us-east-1', credentials };
  cloudwatch = new CloudWatchClient(config);
  sqs = new SQSClient(config);
});
afterAll(() => host?.stop());

const heard = async () => {
  await host.settled();
  const QueueUrl = `${host.urls.aws}/000000000000/q`;
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  for (const { ReceiptHandle } of Messages)
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  return Messages.map(({ Body }) => JSON.parse(Body ?? ''));
};
const put = (AlarmName: string, more = {}) =>
  cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName,
      AlarmDescription: 'Too hot',
      Namespace: 'AWS/EC2',
      MetricName: 'CPUUtilization',
      Dimensions: [{ Name: 'InstanceId', Value: 'i-1' }],
      Statistic: 'Average',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 90,
      ComparisonOperator: 'GreaterThanThreshold',
      ...more,
    }),
  );
const set = (AlarmName: string, StateValue: 'ALARM' | 'OK', StateReason = 'Somebody said so') =>
  cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason }));
const named = async (input = {}) => {
  const { MetricAlarms = [], CompositeAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand(input));
  return [...MetricAlarms, ...CompositeAlarms].map(({ AlarmName }) => AlarmName);
};

test('A state that somebody sets is told as CloudWatch tells it, once', async () => {
  await put('hot', { Tags: [{ Key: 'service', Value: 'checkout' }] });
  expect(await heard()).toMatchObject([
    { 'detail-type': 'CloudWatch Alarm Configuration Change', detail: { operation: 'create' } },
  ]);
  await host.forward(60_000);
  await set('hot', 'ALARM', 'Threshold crossed');
  await set('hot', 'ALARM', 'Again');
  const events = await heard();
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    source: 'aws.cloudwatch',
    'detail-type': 'CloudWatch Alarm State Change',
    resources: [arnOf('hot')],
    detail: {
      alarmName: 'hot',
      configuration: {
        description: 'Too hot',
        metrics: [
          {
            metricStat: {
              metric: { namespace: 'AWS/EC2', name: 'CPUUtilization', dimensions: { InstanceId: 'i-1' } },
              period: 300,
              stat: 'Average',
            },
            returnData: true,
          },
        ],
      },
      previousState: { value: 'INSUFFICIENT_DATA', timestamp: '2026-11-23T11:00:00.000+0000' },
      state: { value: 'ALARM', reason: 'Threshold crossed', timestamp: '2026-11-23T11:01:00.000+0000' },
      alarmTags: { service: 'checkout' },
    },
  });
  const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({ StateValue: 'ALARM' }));
  expect(MetricAlarms).toMatchObject([
    { AlarmName: 'hot', AlarmArn: arnOf('hot'), StateValue: 'ALARM', Threshold: 90 },
  ]);
  expect(MetricAlarms?.[0]?.StateTransitionedTimestamp).toEqual(new Date(start + 60_000));
  const { Tags } = await cloudwatch.send(new ListTagsForResourceCommand({ ResourceARN: arnOf('hot') }));
  expect(Tags).toEqual([{ Key: 'service', Value: 'checkout' }]);
});

test('Alarms are described by state, name and kind, and in pages', async () => {
  for (const name of ['a-1', 'a-2', 'a-3']) await put(name);
  const both = { AlarmName: 'both', AlarmRule: 'ALARM(a-1) OR ALARM(a-2)' };
  await cloudwatch.send(new PutCompositeAlarmCommand(both));
  await set('a-2', 'ALARM');
  expect(await named({ AlarmNamePrefix: 'a-' })).toEqual(['a-1', 'a-2', 'a-3']);
  expect(await named({ StateValue: 'ALARM' })).toEqual(['a-2', 'hot']);
  expect(await named({ AlarmTypes: ['CompositeAlarm'] })).toEqual(['both']);
  expect(await named({ AlarmNames: ['both', 'a-3', 'gone'] })).toEqual(['a-3', 'both']);
  const pages: (string | undefined)[][] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudwatch.send(new DescribeAlarmsCommand({ MaxRecords: 2, NextToken }));
    pages.push((page.MetricAlarms ?? []).map(({ AlarmName }) => AlarmName));
    NextToken = page.NextToken;
  } while (NextToken);
  expect(pages).toEqual([
    ['a-1', 'a-2'],
    ['a-3', 'hot'],
  ]);
  while ((await heard()).length > 0);
});

test('An event that stands in for CloudWatch is known to it, one of another account is not', async () => {
  const event = (account: string) => ({
    Source: 'aws.cloudwatch',
    DetailType: 'CloudWatch Alarm State Change',
    Resources: [`arn:aws:cloudwatch:us-east-1:${account}:alarm:told-${account}`],
    Detail: JSON.stringify({
      alarmName: `told-${account}`,
      configuration: { metrics: [{ id: 'm', metricStat: { metric: { namespace: 'N', name: 'M' } } }] },
      state: { value: 'ALARM', reason: 'Because', timestamp: '2026-11-23T10:00:00.000+0000' },
    }),
  });
  await host.dispatcher.dispatch({
    service: 'events',
    operation: 'PutEvents',
    input: { Entries: [event('000000000000'), event('123456789012')] },
    caller: { name: 'test' },
  });
  const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: 'told' }));
  expect(MetricAlarms).toMatchObject([{ AlarmName: 'told-000000000000', StateReason: 'Because' }]);
  await heard();
});

test('What is deleted is told, and unknown', async () => {
  await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: ['a-2', 'never'] }));
  expect(await heard()).toMatchObject([
    {
      'detail-type': 'CloudWatch Alarm Configuration Change',
      resources: [arnOf('a-2')],
      detail: { alarmName: 'a-2', operation: 'delete', state: { value: 'ALARM' } },
    },
  ]);
  await expect(set('a-2', 'OK')).rejects.toMatchObject({ name: 'ResourceNotFound' });
  const data = { Namespace: 'desk', MetricData: [{ MetricName: 'opened', Value: 1 }] };
  await cloudwatch.send(new PutMetricDataCommand(data));
});

test('The Query protocol, which the AWS CLI speaks, is answered too', async () => {
  const call = (parameters: Record<string, string>) =>
    fetch(host.urls.aws, {
      method: 'POST',
      body: new URLSearchParams({ Version: '2010-08-01', ...parameters }),
    }).then((answer) => answer.text());
  await call({ Action: 'SetAlarmState', AlarmName: 'a-1', StateValue: 'ALARM', StateReason: 'cli' });
  const text = await call({ Action: 'DescribeAlarms', 'AlarmNames.member.1': 'a-1' });
  expect(text).toContain('<DescribeAlarmsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">');
  expect(text).toContain('<MetricAlarms><member><AlarmName>a-1</AlarmName>');
  expect(text).toContain('<StateUpdatedTimestamp>2026-11-23T11:01:00.000Z</StateUpdatedTimestamp>');
  expect(await call({ Action: 'SetAlarmState', AlarmName: 'none', StateValue: 'OK' })).toContain(
    '<Code>ResourceNotFound</Code>',
  );
});
