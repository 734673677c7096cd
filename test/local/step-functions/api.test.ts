import { describe, expect, test } from 'vitest';
import { createWorld, machine, nine, pass } from './world.ts';

const DAY = 86_400;
const refused = (type: string) => expect.objectContaining({ type });
const waiting = machine({ a: { Type: 'Wait', Seconds: 1000, End: true } });
const quick = machine({ a: pass(1) });

describe('a name', () => {
  test('started twice with the same input is one execution while it runs', async () => {
    const world = createWorld();
    const arn = world.deploy(waiting);
    expect(await world.start(arn, { n: 1 }, 'INC-1-1')).toBe(await world.start(arn, { n: 1 }, 'INC-1-1'));
    await expect(world.start(arn, { n: 2 }, 'INC-1-1')).rejects.toEqual(refused('ExecutionAlreadyExists'));
    expect(world.events.map(({ detail }) => detail.status)).toEqual(['RUNNING']);
  });

  test('stays taken for 90 days after the execution ended', async () => {
    const world = createWorld();
    const arn = world.deploy(quick);
    await world.start(arn, {}, 'once');
    await world.settled();
    await world.forward(90 * DAY - 1);
    await expect(world.start(arn, {}, 'once')).rejects.toEqual(refused('ExecutionAlreadyExists'));
    await world.forward(2);
    const again = await world.start(arn, {}, 'once');
    await world.settled();
    expect(await world.history(again)).toHaveLength(4);
  });

  test.each(['with space', 'a/b', 'x'.repeat(81), 'tab\t', 'quo"te'])('%j is refused', async (name) => {
    const world = createWorld();
    await expect(world.start(world.deploy(quick), {}, name)).rejects.toEqual(refused('InvalidName'));
  });
});

