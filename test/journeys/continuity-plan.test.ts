import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

type Row = Record<string, unknown>;
type Step = { id: string; state: string; run?: string; note?: string; openedAt?: string; endedAt?: string };

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

const read = (path: string, who = 'dana') => desk.done(who, 'GET', `/v1/${path}`);
const give = async (path: string, ask: object = {}, who = 'dana') => {
  const answer = await desk.done(who, 'POST', `/v1/${path}`, ask);
  await desk.settled();
  return answer;
};
const refused = async (path: string, ask: object = {}, who = 'dana') =>
  (await desk.call(who, 'POST', `/v1/${path}`, ask)).status;
const stepsOf = async (id: string) => (await read(`plan-runs/${id}`)).steps as Step[];
const states = async (id: string) =>
  Object.fromEntries((await stepsOf(id)).map((step) => [step.id, step.state]));
const done = (id: string, step: string) => give(`plan-runs/${id}/complete-step`, { step });

/** A plan that its team's manager has approved. */
async function approved(body: object): Promise<string> {
  const { id } = await give('continuity-plans', { service: 'checkout', ...body });
  await give(`continuity-plans/${id}/submit`);
  await give(`approvals/${id}-1/approve`, {}, 'femi');
  expect(await read(`continuity-plans/${id}`)).toMatchObject({ state: 'approved', live: { edition: 1 } });
  return String(id);
}

async function majorIncident(): Promise<string> {
  const { id } = await give('incidents', { title: 'The shop is gone', service: 'checkout' });
  await give(`incidents/${id}/declare-major`, {}, 'femi');
  return String(id);
}

const steps = [
  { id: 'decide', title: 'Decide to move', by: 'people', assignee: 'femi', minutes: 10 },
  { id: 'restore', title: 'Restore the data', by: 'people', after: ['decide'], minutes: 60 },
  { id: 'traffic', title: 'Turn traffic', by: 'people', after: ['decide'] },
  { id: 'tell', title: 'Tell everybody', by: 'people', after: ['restore', 'traffic'] },
];

