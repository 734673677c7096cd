import { describe, expect, test } from 'vitest';
import { awsError } from '../../local/aws-error.ts';
import type { Target } from '../../local/events/rule.ts';
import { days, freshDir, functionArn, hours, minutes, openMessaging, queueArn } from './messaging.ts';

const entry = (detail: object, more: object = {}) => ({
  EventBusName: 'desk',
  Source: 'shop',
  DetailType: 'order.placed',
  Detail: JSON.stringify(detail),
  ...more,
});

function openBus(
  target: Partial<Target> & { Arn: string },
  options: Parameters<typeof openMessaging>[0] = {},
) {
  const host = openMessaging(options);
  host.bus.addBus('desk');
  host.queues.addQueue({ QueueName: 'work' });
  host.queues.addQueue({ QueueName: 'dead' });
  host.bus.addRule({
    Name: 'orders',
    EventBusName: 'desk',
    EventPattern: { source: ['shop'] },
    Targets: [{ Id: 't', ...target }],
  });
  return host;
}

describe('PutEvents', () => {
  test('hands a matched event to the target, whole', async () => {
    const host = openBus({ Arn: queueArn('work') });
    await host.start();
    const answer = await host.call('events', 'PutEvents', {
      Entries: [entry({ id: 1 }, { Resources: ['r'] })],
    });
    await host.settled();
    const [body = '{}'] = host.bodies('work');
    expect(JSON.parse(body)).toEqual({
      version: '0',
      id: (answer as { Entries: { EventId: string }[] }).Entries[0]?.EventId,
      'detail-type': 'order.placed',
      source: 'shop',
      account: '000000000000',
      time: '2026-03-02T09:00:00Z',
      region: 'us-east-1',
      resources: ['r'],
      detail: { id: 1 },
    });
  });

  test('fails entries one by one', async () => {
    const host = openBus({ Arn: queueArn('work') });
    const answer = host.bus.putEvents([
      entry({ id: 1 }),
      { Source: 'shop', DetailType: 'x' },
      { ...entry({}), Detail: '[1]' },
      { ...entry({}), Detail: '{"a"' },
      { ...entry({}), EventBusName: 'nowhere' },
    ]);
    expect(answer).toMatchObject({
      FailedEntryCount: 4,
      Entries: [
        { EventId: expect.any(String) },
        {
          ErrorCode: 'InvalidArgument',
          ErrorMessage: expect.stringContaining('Detail is a required argument'),
        },
        { ErrorCode: 'MalformedDetail' },
        { ErrorCode: 'MalformedDetail' },
        { ErrorCode: 'ResourceNotFoundException' },
      ],
    });
  });

  test('accepts sources of AWS on the default bus', async () => {
    const host = openBus({ Arn: queueArn('work') });
    host.bus.addRule({
      Name: 'alarms',
      EventPattern: { source: ['aws.cloudwatch'] },
      Targets: [{ Id: 't', Arn: queueArn('work') }],
    });
    await host.start();
    expect(
      host.bus.putEvents([{ Source: 'aws.cloudwatch', DetailType: 'x', Detail: '{}' }]).FailedEntryCount,
    ).toBe(0);
    await host.settled();
    expect(host.bodies('work')).toHaveLength(1);
  });

  test('refuses no entries, more than ten, and more than a megabyte', () => {
    const host = openBus({ Arn: queueArn('work') });
    const refused = expect.objectContaining({ type: 'ValidationException' });
    expect(() => host.bus.putEvents([])).toThrow(refused);
    expect(() => host.bus.putEvents(Array.from({ length: 11 }, () => entry({})))).toThrow(refused);
    const large = entry({ text: 'x'.repeat(600_000) });
    expect(host.bus.putEvents([large]).FailedEntryCount).toBe(0);
    expect(() => host.bus.putEvents([large, large])).toThrow(refused);
  });

  test('passes by a rule that is disabled', async () => {
    const host = openBus({ Arn: queueArn('work') });
    host.bus.addRule({
      Name: 'off',
      EventBusName: 'desk',
      State: 'DISABLED',
      EventPattern: { source: ['shop'] },
      Targets: [{ Id: 't', Arn: queueArn('dead') }],
    });
    await host.start();
    host.bus.putEvents([entry({})]);
    await host.settled();
    expect(host.bodies('dead')).toEqual([]);
  });
});

