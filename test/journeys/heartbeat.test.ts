import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

async function monitor(more: object = {}) {
  const ask = { name: 'Nightly backup', timeout: 10, grace: 2, service: 'checkout', ...more };
  const { id } = await desk.done('admin', 'POST', '/v1/heartbeats', ask);
  const { path } = await desk.done('admin', 'GET', `/v1/heartbeats/${id}/keys`);
  const url = `${desk.host.urls.api}${path}`;
  const beat = async (method = 'POST') => {
    const { status } = await fetch(url, { method });
    await desk.settled();
    return status;
  };
  const one = `/v1/heartbeats/${id}`;
  const read = () => desk.done('dana', 'GET', one);
  return { id: String(id), one, beat, read };
}

const alertOf = async (id: string) => {
  const all = await desk.items<{ resource?: string; state: string; reason: string }>(
    'dana',
    '/v1/alerts?service=checkout&limit=100',
  );
  return all.find(({ resource }) => resource === id);
};

test('what was never heard does not page; what beats in time does not either', async () => {
  const { id, beat, read } = await monitor();
  await desk.forward(60);
  expect(await read()).toMatchObject({ state: 'waiting' });
  expect([await beat(), await beat('GET')]).toEqual([200, 200]);
  const { version } = await read();
  for (let n = 0; n < 5; n++) {
    await desk.forward(9);
    await beat();
  }
  expect(await read()).toMatchObject({
    state: 'beating',
    lastBeatAt: new Date(desk.host.clock.now()).toISOString(),
  });
  expect(await alertOf(id)).toBeUndefined();
  // A beat is counted beside the record; the clock looked at it when it struck, no more often.
  expect(Number((await read()).version) - Number(version)).toBeLessThanOrEqual(5);
});

test('silence is an alert at its minute, and a beat ends it', async () => {
  const { id, beat, read } = await monitor();
  await beat();
  const begun = desk.host.clock.now();
  await desk.forward(11);
  expect(await read()).toMatchObject({ state: 'beating' });
  await desk.forward(1);
  expect(await read()).toMatchObject({
    state: 'silent',
    silentSince: new Date(begun + 12 * 60_000).toISOString(),
  });
  expect(await alertOf(id)).toMatchObject({
    state: 'firing',
    reason: expect.stringMatching(/No beat for 10 minutes/),
  });
  const [incident] = await desk.items<{ title: string; state: string }>(
    'dana',
    '/v1/incidents?service=checkout',
  );
  expect(incident).toMatchObject({ title: expect.stringContaining('Nightly backup'), state: 'open' });
  await desk.forward(3);
  await beat();
  expect(await read()).toMatchObject({ state: 'beating' });
  expect(await alertOf(id)).toMatchObject({ state: 'cleared' });
  await desk.forward(13);
  expect(await alertOf(id)).toMatchObject({ state: 'firing' });
});

test('paused with a reason it is left alone, and what it had raised is over', async () => {
  const { id, one, beat, read } = await monitor();
  await beat();
  await desk.forward(13);
  expect(await alertOf(id)).toMatchObject({ state: 'firing' });
  await desk.forward(1);
  await desk.done('dana', 'POST', `${one}/pause`, { reason: 'The host is being moved' });
  await desk.settled();
  expect(await alertOf(id)).toMatchObject({
    state: 'cleared',
    reason: 'It is paused: The host is being moved',
  });
  await desk.forward(600);
  expect(await beat()).toBe(200);
  expect(await read()).toMatchObject({ state: 'paused', pause: { by: 'dana' } });
  await desk.done('dana', 'POST', `${one}/resume`, {});
  await desk.forward(11);
  expect(await read()).toMatchObject({ state: 'beating' });
  await desk.forward(1);
  expect(await alertOf(id)).toMatchObject({ state: 'firing' });
});

test('a longer timeout counts from the last beat; 9,000 hours are the most', async () => {
  const { id, one, beat, read } = await monitor();
  await beat();
  await desk.forward(9);
  const { headers } = await desk.call('admin', 'GET', one);
  await desk.done(
    'admin',
    'PATCH',
    one,
    { timeout: 60, grace: 0 },
    { 'if-match': headers.get('etag') ?? '' },
  );
  await desk.forward(50);
  expect(await read()).toMatchObject({ state: 'beating' });
  await desk.forward(1);
  expect(await alertOf(id)).toMatchObject({ state: 'firing', reason: expect.stringContaining('60 minutes') });
  const most = await desk.call('admin', 'POST', '/v1/heartbeats', { name: 'x', timeout: 540_001 });
  const least = await desk.call('admin', 'POST', '/v1/heartbeats', { name: 'x', timeout: 4 });
  expect([most.status, least.status]).toEqual([400, 400]);
});

test('a key that is none says nothing', async () => {
  const { status } = await fetch(`${desk.host.urls.api}/v1/beats/${'0'.repeat(32)}`);
  expect(status).toBe(404);
});