describe('the API', () => {
  test('describes an execution from start to end, and tells the bus', async () => {
    const world = createWorld();
    const stateMachineArn = world.deploy(waiting);
    const executionArn = await world.start(stateMachineArn, { n: 1 }, 'e');
    expect(await world.describe(executionArn)).toEqual({
      executionArn,
      stateMachineArn,
      name: 'e',
      status: 'RUNNING',
      startDate: nine / 1000,
      redriveCount: 0,
      input: '{"n":1}',
      inputDetails: { included: true },
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
    });
    await world.forward(1000);
    expect(await world.describe(executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      stopDate: nine / 1000 + 1000,
      output: '{"n":1}',
    });
    expect(world.events.map(({ source, detail }) => [source, detail.status, detail.stopDate])).toEqual([
      ['aws.states', 'RUNNING', null],
      ['aws.states', 'SUCCEEDED', nine + 1_000_000],
    ]);
    expect(world.events[1]).toMatchObject({
      'detail-type': 'Step Functions Execution Status Change',
      resources: [executionArn],
      detail: { executionArn, stateMachineArn, name: 'e', input: '{"n":1}', output: '{"n":1}' },
    });
  });

  test('leaves data out when only metadata is asked for', async () => {
    const world = createWorld();
    const executionArn = await world.start(world.deploy(machine({ a: pass('secret') })), { secret: 1 });
    await world.settled();
    const answer = await world.states('DescribeExecution', { executionArn, includedData: 'METADATA_ONLY' });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test('stops an execution and everything in it', async () => {
    const world = createWorld();
    const executionArn = await world.start(world.deploy(waiting));
    await world.states('StopExecution', { executionArn, error: 'x', cause: 'y' });
    expect(await world.describe(executionArn)).toMatchObject({ status: 'ABORTED', error: 'x', cause: 'y' });
    await world.forward(2000);
    const types = (await world.history(executionArn)).map(({ type }) => type);
    expect(types).toEqual(['ExecutionStarted', 'WaitStateEntered', 'ExecutionAborted']);
    expect(await world.states('StopExecution', { executionArn })).toEqual({ stopDate: nine / 1000 });
  });

  test('lists executions in pages, newest first, by status', async () => {
    const world = createWorld();
    const stateMachineArn = world.deploy(quick);
    for (let i = 0; i < 5; i++) await world.start(stateMachineArn, {}, `e${i}`);
    const other = world.deploy(waiting, 'other');
    await world.start(other, {}, 'x');
    await world.settled();
    type List = { executions: { name: string }[]; nextToken?: string };
    const names: string[][] = [];
    let nextToken: string | undefined;
    do {
      const page = (await world.states('ListExecutions', {
        stateMachineArn,
        maxResults: 2,
        ...(nextToken && { nextToken }),
      })) as List;
      names.push(page.executions.map(({ name }) => name));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(names).toEqual([['e4', 'e3'], ['e2', 'e1'], ['e0']]);
    const running = (arn: string) =>
      world.states('ListExecutions', { stateMachineArn: arn, statusFilter: 'RUNNING' });
    expect(await running(stateMachineArn)).toEqual({ executions: [] });
    expect(await running(other)).toMatchObject({ executions: [{ name: 'x', status: 'RUNNING' }] });
    expect(await world.states('ListStateMachines', { maxResults: 1 })).toMatchObject({
      stateMachines: [{ name: 'machine', type: 'STANDARD', creationDate: nine / 1000 }],
      nextToken: expect.any(String),
    });
  });

  const arn = 'arn:aws:states:eu-central-1:000000000000:execution:machine:none';
  test.each([
    ['DescribeExecution', { executionArn: arn }, 'ExecutionDoesNotExist'],
    ['DescribeExecution', { executionArn: 'nope' }, 'InvalidArn'],
    ['GetExecutionHistory', { executionArn: arn }, 'ExecutionDoesNotExist'],
    [
      'StartExecution',
      { stateMachineArn: 'arn:aws:states:x:y:stateMachine:none' },
      'StateMachineDoesNotExist',
    ],
    [
      'ListExecutions',
      { stateMachineArn: 'arn:aws:states:x:y:stateMachine:none' },
      'StateMachineDoesNotExist',
    ],
    ['ListStateMachines', { maxResults: 1001 }, 'ValidationException'],
    ['ListStateMachines', { nextToken: 'nope' }, 'InvalidToken'],
    ['CreateActivity', {}, 'NotHostedLocally'],
  ])('%s of %j is refused as %s', async (operation, input, type) => {
    await expect(createWorld().states(operation, input)).rejects.toEqual(refused(type));
  });

  test('takes no input that is no JSON or too large', async () => {
    const world = createWorld();
    const stateMachineArn = world.deploy(quick);
    const start = (input: string) => world.states('StartExecution', { stateMachineArn, input });
    await expect(start('not json')).rejects.toEqual(refused('InvalidExecutionInput'));
    await expect(start(JSON.stringify('x'.repeat(262_144)))).rejects.toEqual(refused('ValidationException'));
    await expect(
      world.states('ListExecutions', { stateMachineArn, statusFilter: 'succeeded' }),
    ).rejects.toEqual(refused('ValidationException'));
  });
});

describe('a definition', () => {
  const state = (rest: object) => machine({ a: { Type: 'Pass', End: true, ...rest } });
  test.each([
    ['in JSONPath', { QueryLanguage: 'JSONPath', ...quick }],
    ['with a JSONPath field', state({ Parameters: {} })],
    ['with an unknown type', state({ Type: 'Loop' })],
    ['with a next state that is not there', state({ Next: 'b', End: undefined })],
    ['with an unknown integration', state({ Type: 'Task', Resource: 'arn:aws:states:::dynamodb:scan' })],
    [
      'that waits for a token of a table',
      state({ Type: 'Task', Resource: 'arn:aws:states:::dynamodb:putItem.waitForTaskToken' }),
    ],
    ['with a syntax error', state({ Output: '{% $a + %}' })],
    [
      'with a distributed Map',
      state({ Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, ...quick } }),
    ],
    ['without the state to start at', { StartAt: 'z', States: quick.States }],
  ])('%s is not deployed', (_what, definition) => {
    expect(() => createWorld().deploy(definition)).toThrow(/^State machine machine: /);
  });
});
