import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { backupJob, dbArn, experiment, pointArn, recoveryPoint, restoreJob } from './aws-proof.ts';

type Row = Record<string, unknown>;

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const hour = 3_600_000;
const now = (hours = 0) => new Date(desk.host.clock.now() + hours * hour).toISOString();
const read = (path: string, who = 'dana') => desk.done(who, 'GET', `/v1/${path}`);
const list = (path: string) => desk.items<Row>('dana', `/v1/${path}`);
const types = async (path: string) => (await list(`${path}/timeline`)).map(({ type }) => type);
const give = async (path: string, ask: object = {}, who = 'dana') => {
  const answer = await desk.done(who, 'POST', `/v1/${path}`, ask);
  await desk.settled();
  return answer;
};
const change = async (path: string, body: object, who = 'dana') => {
  const { version } = await read(path);
  const answer = await desk.done(who, 'PATCH', `/v1/${path}`, body, { 'if-match': `"${version}"` });
  await desk.settled();
  return answer;
};
const refused = async (path: string, ask: object = {}, who = 'dana') =>
  (await desk.call(who, 'POST', `/v1/${path}`, ask)).status;

// Major after eight hours, and lost data of a day is major: RTO four hours, RPO eight.
const rating = { impacts: { customers: [0, 1, 2, 3, 3, 4, 4] }, dataLoss: [0, 0, 1, 2, 3, 4, 4] };

