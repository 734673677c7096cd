import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../local/step-functions/json.ts';
import { ask, createWorld, invoke, machine, nine, pass, thrown } from './world.ts';

const HOUR = 3600;

// Everything that has to survive: variables, a retry's backoff, a long wait, tokens side by side, a timeout, a catch.
const everything = machine({
  first: invoke({
    Retry: [{ ErrorEquals: ['Flaky'], IntervalSeconds: 600, MaxAttempts: 2 }],
    Assign: { seen: ['{% $states.result.Payload %}'] },
    Next: 'long',
  }),
  long: { Type: 'Wait', Seconds: 40 * 24 * HOUR, Next: 'both' },
  both: {
    Type: 'Parallel',
    Branches: [
      machine({ a: ask({ TimeoutSeconds: 24 * HOUR }) }),
      machine({
        m: {
          Type: 'Map',
          Items: [1, 2],
          MaxConcurrency: 1,
          ItemProcessor: machine({
            w: { Type: 'Wait', Seconds: '{% $states.input * 60 %}', Next: 'x' },
            x: pass('{% $states.input * 10 %}'),
          }),
          End: true,
        },
      }),
    ],
    Next: 'nobody',
  },
  nobody: ask({
    TimeoutSeconds: HOUR,
    Output: 'answered',
    Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'end' }],
    Next: 'end',
  }),
  end: pass({ seen: '{% $seen %}', from: '{% $states.input.Error %}' }),
});

async function carryOut(prepare: (world: ReturnType<typeof createWorld>) => void) {
  let flaky = 2;
  const tokens: string[] = [];
  const world = createWorld();
  world.world.answer = ({ token }: JsonObject) => {
    if (token) return void tokens.push(String(token));
    if (flaky-- > 0) throw thrown('Flaky');
    return 'third time';
  };
  prepare(world);
  const arn = await world.start(world.deploy(everything), { n: 1 });
  let answered = '';
  for (let i = 0; i < 200; i++) {
    await world.settled();
    const described = await world.describe(arn);
    if (described.status !== 'RUNNING')
      return { described, arn, world, took: Math.round((world.clock.now() - nine) / 1000 / HOUR) };
    const [token] = tokens;
    if (token && !answered) {
      answered = token;
      await world.states('SendTaskSuccess', { taskToken: token, output: '"yes"' });
    } else await world.forward(i < 8 ? 600 : 12 * HOUR);
  }
  throw new Error('It does not end');
}

const expected = { status: 'SUCCEEDED', output: '{"seen":["third time"],"from":"States.Timeout"}' };

describe('an execution', () => {
  test('carries on after a crash at every commit', async () => {
    const undisturbed = await carryOut(() => {});
    expect(undisturbed.described).toMatchObject(expected);
    const types = (await undisturbed.world.history(undisturbed.arn)).map(({ type }) => type).sort();
    for (let commit = 1; ; commit++) {
      let crashed = () => true;
      const { described, arn, world } = await carryOut((made) => {
        crashed = made.crashAfterCommit(commit);
      });
      expect(described, `crash after commit ${commit}`).toMatchObject(expected);
      const history = await world.history(arn);
      expect(history.map(({ type }) => type).sort(), `crash after commit ${commit}`).toEqual(types);
      expect(history.map(({ id }) => id)).toEqual(history.map((_, i) => i + 1));
      if (!crashed()) return expect(commit).toBeGreaterThan(25);
    }
  });

  test('does not ask again after a restart while it waits for a token', async () => {
    const tokens: string[] = [];
    const world = createWorld({ answer: ({ token }: JsonObject) => void tokens.push(String(token)) });
    const arn = await world.start(world.deploy(machine({ a: ask() })));
    await world.settled();
    world.restart();
    await world.settled();
    expect(tokens).toHaveLength(1);
    await world.states('SendTaskSuccess', { taskToken: tokens[0], output: '1' });
    await world.settled();
    expect(await world.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '1' });
  });

  test('makes a call again that was in flight, with the same token', async () => {
    const tokens: string[] = [];
    const world = createWorld();
    world.world.answer = ({ token }) => {
      tokens.push(String(token));
      if (tokens.length === 1) world.restart();
    };
    const arn = await world.start(world.deploy(machine({ a: ask() })));
    await world.settled();
    expect(tokens).toHaveLength(2);
    expect(tokens[0]).toBe(tokens[1]);
    await world.states('SendTaskSuccess', { taskToken: tokens[0], output: '1' });
    await world.settled();
    expect((await world.describe(arn)).status).toBe('SUCCEEDED');
  });

  test('times out at the moment it would have, however often the host restarted', async () => {
    const world = createWorld();
    const arn = await world.start(
      world.deploy(machine({ a: ask({ TimeoutSeconds: 100, HeartbeatSeconds: 90 }) })),
    );
    for (let i = 0; i < 8; i++) {
      await world.forward(10);
      world.restart();
    }
    expect((await world.describe(arn)).status).toBe('RUNNING');
    await world.forward(10);
    expect(await world.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  test('keeps the definition it started with over a redeploy and a restart', async () => {
    const world = createWorld();
    const wait = { Type: 'Wait', Seconds: 10, Next: 'b' };
    const stateMachineArn = world.deploy(machine({ a: wait, b: pass('old') }));
    const old = await world.start(stateMachineArn);
    world.deploy(machine({ a: wait, b: pass('new') }));
    const young = await world.start(stateMachineArn);
    world.restart();
    await world.forward(10);
    expect([(await world.describe(old)).output, (await world.describe(young)).output]).toEqual([
      '"old"',
      '"new"',
    ]);
    const { definition } = (await world.states('DescribeStateMachineForExecution', {
      executionArn: old,
    })) as { definition: string };
    expect(definition).toContain('old');
    expect(await world.states('DescribeStateMachine', { stateMachineArn })).toMatchObject({
      status: 'ACTIVE',
      type: 'STANDARD',
      definition: expect.stringContaining('new'),
    });
  });
});
