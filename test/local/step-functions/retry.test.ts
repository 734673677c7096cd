import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awsError } from '../../../local/aws-error.ts';
import { retryAfter } from '../../../local/step-functions/retry.ts';
import { createWorld, invoke, machine, nine, pass, thrown } from './world.ts';

describe('the delay before another attempt', () => {
  const flaky = { error: 'Flaky' };

  test('grows by its rate up to its cap', () => {
    const retrier = {
      ErrorEquals: ['Flaky'],
      IntervalSeconds: 2,
      BackoffRate: 3,
      MaxAttempts: 9,
      MaxDelaySeconds: 30,
    };
    const delays = [0, 1, 2, 3].map((made) => retryAfter([retrier], [made], flaky, Math.random)?.ms);
    expect(delays).toEqual([2000, 6000, 18_000, 30_000]);
  });

  test('is 1 second, doubling, three times by default', () => {
    const delays = [0, 1, 2, 3].map(
      (made) => retryAfter([{ ErrorEquals: ['States.ALL'] }], [made], flaky, Math.random)?.ms,
    );
    expect(delays).toEqual([1000, 2000, 4000, undefined]);
  });

  test('is anywhere from nothing to the delay with full jitter', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(5), (draw, made) => {
        const retrier = { ErrorEquals: ['Flaky'], MaxAttempts: 9, JitterStrategy: 'FULL' as const };
        const ms = retryAfter([retrier], [made], flaky, () => draw)?.ms;
        expect(ms).toBe(2 ** made * 1000 * draw);
      }),
    );
  });

  test('is decided by the first retrier that covers the error, even one that never tries', () => {
    const retriers = [{ ErrorEquals: ['Flaky'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }];
    expect(retryAfter(retriers, [], flaky, Math.random)).toBeUndefined();
    expect(retryAfter(retriers, [], { error: 'Other' }, Math.random)).toMatchObject({ index: 1 });
  });

  test.each([
    ['States.ALL', 'States.Runtime', false],
    ['States.ALL', 'States.DataLimitExceeded', false],
    ['States.ALL', 'States.Timeout', true],
    ['States.TaskFailed', 'States.Timeout', false],
    ['States.TaskFailed', 'Anything', true],
    ['States.Runtime', 'States.Runtime', true],
  ])('%s covers %s: %s', (name, error, covered) => {
    expect(retryAfter([{ ErrorEquals: [name] }], [], { error }, Math.random) !== undefined).toBe(covered);
  });
});

test('attempts are made again at their moments on the moved clock, and each counts as a transition', async () => {
  const at: number[] = [];
  const world = createWorld();
  world.world.answer = () => {
    at.push((world.clock.now() - nine) / 1000);
    if (at.length < 4) throw thrown('Flaky');
    return 'done';
  };
  const states = {
    a: invoke({ Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 3 }] }),
  };
  expect(await world.run(machine(states), {}, 100)).toBe('done');
  expect(at).toEqual([0, 10, 30, 70]);
  expect(world.transitions()).toBe(4);
});

test('every retrier counts for itself, and RetryCount tells the sum', async () => {
  const errors = ['A', 'B', 'A', 'B'];
  const counts: unknown[] = [];
  const world = createWorld();
  world.world.answer = ({ count }) => {
    counts.push(count);
    const error = errors.shift();
    if (error) throw thrown(error);
    return 'done';
  };
  const Retry = ['A', 'B'].map((name) => ({ ErrorEquals: [name], MaxAttempts: 2 }));
  const Arguments = { FunctionName: 'f', Payload: { count: '{% $states.context.State.RetryCount %}' } };
  expect(await world.run(machine({ a: invoke({ Arguments, Retry }) }), {}, 60)).toBe('done');
  expect(counts).toEqual([0, 1, 2, 3, 4]);
});