describe('from AWS-shaped events to the report', () => {
  const ids: Record<string, string> = {};

  test('items inherit the strictest of what they support, and lose it with the relation', async () => {
    const add = async (name: string, body: object) => {
      ids[name] = String((await give('cis', { name, ...body })).id);
    };
    await add('shop', { class: 'application', service: 'checkout' });
    await add('orders', {
      class: 'AWS::RDS::DBInstance',
      arn: dbArn,
      attributes: { 'instance-class': 'db.t3' },
    });
    await give('relations', { from: ids.shop, type: 'depends-on', to: ids.orders });
    await give('impact-analyses', { service: 'checkout', rating, owner: 'femi' });
    expect(await read('impact-analyses/checkout')).toMatchObject({
      state: 'draft',
      disruption: 480,
      objective: { rto: 240, rpo: 480, tier: 2 },
    });
    expect((await desk.call('dana', 'GET', `/v1/protections/${ids.orders}`)).status).toBe(404);
    expect(await refused('impact-analyses/checkout/finalise')).toBe(403);
    await give('impact-analyses/checkout/finalise', {}, 'femi');
    const objective = { rto: 240, rpo: 480, tier: 2 };
    expect(await read(`protections/${ids.orders}`)).toMatchObject({
      state: 'unproved',
      objective,
      needs: { checkout: objective },
    });
    expect(await read(`protections/${ids.shop}`)).toMatchObject({ state: 'unjudged', objective });
    const stricter = { impacts: { safety: [0, 3, 3, 3, 3, 3, 3] }, dataLoss: [0, 0, 0, 0, 0, 0, 0] };
    await give('impact-analyses', { service: 'search', rating: stricter, reviewDays: 1 });
    await give('impact-analyses/search/finalise', {}, 'femi');
    expect(await read(`protections/${ids.orders}`)).toMatchObject({ objective });
    const index = await give('cis', { name: 'index', class: 'application', service: 'search' });
    const { id } = await give('relations', { from: index.id, type: 'runs-on', to: ids.orders });
    expect(await read(`protections/${ids.orders}`)).toMatchObject({
      objective: { rto: 15, rpo: 480, tier: 1 },
    });
    await give(`relations/${id}/remove`);
    expect(await read(`protections/${ids.orders}`)).toMatchObject({
      objective,
      needs: { checkout: objective },
    });
  });

  test('an item turns red when its newest good point is older than its RPO, and green with the next', async () => {
    const begun = now(-1);
    await desk.happen(backupJob(1, begun));
    expect(await read(`protections/${ids.orders}`)).toMatchObject({
      state: 'green',
      newest: { arn: pointArn(1), at: begun },
    });
    await desk.forward(6.9 * 60);
    expect(await read(`protections/${ids.orders}`)).toMatchObject({ state: 'green' });
    await desk.forward(0.2 * 60);
    expect(await read(`protections/${ids.orders}`)).toMatchObject({ state: 'red' });
    expect(await read('service-continuity/checkout')).toMatchObject({ red: 1, unproved: 0 });
    expect((await list('protections?state=red')).map(({ id }) => id)).toEqual([ids.orders]);
    const told = (await desk.mail()).filter(({ subject }) =>
      String(subject).includes('no recovery point within its RPO'),
    );
    expect(told.length).toBeGreaterThan(0);

    await desk.happen(backupJob(2, now(), { statusMessage: 'Some pages could not be read' }));
    expect(await read(`protections/${ids.orders}`)).toMatchObject({ state: 'red' });
    await desk.happen(backupJob(3, now()), backupJob(3, now()), backupJob(1, begun));
    expect(await read(`protections/${ids.orders}`)).toMatchObject({
      state: 'green',
      newest: { arn: pointArn(3) },
    });
    await desk.happen(recoveryPoint(3, 'DELETED', now()));
    expect(await read(`protections/${ids.orders}`)).toMatchObject({ state: 'red' });
    expect(
      (await types(`protections/${ids.orders}`)).filter((type) => String(type).includes('turned')),
    ).toEqual(['protection.turned-red', 'protection.turned-green', 'protection.turned-red']);
    await desk.happen(backupJob(4, now()));
    expect(await read('service-continuity/checkout')).toMatchObject({ red: 0 });
  });

  test('a firing that is stale does nothing: each day has its backup, and nothing turns red', async () => {
    for (let day = 0; day < 2; day++)
      for (let n = 0; n < 4; n++) {
        await desk.happen(backupJob(10 + 4 * day + n, now()));
        await desk.forward(6 * 60);
      }
    expect(await read(`protections/${ids.orders}`)).toMatchObject({ state: 'green' });
    expect(
      (await types(`protections/${ids.orders}`)).filter((type) => type === 'protection.turned-red'),
    ).toHaveLength(2);
  });

  test('a restore proves the RTO, or that it is missed; a chain is as slow as all of it', async () => {
    await desk.happen(restoreJob(10, now(-3), now()));
    expect(await read(`protections/${ids.orders}`)).toMatchObject({
      restore: { minutes: 180, state: 'completed' },
    });
    await change(`protections/${ids.orders}`, { rto: 120, rpo: 360 });
    expect(await read('service-continuity/checkout')).toMatchObject({ gaps: [], recovery: 180 });
    await change(`protections/${ids.shop}`, { rto: 90 });
    expect(await read('service-continuity/checkout')).toMatchObject({
      recovery: 270,
      unknown: 0,
      gaps: [{ of: ids.shop, kinds: ['chain'], recovery: 270 }],
    });
    await change(`protections/${ids.shop}`, { rto: 300 });
    expect(await read('service-continuity/checkout')).toMatchObject({
      gaps: [{ of: ids.shop, kinds: ['rto'] }],
    });
    await change(`protections/${ids.shop}`, { rto: 30 });
    expect(await read('service-continuity/checkout')).toMatchObject({ gaps: [], recovery: 210 });
  });

  test('what nobody has an item for waits for it, and what cannot be read says why', async () => {
    const arn = dbArn.replace('orders', 'invoices');
    await desk.happen(backupJob(90, now(), { resourceArn: arn }), {
      ...backupJob(91, now()),
      detail: { state: 'COMPLETED' },
    });
    const waiting = await list('quarantined-evidence');
    expect(waiting.map(({ reason }) => reason).sort()).toEqual([
      expect.stringContaining('It cannot be read'),
      `There is no item with the ARN ${arn}`,
    ]);
    const { id } = await give('cis', {
      name: 'invoices',
      class: 'AWS::RDS::DBInstance',
      arn,
      attributes: { 'instance-class': 'db.t3' },
    });
    expect(await read(`protections/${id}`)).toMatchObject({ newest: { arn: pointArn(90) } });
    const [left] = await list('quarantined-evidence');
    await give(`quarantined-evidence/${left?.id}/release`);
    expect(await list('quarantined-evidence')).toHaveLength(1);
    await give(`quarantined-evidence/${left?.id}/drop`);
    expect(await list('quarantined-evidence')).toEqual([]);
  });

  test('an experiment is an exercise, in whatever order its events come', async () => {
    const ask = {
      title: 'Lose a zone',
      service: 'checkout',
      sort: 'experiment',
      template: 'EXTabc123',
      plannedFor: now(48),
      everyDays: 30,
    };
    const { id } = await give('exercises', ask);
    await desk.happen(experiment('EXP1', 'completed'));
    await desk.happen(experiment('EXP1', 'running'), experiment('EXP1', 'completed'));
    expect(await read(`exercises/${id}`)).toMatchObject({
      state: 'concluded',
      experiment: 'EXP1',
      result: { passed: true },
    });
    const planned = await list('exercises');
    expect(planned).toMatchObject([{ title: 'Lose a zone', follows: id, state: 'planned' }]);
    await desk.happen(experiment('EXP9', 'running', 'EXTunknown'));
    await desk.happen(experiment('EXP9', 'stopped', 'EXTunknown'));
    expect((await list('exercises?closed=true')).find((one) => one.experiment === 'EXP9')).toMatchObject({
      result: { passed: false },
    });
    const report = await list('service-continuity/readiness');
    expect(report).toMatchObject([
      { tier: 1, services: 1, untested: 1 },
      { tier: 2, services: 1, ready: 1 },
      { tier: 3, services: 0 },
      { tier: 4 },
    ]);
  });

  test('an exercise is reminded of, falls overdue, and comes again when it was held; an analysis is due for review', async () => {
    expect(await read('impact-analyses/search')).toMatchObject({ state: 'review-due' });
    await give('impact-analyses/search/confirm', {}, 'femi');
    expect(await read('impact-analyses/search')).toMatchObject({ state: 'finalised', agreed: { rto: 15 } });
    const ask = {
      title: 'Walk through it',
      service: 'search',
      sort: 'walkthrough',
      owner: 'femi',
      everyDays: 100,
    };
    const { id } = await give('exercises', { ...ask, plannedFor: now(25), remindDays: 1 });
    await desk.forward(1.1 * 60);
    expect(await types(`exercises/${id}`)).toContain('exercise.reminded');
    await desk.forward(48 * 60);
    expect(await list('exercises?overdue=true')).toMatchObject([{ id, overdue: true }]);
    const findings = ['Give the key to two'];
    const done = await give(`exercises/${id}/conclude`, {
      passed: false,
      summary: 'Nobody had the key',
      findings,
    });
    expect(done).toMatchObject({
      state: 'concluded',
      tasks: [{ id: 'T1', state: 'open', title: 'Give the key to two' }],
    });
    await give(`exercises/${id}/complete-task`, { task: 'T1' });
    const all = await list('exercises?service=search');
    expect(all.map(({ state }) => state).sort()).toEqual(['concluded', 'planned']);
    expect(await read('service-continuity/search')).toMatchObject({
      state: 'failed',
      exercise: { id, passed: false },
    });
  });
});
