import { describe, expect, test } from 'vitest';
import type { HistoryEvent } from '../../../local/step-functions/history.ts';
import { ask, createWorld, invoke, machine, nine, pass, thrown } from './world.ts';

const untruncated = { truncated: false };
const shape = ({ id, previousEventId, type }: HistoryEvent) => `${id} after ${previousEventId} ${type}`;

async function historyOf(
  states: Record<string, object>,
  input: object = {},
  options: Parameters<typeof createWorld>[0] = {},
  forward = 0,
) {
  const world = createWorld(options);
  const arn = await world.start(world.deploy(machine(states)), input as never);
  await world.settled();
  if (forward) await world.forward(forward);
  return world.history(arn);
}

describe('the history of an execution', () => {
  test('tells a task and its variables as AWS does', async () => {
    const states = {
      a: invoke({ TimeoutSeconds: 9, Assign: { n: '{% $states.input.n %}' }, Output: 'out' }),
    };
    const ok = { ExecutedVersion: '$LATEST', Payload: { n: 1 }, StatusCode: 200 };
    expect(await historyOf(states, { n: 1 })).toEqual([
      {
        id: 1,
        previousEventId: 0,
        timestamp: nine / 1000,
        type: 'ExecutionStarted',
        executionStartedEventDetails: {
          input: '{"n":1}',
          inputDetails: untruncated,
          roleArn: 'arn:aws:iam::000000000000:role/machine-role',
        },
      },
      {
        id: 2,
        previousEventId: 0,
        timestamp: nine / 1000,
        type: 'TaskStateEntered',
        stateEnteredEventDetails: { name: 'a', input: '{"n":1}', inputDetails: untruncated },
      },
      {
        id: 3,
        previousEventId: 2,
        timestamp: nine / 1000,
        type: 'TaskScheduled',
        taskScheduledEventDetails: {
          resourceType: 'lambda',
          resource: 'invoke',
          region: 'eu-central-1',
          parameters: '{"FunctionName":"f","Payload":{"n":1}}',
          timeoutInSeconds: 9,
        },
      },
      {
        id: 4,
        previousEventId: 3,
        timestamp: nine / 1000,
        type: 'TaskStarted',
        taskStartedEventDetails: { resourceType: 'lambda', resource: 'invoke' },
      },
      {
        id: 5,
        previousEventId: 4,
        timestamp: nine / 1000,
        type: 'TaskSucceeded',
        taskSucceededEventDetails: {
          resourceType: 'lambda',
          resource: 'invoke',
          output: JSON.stringify(ok),
          outputDetails: untruncated,
        },
      },
      {
        id: 6,
        previousEventId: 5,
        timestamp: nine / 1000,
        type: 'TaskStateExited',
        stateExitedEventDetails: {
          name: 'a',
          output: '"out"',
          outputDetails: untruncated,
          assignedVariables: { n: '1' },
          assignedVariablesDetails: untruncated,
        },
      },
      {
        id: 7,
        previousEventId: 6,
        timestamp: nine / 1000,
        type: 'ExecutionSucceeded',
        executionSucceededEventDetails: { output: '"out"', outputDetails: untruncated },
      },
    ]);
  });

  test('tells a timeout of a token', async () => {
    const events = await historyOf({ a: ask({ TimeoutSeconds: 5, HeartbeatSeconds: 3 }) }, {}, {}, 5);
    expect(events.map(shape)).toEqual([
      '1 after 0 ExecutionStarted',
      '2 after 0 TaskStateEntered',
      '3 after 2 TaskScheduled',
      '4 after 3 TaskStarted',
      '5 after 4 TaskSubmitted',
      '6 after 5 TaskTimedOut',
      '7 after 6 ExecutionFailed',
    ]);
    expect(events[2]?.taskScheduledEventDetails).toMatchObject({
      resource: 'invoke.waitForTaskToken',
      timeoutInSeconds: 5,
      heartbeatInSeconds: 3,
    });
    expect(events[5]?.taskTimedOutEventDetails).toEqual({
      resourceType: 'lambda',
      resource: 'invoke.waitForTaskToken',
      error: 'States.Timeout',
    });
    expect(events[6]?.executionFailedEventDetails).toEqual({ error: 'States.Timeout' });
    expect((events[5]?.timestamp ?? 0) - nine / 1000).toBe(3);
  });

  test('schedules again for every attempt and enters once', async () => {
    const answer = () => {
      throw thrown('E');
    };
    const Retry = [{ ErrorEquals: ['E'], MaxAttempts: 1 }];
    const events = await historyOf({ a: invoke({ Retry }) }, {}, { answer }, 5);
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'ExecutionFailed',
    ]);
    expect(events[4]?.taskFailedEventDetails).toMatchObject({
      error: 'E',
      cause: '{"errorType":"E","errorMessage":""}',
    });
  });

  test('tells an expression that failed, where and why', async () => {
    const events = await historyOf({ a: pass({ x: '{% $nope %}' }) });
    expect(events[2]).toMatchObject({
      type: 'EvaluationFailed',
      evaluationFailedEventDetails: {
        error: 'States.QueryEvaluationError',
        location: 'Output/x',
        state: 'a',
      },
    });
  });

  test('tells the iterations of a Map and which event each followed', async () => {
    const states = {
      m: {
        Type: 'Map',
        Items: [1, 2],
        MaxConcurrency: 1,
        ItemProcessor: machine({ p: { Type: 'Pass', End: true } }),
        End: true,
      },
    };
    const events = await historyOf(states);
    expect(events.map(shape)).toEqual([
      '1 after 0 ExecutionStarted',
      '2 after 0 MapStateEntered',
      '3 after 2 MapStateStarted',
      '4 after 3 MapIterationStarted',
      '5 after 4 PassStateEntered',
      '6 after 5 PassStateExited',
      '7 after 6 MapIterationSucceeded',
      '8 after 3 MapIterationStarted',
      '9 after 8 PassStateEntered',
      '10 after 9 PassStateExited',
      '11 after 10 MapIterationSucceeded',
      '12 after 10 MapStateSucceeded',
      '13 after 12 MapStateExited',
      '14 after 13 ExecutionSucceeded',
    ]);
    expect(events[7]?.mapIterationStartedEventDetails).toEqual({ name: 'm', index: 1 });
  });

  test('tells what a failing branch stopped', async () => {
    const wait = machine({ w: { Type: 'Wait', Seconds: 99, End: true } });
    const fail = machine({ f: { Type: 'Fail', Error: 'E' } });
    const events = await historyOf({ p: { Type: 'Parallel', Branches: [wait, fail], End: true } });
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'ParallelStateEntered',
      'ParallelStateStarted',
      'WaitStateEntered',
      'FailStateEntered',
      'WaitStateAborted',
      'ParallelStateFailed',
      'ExecutionFailed',
    ]);
  });

  test('uses the events of a function for a function named by its own ARN', async () => {
    const Resource = 'arn:aws:lambda:eu-central-1:000000000000:function:f';
    const events = await historyOf({ a: { Type: 'Task', Resource, End: true } }, { n: 1 });
    expect(events.slice(2, 5).map(({ type }) => type)).toEqual([
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionSucceeded',
    ]);
    expect(events[2]?.lambdaFunctionScheduledEventDetails).toEqual({
      resource: Resource,
      input: '{"n":1}',
      inputDetails: untruncated,
    });
  });
});

describe('reading a history', () => {
  async function three() {
    const world = createWorld();
    const executionArn = await world.start(world.deploy(machine({ a: pass('secret') })), { secret: 1 });
    await world.settled();
    return { world, executionArn };
  }

  test('in pages, both ways', async () => {
    const { world, executionArn } = await three();
    for (const reverseOrder of [false, true]) {
      const ids: number[] = [];
      let nextToken: string | undefined;
      do {
        const ask = { executionArn, reverseOrder, maxResults: 3, ...(nextToken && { nextToken }) };
        const page = (await world.states('GetExecutionHistory', ask)) as {
          events: HistoryEvent[];
          nextToken?: string;
        };
        ids.push(...page.events.map(({ id }) => id));
        nextToken = page.nextToken;
      } while (nextToken);
      expect(ids).toEqual(reverseOrder ? [4, 3, 2, 1] : [1, 2, 3, 4]);
    }
  });

  test('without the data', async () => {
    const { world, executionArn } = await three();
    const answer = await world.states('GetExecutionHistory', { executionArn, includeExecutionData: false });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(answer).toMatchObject({ events: [{}, { stateEnteredEventDetails: { name: 'a' } }, {}, {}] });
  });
});
