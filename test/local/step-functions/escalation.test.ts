import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { awsError } from '../../../local/aws-error.ts';
import { createWorld, nine, thrown } from './world.ts';

const text = readFileSync('statemachines/escalation.asl.json', 'utf8');
const definition = JSON.parse(text.replace(/\$\{DoPage\}/, 'page')) as object;

type Page = { escalation: string; level: number; token: string; at: number };

/** What the task does, in as few words as the machine needs. */
async function escalate(waits: number[], page: (page: Page) => void = () => {}) {
  const pages: Page[] = [];
  const world = createWorld();
  world.world.answer = (payload) => {
    const asked = { ...payload, at: (world.clock.now() - nine) / 1000 } as Page;
    pages.push(asked);
    if (asked.level >= waits.length) throw thrown('Exhausted');
    return page(asked);
  };
  const arn = await world.start(
    world.deploy(definition, 'escalation'),
    { escalation: 'INC-1001-1', waits, level: 0 },
    'INC-1001-1',
  );
  await world.settled();
  const levels = () => pages.map(({ level, at }) => [level, at]);
  return { world, arn, pages, levels, describe: () => world.describe(arn) };
}

describe('the escalation machine', () => {
  test('goes by the escalation that it was started with', async () => {
    const { pages } = await escalate([300]);
    expect(pages).toMatchObject([{ escalation: 'INC-1001-1', level: 0, token: expect.any(String) }]);
  });

  test('pages the next level at once when somebody asks for it, and goes on from there', async () => {
    const { world, pages, levels } = await escalate([300, 600, 300]);
    await world.forward(100);
    const failure = { taskToken: pages[0]?.token, error: 'NextLevel', cause: 'asked for' };
    await world.states('SendTaskFailure', failure);
    await world.forward(601);
    expect(levels()).toEqual([
      [0, 0],
      [1, 100],
      [2, 700],
    ]);
  });

  test('pages one level after the other, each after its own wait, one transition per level', async () => {
    const { world, levels, describe } = await escalate([300, 600, 900]);
    expect(world.transitions()).toBe(1);
    await world.forward(300);
    expect(world.transitions()).toBe(2);
    await world.forward(599);
    expect(levels()).toEqual([
      [0, 0],
      [1, 300],
    ]);
    await world.forward(1);
    expect(levels()).toEqual([
      [0, 0],
      [1, 300],
      [2, 900],
    ]);
    await world.forward(3600);
    expect(levels().at(-1)).toEqual([3, 1800]);
    expect(await describe()).toMatchObject({
      status: 'FAILED',
      error: 'NobodyAnswered',
      cause: expect.stringMatching(/^Every level .*\.$/),
    });
  });

  test('ends when somebody takes the incident, and pages nobody after that', async () => {
    const { world, pages, levels, describe } = await escalate([300, 600]);
    await world.forward(310);
    await world.states('SendTaskSuccess', { taskToken: pages[1]?.token, output: '{"by":"dana"}' });
    await world.forward(3600);
    expect(levels()).toHaveLength(2);
    expect(await describe()).toMatchObject({ status: 'SUCCEEDED', output: '{"by":"dana"}' });
  });

  test('waits as long as the only level of a policy says', async () => {
    const { world, levels } = await escalate([60]);
    await world.forward(61);
    expect(levels()).toEqual([
      [0, 0],
      [1, 60],
    ]);
  });

  test('goes to the next level at once when nobody is on call', async () => {
    const { levels } = await escalate([300, 300], ({ level }) => {
      if (level === 0) throw thrown('NobodyOnCall');
    });
    expect(levels()).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  test('says that nobody answered when a policy has no levels', async () => {
    const { levels, describe } = await escalate([]);
    expect(levels()).toEqual([[0, 0]]);
    expect((await describe()).error).toBe('NobodyAnswered');
  });

  test('pages again when Lambda was briefly out of breath', async () => {
    let tries = 0;
    const { world, pages, describe } = await escalate([300], () => {
      if (tries++ < 5) throw awsError('TooManyRequestsException', 'Rate exceeded', 429);
    });
    await world.forward(120);
    expect(pages).toHaveLength(6);
    await world.states('SendTaskSuccess', { taskToken: pages.at(-1)?.token, output: '{}' });
    await world.settled();
    expect((await describe()).status).toBe('SUCCEEDED');
  });

  test('leaves a level that cannot be paged to the next one', async () => {
    const { world, levels, describe } = await escalate([300, 300], ({ level }) => {
      if (level === 0) throw thrown('TypeError');
    });
    await world.forward(120);
    expect(levels().map(([level]) => level)).toEqual([0, 0, 0, 0, 0, 1]);
    expect((await describe()).status).toBe('RUNNING');
  });

  test('ends when no level can be paged at all', async () => {
    const { world, describe } = await escalate([300, 300], () => {
      throw thrown('TypeError');
    });
    await world.forward(3600);
    expect(await describe()).toMatchObject({ status: 'FAILED', error: 'PagingFailed' });
  });
});
