import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

test('a draft says what it lacks, and is refused until it has it', async () => {
  const ask = { title: 'Another index', services: ['search'] };
  const draft = await desk.done('dana', 'POST', '/v1/changes', ask);
  expect(draft).toMatchObject({ id: 'CHG-1001', state: 'draft', type: 'normal', team: 'platform' });
  expect(draft.missing).toContain('a window in which it is done');
  const { status, body } = await desk.call('dana', 'POST', '/v1/changes/CHG-1001/submit', {});
  expect([status, body.type]).toEqual([409, 'urn:itsm:problem:incomplete']);
});

test('what was staged for an item is in its record once the change has closed as done, and not before', async () => {
  const { done } = desk;
  const ci = await done('admin', 'POST', '/v1/cis', { class: 'server', name: 'web-1' });
  const body = { id: 'grow', title: 'Grow', services: ['search'], plans: { implementation: 'Grow it' } };
  await done('dana', 'POST', '/v1/standard-changes', body);
  for (const step of ['approve', 'publish'])
    await done('femi', 'POST', `/v1/standard-changes/grow/${step}`, {});
  const at = (minutes: number) => new Date(desk.host.clock.now() + minutes * 60_000).toISOString();
  const edits = [{ ci: ci.id, attributes: { cpus: 64 } }];
  const window = { plannedFrom: at(0), plannedTo: at(60) };
  const { id } = await done('dana', 'POST', '/v1/changes', {
    template: 'grow',
    cis: [ci.id],
    edits,
    ...window,
  });
  const give = (step: string, ask: object = {}) => done('dana', 'POST', `/v1/changes/${id}/${step}`, ask);
  for (const step of ['submit', 'implement', 'finish']) await give(step);
  await desk.settled();
  expect(await done('dana', 'GET', `/v1/cis/${ci.id}`)).toMatchObject({ attributes: {} });
  await give('close', { code: 'successful' });
  await desk.settled();
  const after = await done('dana', 'GET', `/v1/cis/${ci.id}`);
  expect(after).toMatchObject({ attributes: { cpus: 64 }, latest: { change: id } });
});

test('a change follows the catalogue, in its window alone, and counts for those after it', async () => {
  const { done, call } = desk;
  const plans = { implementation: 'Restart it', backout: 'Start what was there' };
  const body = {
    id: 'restart',
    title: 'Restart',
    services: ['search'],
    plans,
    minutes: 30,
    locked: ['plans'],
  };
  await done('dana', 'POST', '/v1/standard-changes', body);
  expect((await call('dana', 'POST', '/v1/changes', { template: 'restart' })).status).toBe(400);
  for (const step of ['approve', 'publish'])
    await done('femi', 'POST', `/v1/standard-changes/restart/${step}`, {});
  const at = (minutes: number) => new Date(desk.host.clock.now() + minutes * 60_000).toISOString();
  for (const round of [1, 2, 3]) {
    const asked = { template: 'restart', plannedFrom: at(10) };
    const { id } = await done('dana', 'POST', '/v1/changes', asked);
    const give = (step: string, ask: object = {}) => call('dana', 'POST', `/v1/changes/${id}/${step}`, ask);
    expect((await give('submit')).body.state).toBe('scheduled');
    expect((await give('implement')).status, `round ${round}`).toBe(409);
    await desk.forward(11);
    expect((await give('implement')).body.state).toBe('implement');
    await give('finish');
    expect((await give('close', { code: 'unsuccessful' })).status).toBe(400);
    expect((await give('close', { code: 'unsuccessful', review: 'It hung' })).body.state).toBe('closed');
    await desk.settled();
  }
  const { level, reasons } = await done('dana', 'GET', '/v1/changes/risk?services=search&team=platform');
  expect(level).toBe('medium');
  expect(reasons).toContainEqual(
    expect.objectContaining({ from: 'history', text: expect.stringContaining('search') }),
  );
});

test('an edit of what is voted on opens a new round, and a canceled one takes along what depends on it', async () => {
  const { done } = desk;
  const services = ['search'];
  const plans = { implementation: 'Do it' };
  const open = (more: object) =>
    done('dana', 'POST', '/v1/changes', { title: 'Now', type: 'emergency', services, plans, ...more });
  const first = await open({});
  const second = await open({ dependsOn: [first.id] });
  for (const { id } of [first, second]) await done('dana', 'POST', `/v1/changes/${id}/submit`, {});
  const edit = (id: unknown, ask: object, version: number) =>
    desk.call('dana', 'PATCH', `/v1/changes/${id}`, ask, { 'if-match': `"${version}"` });
  expect((await edit(first.id, { title: 'At once' }, 2)).body).toMatchObject({
    state: 'authorize',
    round: 2,
  });
  expect((await edit(first.id, { dependsOn: [second.id] }, 3)).body.type).toBe('urn:itsm:problem:validation');
  await done('dana', 'POST', `/v1/changes/${first.id}/cancel`, { reason: 'It mended itself' });
  await desk.settled();
  expect(await done('dana', 'GET', `/v1/changes/${second.id}`)).toMatchObject({ state: 'draft' });
});