describe('a delivery', () => {
  test('that fails is tried again with backoff until it succeeds', async () => {
    const host = openBus({ Arn: queueArn('work') });
    await host.start();
    let left = 3;
    const times: number[] = [];
    host.refusals.push((call) => {
      if (call.service !== 'sqs') return undefined;
      times.push(host.clock.now());
      return left-- > 0 ? awsError('InternalError', 'down', 500) : undefined;
    });
    const from = host.clock.now();
    host.bus.putEvents([entry({ id: 1 })]);
    await host.forward(minutes);
    expect(times.map((at) => at - from)).toEqual([0, 1000, 3000, 7000]);
    expect(host.bodies('work')).toHaveLength(1);
  });

  test('that has used up its attempts is a dead letter that says what it was for', async () => {
    const host = openBus({
      Arn: queueArn('work'),
      RetryPolicy: { MaximumRetryAttempts: 2 },
      DeadLetterConfig: { Arn: queueArn('dead') },
    });
    await host.start();
    host.refusals.push(({ input }) =>
      String(input.QueueUrl).endsWith('work') ? awsError('InternalError', 'it is down', 500) : undefined,
    );
    host.bus.putEvents([entry({ id: 7 })]);
    await host.forward(minutes);
    const { Messages } = (await host.call('sqs', 'ReceiveMessage', {
      QueueUrl: 'http://x/1/dead',
      MessageAttributeNames: ['All'],
    })) as { Messages: { Body: string; MessageAttributes: Record<string, { StringValue: string }> }[] };
    expect(JSON.parse(Messages[0]?.Body ?? '')).toMatchObject({ source: 'shop', detail: { id: 7 } });
    const attributes = Object.entries(Messages[0]?.MessageAttributes ?? {});
    expect(Object.fromEntries(attributes.map(([name, { StringValue }]) => [name, StringValue]))).toEqual({
      RULE_ARN: 'arn:aws:events:us-east-1:000000000000:rule/desk/orders',
      TARGET_ARN: queueArn('work'),
      ERROR_CODE: 'ERROR_FROM_TARGET',
      ERROR_MESSAGE: 'it is down',
      RETRY_ATTEMPTS: '2',
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
    });
  });

  test('that is refused for want of permission is not tried again', async () => {
    const host = openBus({ Arn: queueArn('work'), DeadLetterConfig: { Arn: queueArn('dead') } });
    await host.start();
    host.refusals.push(({ input }) =>
      String(input.QueueUrl).endsWith('work') ? awsError('AccessDeniedException', 'no', 403) : undefined,
    );
    host.bus.putEvents([entry({})]);
    await host.settled();
    expect(host.bodies('dead')).toHaveLength(1);
  });

  test('is tried for 24 hours and up to 185 times, then dropped and logged', async () => {
    const host = openBus({ Arn: queueArn('work') });
    await host.start();
    let tries = 0;
    host.refusals.push(() => {
      tries += 1;
      return awsError('InternalError', 'down', 500);
    });
    host.bus.putEvents([entry({})]);
    await host.forward(2 * days);
    expect(tries).toBeGreaterThan(150);
    expect(tries).toBeLessThanOrEqual(186);
    expect(host.logged.join()).toContain('is dropped');
  });

  test('that waits for its next attempt survives a restart', async () => {
    const dir = freshDir();
    const first = openBus({ Arn: queueArn('work') }, { dir });
    await first.start();
    first.refusals.push(() => awsError('InternalError', 'down', 500));
    first.bus.putEvents([entry({ id: 1 })]);
    await first.settled();
    first.kill();

    const second = openBus({ Arn: queueArn('work') }, { dir });
    await second.start();
    await second.forward(minutes);
    expect(second.bodies('work')).toHaveLength(1);
  });

  test('accepted by a process that died before it was made is made by the next', async () => {
    const dir = freshDir();
    const first = openBus({ Arn: queueArn('work') }, { dir });
    await first.start();
    first.bus.putEvents([entry({ id: 1 })]);
    first.kill();

    const second = openBus({ Arn: queueArn('work') }, { dir });
    await second.start();
    expect(second.bodies('work')).toHaveLength(1);
  });

  test('calls a function asynchronously as the rule, and a bus under the role of the target', async () => {
    const seen: unknown[] = [];
    const host = openBus({ Arn: functionArn('f') }, { functions: { f: (event) => void seen.push(event) } });
    host.bus.addRule({
      Name: 'forward',
      EventBusName: 'desk',
      EventPattern: { source: ['shop'] },
      Targets: [
        {
          Id: 't',
          Arn: 'arn:aws:events:us-east-1:000000000000:event-bus/default',
          RoleArn: 'arn:aws:iam::1:role/path/Out',
        },
      ],
    });
    await host.start();
    host.bus.putEvents([entry({ id: 1 })]);
    await host.settled();
    expect(seen).toMatchObject([{ source: 'shop', detail: { id: 1 } }]);
    expect(host.calls.find(({ service }) => service === 'lambda')?.caller).toEqual({
      name: 'orders',
      principal: 'events.amazonaws.com',
      source: 'arn:aws:events:us-east-1:000000000000:rule/desk/orders',
    });
    expect(host.calls.find(({ service }) => service === 'events')?.caller).toEqual({
      name: 'forward',
      role: 'Out',
    });
  });
});

