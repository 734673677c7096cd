import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../local/step-functions/json.ts';
import { ask, createWorld, machine, pass, thrown } from './world.ts';

async function asked(rest: object = {}, others: Record<string, object> = {}) {
  const tokens: string[] = [];
  const world = createWorld({ answer: ({ token }: JsonObject) => void tokens.push(String(token)) });
  const arn = await world.start(world.deploy(machine({ a: ask(rest), ...others })));
  await world.settled();
  const [taskToken = ''] = tokens;
  const succeed = (output: unknown = 'yes', token = taskToken) =>
    world.states('SendTaskSuccess', { taskToken: token, output: JSON.stringify(output) });
  const result = async () => {
    await world.settled();
    const { status, output, error, cause } = await world.describe(arn);
    return status === 'SUCCEEDED' ? JSON.parse(output ?? '') : { status, error, cause };
  };
  return { world, tokens, taskToken, succeed, result, arn };
}

const refused = (type: string) => expect.objectContaining({ type });

describe('a task token', () => {
  test('lets the execution go on with the output it is sent', async () => {
    const { succeed, result } = await asked();
    await succeed({ by: 'dana' });
    expect(await result()).toEqual({ by: 'dana' });
  });

  test('fails the task with the error it is sent, which can be caught by name', async () => {
    const Catch = [{ ErrorEquals: ['Recused'], Next: 'b' }];
    const { world, taskToken, result } = await asked({ Catch }, { b: pass('{% $states.input.Cause %}') });
    await world.states('SendTaskFailure', { taskToken, error: 'Recused', cause: 'holiday' });
    expect(await result()).toBe('holiday');
  });

  test('may be answered before the call that carried it comes back', async () => {
    const world = createWorld();
    world.world.answer = async ({ token }) => {
      await world.states('SendTaskSuccess', { taskToken: token, output: '"at once"' });
    };
    expect(await world.run(machine({ a: ask() }))).toBe('at once');
  });

  test('is answered once', async () => {
    const { succeed, result } = await asked();
    const second = Promise.all([succeed('first'), succeed('second')]);
    await expect(second).rejects.toEqual(refused('TaskTimedOut'));
    expect(await result()).toBe('first');
    await expect(succeed('third')).rejects.toEqual(refused('TaskTimedOut'));
  });

  test('is too late after the timeout', async () => {
    const { world, succeed, result } = await asked({ TimeoutSeconds: 60 });
    await world.forward(61);
    await expect(succeed()).rejects.toEqual(refused('TaskTimedOut'));
    expect(await result()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  test('is too late after the execution was stopped', async () => {
    const { world, succeed, result, arn } = await asked();
    await world.states('StopExecution', { executionArn: arn, error: 'x', cause: 'y' });
    await expect(succeed()).rejects.toEqual(refused('TaskTimedOut'));
    expect(await result()).toEqual({ status: 'ABORTED', error: 'x', cause: 'y' });
  });

  test.each([
    ['not a token', 'InvalidToken'],
    ['', 'InvalidToken'],
  ])('%j is refused as %s', async (token, type) => {
    const { succeed } = await asked();
    await expect(succeed('yes', token)).rejects.toEqual(refused(type));
  });

  test('of an execution that is gone does not exist', async () => {
    const { taskToken } = await asked();
    const other = createWorld();
    const ask = { taskToken, output: '1' };
    await expect(other.states('SendTaskSuccess', ask)).rejects.toEqual(refused('TaskDoesNotExist'));
  });

  test.each([undefined, '{', 'nope', JSON.stringify('x'.repeat(262_144))])(
    'takes no output that is no JSON or too large',
    async (output) => {
      const { world, taskToken } = await asked();
      await expect(world.states('SendTaskSuccess', { taskToken, output })).rejects.toEqual(
        refused('InvalidOutput'),
      );
    },
  );

  test('is kept alive by heartbeats until one is missed', async () => {
    const { world, taskToken, result, arn } = await asked({ HeartbeatSeconds: 60, TimeoutSeconds: 3600 });
    for (let i = 0; i < 5; i++) {
      await world.forward(50);
      await world.states('SendTaskHeartbeat', { taskToken });
    }
    expect((await world.describe(arn)).status).toBe('RUNNING');
    await world.forward(61);
    expect(await result()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    await expect(world.states('SendTaskHeartbeat', { taskToken })).rejects.toEqual(refused('TaskTimedOut'));
  });

  test('ends with its attempt: another attempt has another', async () => {
    const { world, tokens, succeed, result } = await asked({ Retry: [{ ErrorEquals: ['Again'] }] });
    await world.states('SendTaskFailure', { taskToken: tokens[0], error: 'Again' });
    await world.settled();
    await world.forward(1);
    expect(tokens).toHaveLength(2);
    await expect(succeed('old', tokens[0])).rejects.toEqual(refused('TaskTimedOut'));
    await succeed('new', tokens[1]);
    expect(await result()).toBe('new');
  });

  test('is worthless when the call that carried it failed', async () => {
    const tokens: string[] = [];
    const answer = ({ token }: JsonObject) => {
      tokens.push(String(token));
      throw thrown('Broken');
    };
    const world = createWorld({ answer });
    expect(await world.run(machine({ a: ask() }))).toMatch(/^FAILED Broken: /);
    const ask1 = { taskToken: tokens[0], output: '1' };
    await expect(world.states('SendTaskSuccess', ask1)).rejects.toEqual(refused('TaskTimedOut'));
  });
});