describe('the error of a service', () => {
  const task = (action: string, Arguments: object, rest: object = {}) => ({
    Type: 'Task',
    Resource: `arn:aws:states:::${action}`,
    Arguments,
    End: true,
    ...rest,
  });
  const failing = (type: string, status?: number) => () => {
    throw awsError(type, 'said so', status);
  };

  test.each([
    ['dynamodb:putItem', 'ConditionalCheckFailedException', 400, 'DynamoDB.ConditionalCheckFailedException'],
    ['dynamodb:putItem', 'ValidationException', 400, 'DynamoDB.AmazonDynamoDBException'],
    ['lambda:invoke', 'TooManyRequestsException', 429, 'Lambda.TooManyRequestsException'],
    ['lambda:invoke', 'InternalServerError', 500, 'Lambda.ServiceException'],
    ['lambda:invoke', 'AccessDeniedException', 403, 'Lambda.AWSLambdaException'],
    ['sqs:sendMessage', 'QueueDoesNotExist', 400, 'SQS.QueueDoesNotExistException'],
  ])('of %s that is %s (%i) is named %s', async (action, type, status, name) => {
    const world = createWorld({ answer: failing(type, status), services: failing(type, status) });
    const caught = { Catch: [{ ErrorEquals: [name], Next: 'b' }] };
    expect(await world.run(machine({ a: task(action, {}, caught), b: pass('caught') }))).toBe('caught');
  });

  test('names a machine that is not there', async () => {
    const StateMachineArn = 'arn:aws:states:eu-central-1:000000000000:stateMachine:none';
    const states = { a: task('states:startExecution', { StateMachineArn }) };
    expect(await createWorld().run(machine(states))).toMatch(
      /^FAILED StepFunctions.StateMachineDoesNotExistException: /,
    );
  });

  test('is EventBridge.FailedEntry when the bus refuses an entry', async () => {
    const world = createWorld({
      services: () => ({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'MalformedDetail' }] }),
    });
    expect(await world.run(machine({ a: task('events:putEvents', { Entries: [] }) }))).toMatch(
      /^FAILED EventBridge.FailedEntry: /,
    );
  });

  test('leaves out nothing that a service is asked', async () => {
    const world = createWorld({ services: () => ({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] }) });
    const Entries = [{ Source: 's', DetailType: 'd', Detail: { id: '{% $states.input.id %}' } }];
    const child = world.deploy(machine({ z: pass('{% $states.input %}') }), 'child');
    const states = {
      a: task('events:putEvents', { Entries }, { End: undefined, Next: 'b', Output: '{% $states.input %}' }),
      b: task('sqs:sendMessage', { QueueUrl: 'q', MessageBody: { n: 1 } }, { End: undefined, Next: 'c' }),
      c: task('states:startExecution', { StateMachineArn: child, Name: 'c1', Input: { n: 3 } }),
    };
    const output = await world.run(machine(states), { id: 'INC-1' });
    expect(output).toEqual({
      ExecutionArn: expect.stringContaining(':execution:child:c1'),
      StartDate: '2026-03-02T09:00:00.000Z',
    });
    expect(
      world.calls.map(({ service, operation, input, caller }) => ({ service, operation, input, caller })),
    ).toEqual([
      {
        service: 'events',
        operation: 'PutEvents',
        input: {
          Entries: [
            {
              Source: 's',
              DetailType: 'd',
              Detail: '{"id":"INC-1"}',
              Resources: [
                expect.stringContaining(':stateMachine:machine'),
                expect.stringContaining(':execution:machine:'),
              ],
            },
          ],
        },
        caller: { role: 'machine-role', name: 'machine' },
      },
      expect.objectContaining({ operation: 'SendMessage', input: { QueueUrl: 'q', MessageBody: '{"n":1}' } }),
      expect.objectContaining({
        operation: 'StartExecution',
        input: { stateMachineArn: child, name: 'c1', input: '{"n":3}' },
      }),
    ]);
  });

  test('never hides an answer of a function named by its own ARN', async () => {
    const Resource = 'arn:aws:lambda:eu-central-1:000000000000:function:f';
    const world = createWorld();
    expect(await world.run(machine({ a: { Type: 'Task', Resource, End: true } }), { ok: 1 })).toEqual({
      ok: 1,
    });
    expect(world.calls[0]?.input).toEqual({ FunctionName: Resource, Payload: { ok: 1 } });
  });
});