describe('a scheduled rule', () => {
  const open = (dir: string, at: string) => {
    const host = openMessaging({ dir, at });
    host.queues.addQueue({ QueueName: 'work' });
    host.bus.addRule({
      Name: 'often',
      ScheduleExpression: 'rate(15 minutes)',
      Targets: [{ Id: 't', Arn: queueArn('work') }],
    });
    return host;
  };

  test('fires at its rate and carries on across a restart, once for all it missed', async () => {
    const dir = freshDir();
    const first = open(dir, '2026-03-02T09:00:00Z');
    await first.start();
    await first.forward(40 * minutes);
    expect(first.bodies('work')).toHaveLength(2);
    first.kill();

    const second = open(dir, '2026-03-02T12:07:00Z');
    await second.start();
    expect(second.bodies('work')).toHaveLength(3);
    await second.forward(hours);
    expect(second.bodies('work').map((body) => JSON.parse(body).time)).toEqual([
      '2026-03-02T09:15:00Z',
      '2026-03-02T09:30:00Z',
      '2026-03-02T09:45:00Z',
      '2026-03-02T12:22:00Z',
      '2026-03-02T12:37:00Z',
      '2026-03-02T12:52:00Z',
      '2026-03-02T13:07:00Z',
    ]);
  });
});

describe('the operations that read', () => {
  test('list and describe rules and targets, and try out a pattern', async () => {
    const host = openBus({ Arn: queueArn('work') });
    expect(await host.call('events', 'ListRules', { EventBusName: 'desk' })).toMatchObject({
      Rules: [{ Name: 'orders' }],
    });
    expect(await host.call('events', 'DescribeRule', { EventBusName: 'desk', Name: 'orders' })).toMatchObject(
      {
        EventPattern: '{"source":["shop"]}',
        State: 'ENABLED',
      },
    );
    const targets = await host.call('events', 'ListTargetsByRule', { EventBusName: 'desk', Rule: 'orders' });
    expect(targets).toEqual({ Targets: [{ Id: 't', Arn: queueArn('work') }] });
    expect(await host.call('events', 'ListEventBuses', {})).toMatchObject({
      EventBuses: [{ Name: 'default' }, { Name: 'desk' }],
    });
    const EventPattern = '{"source":["shop"]}';
    expect(
      await host.call('events', 'TestEventPattern', { EventPattern, Event: '{"source":"shop"}' }),
    ).toEqual({
      Result: true,
    });
    await expect(host.call('events', 'DescribeRule', { Name: 'orders' })).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
    });
    await expect(host.call('events', 'PutRule', {})).rejects.toMatchObject({ type: 'NotHostedLocally' });
  });

  test('refuse a template whose target the host does not know', () => {
    expect(() => openBus({ Arn: 'arn:aws:kinesis:us-east-1:1:stream/x' })).toThrow('is not hosted');
    expect(() => openBus({ Arn: queueArn('work'), EcsParameters: {} } as never)).toThrow('EcsParameters');
  });
});
