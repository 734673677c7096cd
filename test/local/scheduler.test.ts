import { describe, expect, test } from 'vitest';
import { awsError } from '../../local/aws-error.ts';
import { nextRun } from '../../local/schedule-expression.ts';
import { days, freshDir, functionArn, hours, minutes, openMessaging, queueArn } from './messaging.ts';

const next = (expression: string, after: string, timezone = 'UTC') => {
  const at = nextRun(expression, timezone, Date.parse(after));
  return at === undefined ? undefined : new Date(at).toISOString().replace(':00.000Z', 'Z');
};

describe('a schedule expression', () => {
  test.each([
    ['cron(0 10 * * ? *)', '2026-11-23T10:00Z'],
    ['cron(15 12 ? * MON-FRI *)', '2026-11-23T12:15Z'],
    ['cron(0 18 ? * 2-6 *)', '2026-11-23T18:00Z'],
    ['cron(0 8 1 * ? *)', '2026-12-01T08:00Z'],
    ['cron(0/10 * ? * MON-FRI *)', '2026-11-23T00:00Z'],
    ['cron(0/5 8-17 ? * MON-FRI *)', '2026-11-23T08:00Z'],
    ['cron(0 9 ? * 2#1 *)', '2026-12-07T09:00Z'],
    ['cron(0 9 ? * 6L *)', '2026-11-27T09:00Z'],
    ['cron(0 9 ? * FRIL *)', '2026-11-27T09:00Z'],
    ['cron(0 9 L * ? *)', '2026-11-30T09:00Z'],
    ['cron(0 9 1W * ? *)', '2026-12-01T09:00Z'],
    ['cron(0 9 15 6 ? 2028)', '2028-06-15T09:00Z'],
    ['cron(0 9 ? * 1 *)', '2026-11-29T09:00Z'],
    ['cron(0 9 ? * 7,1 *)', '2026-11-28T09:00Z'],
    ['cron(30 14 1 JAN,JUL ? *)', '2027-01-01T14:30Z'],
    ['cron(0 9 15 6 ? 2020)', undefined],
    ['rate(1 minute)', '2026-11-22T12:01Z'],
    ['rate(5 minutes)', '2026-11-22T12:05Z'],
    ['rate(2 hours)', '2026-11-22T14:00Z'],
    ['rate(7 days)', '2026-11-29T12:00Z'],
    ['at(2026-12-24T18:00:00)', '2026-12-24T18:00Z'],
  ])('%s runs next at %s', (expression, expected) => {
    expect(next(expression, '2026-11-22T12:00:00Z')).toBe(expected);
  });

  test.each([
    'cron(0 10 * * * *)',
    'cron(0 10 ? * ? *)',
    'cron(0 10 * * ?)',
    'cron(61 10 * * ? *)',
    'rate(0 minutes)',
    'rate(1.5 hours)',
    'rate(5 weeks)',
    'at(2026-12-24)',
    'at(2026-13-24T18:00:00)',
    'every day',
  ])('%s is refused', (expression) => {
    expect(() => next(expression, '2026-11-22T12:00:00Z')).toThrow(
      expect.objectContaining({ type: 'ValidationException', message: expect.stringContaining(expression) }),
    );
  });

  test('is read in its zone, on both sides of a change of the clocks', () => {
    expect(next('at(2026-07-01T09:00:00)', '2026-01-01T00:00:00Z', 'Europe/Berlin')).toBe(
      '2026-07-01T07:00Z',
    );
    expect(next('cron(0 9 * * ? *)', '2026-03-28T12:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T07:00Z');
    expect(next('cron(0 9 * * ? *)', '2026-10-24T12:00:00Z', 'Europe/Berlin')).toBe('2026-10-25T08:00Z');
    expect(() => next('cron(0 9 * * ? *)', '2026-01-01T00:00:00Z', 'Mars/Base')).toThrow(
      'Invalid Schedule Expression',
    );
  });

  test('skips a time that does not exist, and runs once at a time that comes twice', () => {
    expect(next('cron(30 2 * * ? *)', '2026-03-28T12:00:00Z', 'Europe/Berlin')).toBe('2026-03-30T00:30Z');
    expect(next('cron(30 2 * * ? *)', '2026-10-24T12:00:00Z', 'Europe/Berlin')).toBe('2026-10-25T00:30Z');
    expect(next('cron(30 2 * * ? *)', '2026-10-25T00:30:00Z', 'Europe/Berlin')).toBe('2026-10-26T01:30Z');
  });
});

const schedule = (more: object = {}) => ({
  Name: 'remind',
  ScheduleExpression: 'at(2026-03-02T10:00:00)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: { Arn: queueArn('clock'), RoleArn: 'arn:aws:iam::1:role/Scheduler', Input: '{"id":"INC-1"}' },
  ...more,
});

function openScheduler(options: Parameters<typeof openMessaging>[0] = {}) {
  const host = openMessaging(options);
  host.queues.addQueue({ QueueName: 'clock' });
  host.queues.addQueue({ QueueName: 'dead' });
  host.scheduler.addGroup('desk');
  return host;
}

describe('a one-time schedule', () => {
  test('fires once at its time under its role, and goes when it said so', async () => {
    const host = openScheduler();
    await host.start();
    await host.call('scheduler', 'CreateSchedule', schedule({ ActionAfterCompletion: 'DELETE' }));
    await host.forward(hours - 1000);
    expect(host.bodies('clock')).toEqual([]);
    await host.forward(10 * days);
    expect(host.bodies('clock')).toEqual(['{"id":"INC-1"}']);
    expect(host.calls.find(({ operation }) => operation === 'SendMessage')?.caller).toEqual({
      name: 'remind',
      role: 'Scheduler',
    });
    await expect(host.call('scheduler', 'GetSchedule', { Name: 'remind' })).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
      status: 404,
    });
  });

  test('stays when it did not say so', async () => {
    const host = openScheduler();
    await host.start();
    host.scheduler.create(schedule());
    await host.forward(2 * hours);
    expect(await host.call('scheduler', 'GetSchedule', { Name: 'remind' })).toMatchObject({
      Arn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/remind',
      State: 'ENABLED',
      ScheduleExpressionTimezone: 'UTC',
      CreationDate: Date.parse('2026-03-02T09:00:00Z') / 1000,
      Target: { RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 } },
    });
  });

  test('in the past is refused, and so is what AWS does not know', () => {
    const host = openScheduler();
    const refused = (more: object, type: string) =>
      expect(() => host.scheduler.create(schedule(more))).toThrow(expect.objectContaining({ type }));
    refused({ ScheduleExpression: 'at(2026-03-02T08:59:59)' }, 'ValidationException');
    refused({ ScheduleExpression: 'soon' }, 'ValidationException');
    refused({ Name: 'a b' }, 'ValidationException');
    refused({ FlexibleTimeWindow: undefined }, 'ValidationException');
    refused({ Target: { Arn: queueArn('clock') } }, 'ValidationException');
    refused({ GroupName: 'nowhere' }, 'ResourceNotFoundException');
    host.scheduler.create(schedule());
    refused({}, 'ConflictException');
  });

  test('that is changed fires at the new time only, that is deleted not at all', async () => {
    const host = openScheduler();
    await host.start();
    host.scheduler.create(schedule());
    host.scheduler.create(schedule({ Name: 'other', GroupName: 'desk' }));
    await host.call(
      'scheduler',
      'UpdateSchedule',
      schedule({ ScheduleExpression: 'at(2026-03-02T12:00:00)' }),
    );
    await host.call('scheduler', 'DeleteSchedule', { Name: 'other', GroupName: 'desk' });
    await host.forward(2 * hours);
    expect(host.bodies('clock')).toEqual([]);
    await host.forward(2 * hours);
    expect(host.bodies('clock')).toHaveLength(1);
    await expect(host.call('scheduler', 'UpdateSchedule', schedule({ Name: 'none' }))).rejects.toMatchObject({
      status: 404,
    });
  });

  test('survives a restart, and fires at once when its time passed meanwhile', async () => {
    const dir = freshDir();
    const first = openScheduler({ dir });
    await first.start();
    first.scheduler.create(schedule());
    first.kill();

    const second = openScheduler({ dir, at: '2026-03-04T00:00:00Z' });
    await second.start();
    expect(second.bodies('clock')).toEqual(['{"id":"INC-1"}']);
  });
});

