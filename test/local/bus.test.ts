import { describe, expect, test } from 'vitest';
import { freshDir, hours, minutes, openMessaging, queueArn } from './messaging.ts';
import { entry, openBus } from './shop.ts';

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

describe('a scheduled rule while the clock is moved a long way', () => {
  const moved = async (expression: string, by: number) => {
    const host = openMessaging({ dir: freshDir(), at: '2026-03-02T09:00:00Z' });
    host.queues.addQueue({ QueueName: 'work' });
    const Targets = [{ Id: 't', Arn: queueArn('work') }];
    host.bus.addRule({ Name: 'often', ScheduleExpression: expression, Targets });
    await host.start();
    await host.forward(by);
    return host.bodies('work').map((body) => JSON.parse(body).time.slice(11, 16));
  };

  test('fires at its rate in the first and the last hour, and hourly between', async () => {
    expect(await moved('rate(20 minutes)', 5 * hours)).toEqual([
      ...['09:20', '09:40', '10:00'],
      ...['11:00', '12:00', '13:00'],
      ...['13:20', '13:40', '14:00'],
    ]);
  });

  test('fires whenever it is due when that is seldom, and when a cron names the moment', async () => {
    expect(await moved('rate(2 hours)', 5 * hours)).toEqual(['11:00', '13:00']);
    expect(await moved('cron(30 * * * ? *)', 4 * hours)).toEqual(['09:30', '10:30', '11:30', '12:30']);
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
