import { describe, expect, test } from 'vitest';
import { awsError } from '../../local/aws-error.ts';
import { days, freshDir, functionArn, minutes, queueArn } from './messaging.ts';
import { entry, openBus } from './shop.ts';

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