describe('a recurring schedule', () => {
  test('starts and ends with its dates', async () => {
    const host = openScheduler();
    await host.start();
    const date = (text: string) => Date.parse(text) / 1000;
    host.scheduler.create(
      schedule({
        ScheduleExpression: 'rate(1 hour)',
        StartDate: date('2026-03-02T12:30:00Z'),
        EndDate: date('2026-03-02T14:30:00Z'),
        Target: { ...schedule().Target, Input: '"<aws.scheduler.scheduled-time>"' },
      }),
    );
    await host.forward(days);
    expect(host.bodies('clock')).toEqual([
      '"2026-03-02T12:30:00Z"',
      '"2026-03-02T13:30:00Z"',
      '"2026-03-02T14:30:00Z"',
    ]);
  });

  test('of a rate without a start runs at once', async () => {
    const host = openScheduler();
    await host.start();
    host.scheduler.create(schedule({ ScheduleExpression: 'rate(1 hour)' }));
    await host.forward(90 * minutes);
    expect(host.bodies('clock')).toHaveLength(2);
  });

  test('keeps local time across a change of the clocks', async () => {
    const host = openScheduler({ at: '2026-03-27T12:00:00Z' });
    await host.start();
    host.scheduler.create(
      schedule({
        ScheduleExpression: 'cron(0 9 * * ? *)',
        ScheduleExpressionTimezone: 'Europe/Berlin',
        Target: { ...schedule().Target, Input: '"<aws.scheduler.scheduled-time>"' },
      }),
    );
    await host.forward(3 * days);
    expect(host.bodies('clock')).toEqual([
      '"2026-03-28T08:00:00Z"',
      '"2026-03-29T07:00:00Z"',
      '"2026-03-30T07:00:00Z"',
    ]);
  });

  test('of the template goes on as it was when the host starts again unchanged', async () => {
    const dir = freshDir();
    const daily = schedule({ Name: 'daily', ScheduleExpression: 'cron(0 3 * * ? *)' });
    const first = openScheduler({ dir });
    first.scheduler.ensure(daily);
    await first.start();
    first.kill();

    const second = openScheduler({ dir, at: '2026-03-02T20:00:00Z' });
    second.scheduler.ensure(daily);
    await second.start();
    await second.forward(days);
    expect(second.bodies('clock')).toHaveLength(1);
    expect(await second.call('scheduler', 'ListSchedules', { NamePrefix: 'da' })).toMatchObject({
      Schedules: [{ Name: 'daily', CreationDate: Date.parse('2026-03-02T09:00:00Z') / 1000 }],
    });
  });
});