describe('a continuity plan', () => {
  let plan: string;

  test('is approved by the engine that approves everything, and edited beside what is in force', async () => {
    expect(
      await refused('continuity-plans', {
        service: 'checkout',
        title: 'Odd',
        steps: [{ id: 'a', title: 'A', by: 'plan' }],
      }),
    ).toBe(400);
    const ring = [
      { id: 'a', title: 'A', by: 'people', after: ['b'] },
      { id: 'b', title: 'B', by: 'people', after: ['a'] },
    ];
    expect(await refused('continuity-plans', { service: 'checkout', title: 'Ring', steps: ring })).toBe(400);
    const arn = 'arn:aws:lambda:eu-central-1:123456789012:function:restore';
    const odd = [{ id: 'a', title: 'A', by: 'automation', automation: arn }];
    expect(
      (
        await desk.call('dana', 'POST', '/v1/continuity-plans', {
          service: 'checkout',
          title: 'Odd',
          steps: odd,
        })
      ).body,
    ).toMatchObject({
      errors: [{ pointer: '/steps/0/automation' }],
    });
    plan = await approved({ title: 'Move the shop', steps });
    const { version } = await read(`continuity-plans/${plan}`);
    await desk.done(
      'dana',
      'PATCH',
      `/v1/continuity-plans/${plan}`,
      { title: 'Move the whole shop' },
      { 'if-match': `"${version}"` },
    );
    expect(await read(`continuity-plans/${plan}`)).toMatchObject({
      state: 'draft',
      live: { edition: 1, content: { title: 'Move the shop' } },
    });
    await give(`continuity-plans/${plan}/submit`);
    await give(`approvals/${plan}-2/reject`, { comment: 'Too short' }, 'femi');
    expect(await read(`continuity-plans/${plan}`)).toMatchObject({ state: 'draft', live: { edition: 1 } });
  });

  test('is followed as an exercise: steps in order and side by side, timings against the RTO', async () => {
    const rating = { impacts: { customers: [0, 0, 3, 3, 3, 4, 4] }, dataLoss: [0, 0, 0, 0, 0, 0, 0] };
    await give('impact-analyses', { service: 'checkout', rating });
    await give('impact-analyses/checkout/finalise', {}, 'femi');
    const plannedFor = new Date(desk.host.clock.now() + 3_600_000).toISOString();
    const exercise = await give('exercises', {
      title: 'Move it',
      service: 'checkout',
      sort: 'plan',
      plan,
      plannedFor,
    });
    const { id: run } = await give('plan-runs', { plan, mode: 'exercise', exercise: exercise.id });
    const id = String(run);
    expect(await read(`plan-runs/${id}`)).toMatchObject({ state: 'running', rto: 60, edition: 1 });
    expect(await states(id)).toEqual({
      decide: 'open',
      restore: 'waiting',
      traffic: 'waiting',
      tell: 'waiting',
    });
    expect(await read(`exercises/${exercise.id}`)).toMatchObject({ state: 'running', run: id });
    expect(await refused(`plan-runs/${id}/complete-step`, { step: 'tell' })).toBe(409);
    await desk.forward(11);
    expect((await desk.items<Row>('dana', `/v1/plan-runs/${id}/timeline`)).map(({ type }) => type)).toContain(
      'plan-run.steps-reminded',
    );
    const [drawn] = await desk.items<Row>('dana', `/v1/plan-runs/${id}/execution`);
    expect(drawn).toMatchObject({ status: 'RUNNING', current: 'Wait until a step ends or is late' });

    await done(id, 'decide');
    expect(await states(id)).toMatchObject({ restore: 'open', traffic: 'open', tell: 'waiting' });
    await give(`plan-runs/${id}/fail-step`, { step: 'restore', note: 'The vault is locked' });
    await desk.forward(5);
    await give(`plan-runs/${id}/retry-step`, { step: 'restore' });
    expect((await stepsOf(id)).find((step) => step.id === 'restore')).toMatchObject({
      state: 'open',
      attempt: 2,
    });
    await desk.forward(20);
    await done(id, 'restore');
    expect(await states(id)).toMatchObject({ tell: 'waiting' });
    await give(`plan-runs/${id}/skip-step`, { step: 'traffic', note: 'It is an exercise' });
    await done(id, 'tell');
    expect(await read(`plan-runs/${id}`)).toMatchObject({ state: 'completed', minutes: 36, met: true });
    const [over] = await desk.items<Row>('dana', `/v1/plan-runs/${id}/execution`);
    expect(over).toMatchObject({ status: 'SUCCEEDED' });
    await give(`exercises/${exercise.id}/conclude`, {
      passed: true,
      findings: ['Give the key of the vault to two'],
    });
    expect(await read(`exercises/${exercise.id}`)).toMatchObject({
      result: { passed: true, minutes: 36, rto: 60 },
      tasks: [{ state: 'open' }],
    });
    expect(await read('service-continuity/checkout')).toMatchObject({
      plan,
      state: 'ready',
      exercise: { id: exercise.id, minutes: 36 },
    });
  });

  test('is followed for real only because of a major incident', async () => {
    expect(await refused('plan-runs', { plan, mode: 'real' })).toBe(400);
    const { id: small } = await give('incidents', { title: 'A page is slow', service: 'checkout' });
    expect(await refused('plan-runs', { plan, mode: 'real', incident: small })).toBe(400);
    const incident = await majorIncident();
    const { id } = await give('plan-runs', { plan, mode: 'real', incident });
    await desk.forward(90);
    for (const step of ['decide', 'restore', 'traffic', 'tell']) await done(String(id), step);
    expect(await read(`plan-runs/${id}`)).toMatchObject({
      mode: 'real',
      incident,
      state: 'completed',
      met: false,
      minutes: 90,
    });
    const { id: other } = await give('plan-runs', { plan, mode: 'real', incident });
    await give(`plan-runs/${other}/cancel`, { reason: 'It came back by itself' });
    expect(await read(`plan-runs/${other}`)).toMatchObject({ state: 'canceled' });
    expect(await refused(`plan-runs/${other}/complete-step`, { step: 'decide' })).toBe(409);
    const [execution] = await desk.items<Row>('dana', `/v1/plan-runs/${other}/execution`);
    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('is a step of another one, whose team hears of it; when it is canceled, that step has failed', async () => {
    const whole = await approved({
      title: 'Everything',
      steps: [
        { id: 'shop', title: 'The shop', by: 'plan', plan },
        { id: 'end', title: 'Say so', by: 'people', after: ['shop'] },
      ],
    });
    const { id } = await give('plan-runs', { plan: whole, mode: 'exercise' });
    const child = async () => String((await stepsOf(String(id)))[0]?.run);
    expect(await read(`plan-runs/${await child()}`)).toMatchObject({
      parent: { run: id, step: 'shop' },
      state: 'running',
      plan,
    });
    await give(`plan-runs/${await child()}/cancel`, { reason: 'Wrong one' });
    expect(await states(String(id))).toEqual({ shop: 'failed', end: 'waiting' });
    const first = await child();
    await give(`plan-runs/${id}/retry-step`, { step: 'shop' });
    expect(await child()).not.toBe(first);
    for (const step of ['decide', 'restore', 'traffic', 'tell']) await done(await child(), step);
    expect(await states(String(id))).toEqual({ shop: 'done', end: 'open' });
  });

  test('a crash anywhere between leaves nothing undone', async () => {
    for (const who of [
      'continuity-on-stepped',
      'continuity-do-open',
      'continuity-do-wait',
      'continuity-on-steps-opened',
    ])
      for (const operation of [
        'TransactWriteItems',
        'UpdateItem',
        'StartExecution',
        'SendTaskSuccess',
        'GetItem',
      ]) {
        const { faults } = desk.host.dispatcher;
        faults.set({ match: { caller: desk.callerOf(who), operation }, kind: 'crash', times: 1 });
        const { id } = await give('plan-runs', { plan, mode: 'exercise' });
        const run = String(id);
        for (const step of ['decide', 'restore', 'traffic', 'tell']) {
          for (let n = 0; (await states(run))[step] !== 'open' && n < 6; n++) await desk.forward(8);
          await done(run, step);
        }
        await desk.forward(20);
        expect(await read(`plan-runs/${run}`), `${who} ${operation}`).toMatchObject({ state: 'completed' });
        const [execution] = await desk.items<Row>('dana', `/v1/plan-runs/${run}/execution`);
        expect(execution, `${who} ${operation}`).toMatchObject({ status: 'SUCCEEDED' });
        faults.clear();
      }
  });
});
