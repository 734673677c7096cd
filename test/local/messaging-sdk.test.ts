import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  DisableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  PutEventsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { ListTopicsCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import { createGateway } from '../../local/gateway/gateway.ts';
import { openMessaging, queueArn, queueUrl } from './messaging.ts';

async function openEndpoint() {
  const host = openMessaging({});
  host.queues.addQueue({ QueueName: 'work' });
  host.bus.addRule({
    Name: 'alarms',
    EventPattern: { source: ['aws.cloudwatch'] },
    Targets: [{ Id: 't', Arn: queueArn('work') }],
  });
  const TopicArn = host.topics.addTopic('topic');
  host.topics.addSubscription({ TopicArn, Protocol: 'sqs', Endpoint: queueArn('work') });
  await host.start();
  const gateway = createGateway({
    dispatcher: { dispatch: host.dispatch },
    functions: { byAccessKey: () => undefined },
    activity: host.activity,
    log: host.log,
  } as unknown as Parameters<typeof createGateway>[0]);
  const server = createServer(gateway);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const config = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  };
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { ...host, config, TopicArn };
}

test('the EventBridge client puts events and reads rules', async () => {
  const { config, settled, bodies } = await openEndpoint();
  const client = new EventBridgeClient(config);
  const answer = await client.send(
    new PutEventsCommand({
      Entries: [
        {
          Source: 'aws.cloudwatch',
          DetailType: 'CloudWatch Alarm State Change',
          Detail: '{"a":1}',
          Time: new Date(1_700_000_000_000),
        },
        { Source: 'aws.cloudwatch', DetailType: 'x', Detail: 'no json' },
      ],
    }),
  );
  expect(answer).toMatchObject({
    FailedEntryCount: 1,
    Entries: [{ EventId: expect.any(String) }, { ErrorCode: 'MalformedDetail' }],
  });
  await settled();
  expect(bodies('work').map((body) => JSON.parse(body))).toMatchObject([
    { time: '2023-11-14T22:13:20Z', detail: { a: 1 } },
  ]);
  expect((await client.send(new ListRulesCommand({}))).Rules).toMatchObject([
    { Name: 'alarms', State: 'ENABLED' },
  ]);
  await client.send(new DisableRuleCommand({ Name: 'alarms' }));
  expect((await client.send(new ListRulesCommand({}))).Rules).toMatchObject([{ State: 'DISABLED' }]);
});

test('the SQS client sends, receives with checked digests, deletes and sees the errors by name', async () => {
  const { config } = await openEndpoint();
  const client = new SQSClient(config);
  const QueueUrl = queueUrl('work');
  const MessageAttributes = { raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 3]) } };
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'ünï', MessageAttributes }));
  await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', MessageBody: '2' }] }));
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 20,
      MessageAttributeNames: ['All'],
    }),
  );
  expect(Messages.map(({ Body }) => Body)).toEqual(['ünï', '2']);
  expect(Messages[0]?.MessageAttributes?.raw?.BinaryValue).toEqual(new Uint8Array([1, 2, 3]));
  const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }));
  expect((await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))).Successful).toHaveLength(
    2,
  );
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  expect(Attributes).toMatchObject({
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
  });
  await expect(
    client.send(new SendMessageCommand({ QueueUrl: queueUrl('nowhere'), MessageBody: 'x' })),
  ).rejects.toBeInstanceOf(QueueDoesNotExist);
});

test('the SNS client publishes', async () => {
  const { config, TopicArn, settled, bodies } = await openEndpoint();
  const client = new SNSClient(config);
  const MessageAttributes = { kind: { DataType: 'String', StringValue: 'alarm' } };
  const { MessageId } = await client.send(
    new PublishCommand({ TopicArn, Message: 'm', Subject: 's', MessageAttributes }),
  );
  await settled();
  expect(bodies('work').map((body) => JSON.parse(body))).toMatchObject([
    {
      MessageId,
      Message: 'm',
      Subject: 's',
      MessageAttributes: { kind: { Type: 'String', Value: 'alarm' } },
    },
  ]);
  expect((await client.send(new ListTopicsCommand({}))).Topics).toEqual([{ TopicArn }]);
});

test('the Scheduler client makes, reads and lists schedules', async () => {
  const { config } = await openEndpoint();
  const client = new SchedulerClient(config);
  const made = await client.send(
    new CreateScheduleCommand({
      Name: 'remind',
      ScheduleExpression: 'rate(1 hour)',
      StartDate: new Date('2026-03-03T00:00:00Z'),
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: queueArn('work'), RoleArn: 'arn:aws:iam::000000000000:role/Scheduler', Input: '{}' },
    }),
  );
  expect(made.ScheduleArn).toBe('arn:aws:scheduler:us-east-1:000000000000:schedule/default/remind');
  const read = await client.send(new GetScheduleCommand({ Name: 'remind' }));
  expect(read).toMatchObject({ State: 'ENABLED', StartDate: new Date('2026-03-03T00:00:00Z') });
  expect((await client.send(new ListSchedulesCommand({ GroupName: 'default' }))).Schedules).toMatchObject([
    { Name: 'remind' },
  ]);
  await expect(client.send(new GetScheduleCommand({ Name: 'none' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});
