import { describe, expect, test } from 'vitest';
import { functionArn, openMessaging, queueArn } from './messaging.ts';

function openTopic(subscription: object, functions: Record<string, (event: never) => unknown> = {}) {
  const host = openMessaging({ functions });
  host.queues.addQueue({ QueueName: 'alarms' });
  const TopicArn = host.topics.addTopic('topic');
  host.topics.addSubscription({ TopicArn, Protocol: 'sqs', Endpoint: queueArn('alarms'), ...subscription });
  const publish = async (input: object) => {
    const answer = await host.call('sns', 'Publish', { TopicArn, ...input });
    await host.settled();
    return answer as { MessageId: string };
  };
  return { ...host, TopicArn, publish };
}

describe('what is published to a topic', () => {
  test('reaches a queue in an envelope', async () => {
    const { start, publish, bodies, TopicArn, calls } = openTopic({});
    await start();
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'alarm' } };
    const { MessageId } = await publish({
      Subject: 'ALARM: cpu',
      Message: '{"AlarmName":"cpu"}',
      MessageAttributes,
    });
    const [body = '{}'] = bodies('alarms');
    expect(JSON.parse(body)).toMatchObject({
      Type: 'Notification',
      MessageId,
      TopicArn,
      Subject: 'ALARM: cpu',
      Message: '{"AlarmName":"cpu"}',
      Timestamp: '2026-03-02T09:00:00.000Z',
      SignatureVersion: '1',
      UnsubscribeURL: expect.stringContaining('Unsubscribe'),
      MessageAttributes: { kind: { Type: 'String', Value: 'alarm' } },
    });
    expect(calls.at(-1)?.caller).toEqual({ name: 'topic', principal: 'sns.amazonaws.com', source: TopicArn });
  });

  test('reaches a queue as it is when the subscription is raw', async () => {
    const { start, publish, bodies } = openTopic({ RawMessageDelivery: true });
    await start();
    await publish({ Message: 'plain' });
    expect(bodies('alarms')).toEqual(['plain']);
  });

  test('reaches a function as a record', async () => {
    const seen: unknown[] = [];
    const { start, publish } = openTopic(
      { Protocol: 'lambda', Endpoint: functionArn('f') },
      { f: (event) => void seen.push(event) },
    );
    await start();
    await publish({ Message: 'm' });
    expect(seen).toMatchObject([
      { Records: [{ EventSource: 'aws:sns', Sns: { Message: 'm', Subject: null } }] },
    ]);
  });

  test('passes the filter of the subscription, or does not arrive', async () => {
    const byAttribute = openTopic({ FilterPolicy: { kind: ['alarm'] } });
    await byAttribute.start();
    await byAttribute.publish({ Message: 'no' });
    await byAttribute.publish({
      Message: 'yes',
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'alarm' } },
    });
    expect(byAttribute.bodies('alarms')).toHaveLength(1);

    const byBody = openTopic({ FilterPolicy: { state: ['ALARM'] }, FilterPolicyScope: 'MessageBody' });
    await byBody.start();
    await byBody.publish({ Message: '{"state":"OK"}' });
    await byBody.publish({ Message: '{"state":"ALARM"}' });
    expect(byBody.bodies('alarms')).toHaveLength(1);
  });

  test('is refused when it is empty, too large, or for a topic that is not there', async () => {
    const { publish } = openTopic({});
    await expect(publish({ Message: '' })).rejects.toMatchObject({ type: 'InvalidParameter' });
    await expect(publish({ Message: 'x'.repeat(262_145) })).rejects.toMatchObject({
      type: 'InvalidParameter',
    });
    await expect(publish({ Message: 'x', TopicArn: 'arn:aws:sns:us-east-1:1:none' })).rejects.toMatchObject({
      type: 'NotFound',
      status: 404,
    });
  });
});

test('a topic is listed with its subscriptions, and a protocol that is not hosted is refused', async () => {
  const { call, TopicArn, topics } = openTopic({});
  expect(await call('sns', 'ListTopics', {})).toEqual({ Topics: [{ TopicArn }] });
  expect(await call('sns', 'ListSubscriptionsByTopic', { TopicArn })).toMatchObject({
    Subscriptions: [{ Protocol: 'sqs', Endpoint: queueArn('alarms') }],
  });
  expect(() => topics.addSubscription({ TopicArn, Protocol: 'sms', Endpoint: '+1' })).toThrow(
    'is not hosted',
  );
});