describe('a target of a schedule', () => {
  test('that keeps failing ends as a dead letter', async () => {
    const host = openScheduler();
    await host.start();
    host.refusals.push(({ input }) =>
      String(input.QueueUrl).endsWith('clock')
        ? awsError('ThrottlingException', 'slow down', 429)
        : undefined,
    );
    const Target = {
      ...schedule().Target,
      RetryPolicy: { MaximumRetryAttempts: 1 },
      DeadLetterConfig: { Arn: queueArn('dead') },
    };
    host.scheduler.create(schedule({ Target }));
    await host.forward(2 * hours);
    expect(host.bodies('dead')).toEqual(['{"id":"INC-1"}']);
    const letter = host.calls.at(-1);
    expect(letter?.input.MessageAttributes).toMatchObject({
      SCHEDULE_ARN: { StringValue: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/remind' },
      TARGET_ARN: { StringValue: queueArn('clock') },
      SCHEDULED_TIME: { StringValue: '2026-03-02T10:00:00Z' },
      RETRY_ATTEMPTS: { StringValue: '1' },
      ERROR_CODE: { StringValue: 'THROTTLING' },
    });
  });

  test('can be a function, a bus, or any operation that the host answers', async () => {
    const seen: unknown[] = [];
    const host = openScheduler({ functions: { f: (event) => void seen.push(event) } });
    await host.start();
    const RoleArn = schedule().Target.RoleArn;
    host.scheduler.create(
      schedule({ Name: 'a', Target: { Arn: functionArn('f'), RoleArn, Input: '{"n":1}' } }),
    );
    host.scheduler.create(schedule({ Name: 'b', Target: { Arn: functionArn('f'), RoleArn } }));
    host.scheduler.create(
      schedule({
        Name: 'c',
        Target: {
          Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage',
          RoleArn,
          Input: '{"QueueUrl":"http://x/1/clock","MessageBody":"try <aws.scheduler.attempt-number>"}',
        },
      }),
    );
    await host.forward(2 * hours);
    expect(seen).toMatchObject([{ n: 1 }, { source: 'aws.scheduler', time: '2026-03-02T10:00:00Z' }]);
    expect(host.bodies('clock')).toEqual(['try 1']);
    expect(() =>
      host.scheduler.create(schedule({ Name: 'd', Target: { Arn: 'arn:aws:ecs:::x', RoleArn } })),
    ).toThrow('is not hosted');
  });
});
