import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import * as samples from '../monitoring/samples.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

/** A call as a tool makes it: no login, no Idempotency-Key. */
async function send(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${desk.host.urls.api}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body: answer, headers: response.headers };
}

async function integration(type: string, more: object = {}) {
  const { id } = await desk.done('admin', 'POST', '/v1/integrations', { name: `Our ${type}`, type, ...more });
  const keys = await desk.done('admin', 'GET', `/v1/integrations/${id}/keys`);
  return { id: String(id), key: String(keys.key), path: String(keys.path), keys };
}

const alerts = (service: string) =>
  desk.items<{ alarmName: string; state: string; integration?: string; id: string }>(
    'dana',
    `/v1/alerts?service=${service}&limit=100`,
  );
const alert = async (service: string, name: string) =>
  (await alerts(service)).find(({ alarmName }) => alarmName === name);

describe('what was written for PagerDuty', () => {
  test('works when its host is changed: trigger, acknowledge, resolve', async () => {
    const { key, id } = await integration('pagerduty', { service: 'checkout' });
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    const event = { routing_key: key, ...samples.pagerDuty({ dedup_key: undefined }) };
    const { status, body } = await send('/v2/enqueue', event);
    expect([status, body]).toEqual([
      202,
      { status: 'success', message: 'Event processed', dedup_key: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ]);
    await desk.settled();
    const name = samples.pagerDuty().payload.summary;
    expect(await alert('checkout', name)).toMatchObject({ state: 'firing', integration: id });
    const [incident] = await desk.items<{ title: string }>('dana', '/v1/incidents?service=checkout');
    expect(incident?.title).toContain(name);

    await desk.forward(1);
    const { dedup_key } = body;
    for (const event_action of ['acknowledge', 'resolve'])
      await send('/v2/enqueue', { routing_key: key, event_action, dedup_key });
    await desk.settled();
    expect(await alert('checkout', name)).toMatchObject({ state: 'cleared' });
    expect(
      JSON.stringify(await desk.items('dana', `/v1/alerts/${(await alert('checkout', name))?.id}/signals`)),
    ).not.toContain(key);
  });

  test('is told what is wrong as PagerDuty would tell it', async () => {
    const { key } = await integration('pagerduty');
    const wrong = await send('/v2/enqueue', {
      routing_key: key,
      event_action: 'trigger',
      payload: { summary: 'x' },
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toMatchObject({ status: 'invalid event', message: 'Event object is invalid' });
    expect(String(wrong.body.errors)).toMatch(/source.*severity/);
    expect((await send('/v2/enqueue', '{"routing_key":')).status).toBe(400);
    expect((await send('/v2/enqueue', '[]')).status).toBe(400);
    expect((await send('/v2/enqueue', { routing_key: 'short' })).body).toMatchObject({
      status: 'invalid event',
    });
    expect((await send('/v2/enqueue', { ...samples.pagerDuty(), routing_key: 'f'.repeat(32) })).status).toBe(
      401,
    );
    expect((await send('/v2/enqueue', { routing_key: key, x: 'x'.repeat(300_000) })).status).toBe(413);
  });

  test('and what it says of changes is listed by service', async () => {
    const { key } = await integration('pagerduty', { service: 'search' });
    const { status, body } = await send('/v2/change/enqueue', {
      routing_key: key,
      ...samples.pagerDutyChange,
    });
    expect([status, body.status]).toEqual([202, 'success']);
    await desk.happen(samples.pipeline('STARTED'), samples.pipeline('SUCCEEDED'));
    const [marker] = await desk.items('dana', '/v1/change-markers?service=search');
    expect(marker).toMatchObject({ title: samples.pagerDutyChange.payload.summary, state: 'noted' });
    const all = await desk.items<{ title: string; state: string }>('dana', '/v1/change-markers');
    expect(all.map(({ title, state }) => [title, state])).toContainEqual(['Pipeline shop', 'succeeded']);
    const early = '/v1/change-markers?to=2026-11-23T09:30:00Z&from=2026-11-23T09:00:00Z';
    expect(await desk.items('dana', early)).toHaveLength(1);
    expect(await desk.items('dana', '/v1/change-markers?to=2026-11-23T09:00:00Z')).toHaveLength(0);
  });
});

describe('webhooks of other tools', () => {
  test('Alertmanager’s own body: what repeats says nothing new, what is over clears', async () => {
    const { path, id } = await integration('alertmanager', { service: 'search' });
    const two = samples.prometheusAlert('firing', { instance: 'web-2' }, { fingerprint: 'two' });
    const body = samples.alertmanager(samples.prometheusAlert('firing'), two);
    expect((await send(path, body)).status).toBe(202);
    await desk.settled();
    await desk.forward(5);
    await send(path, body);
    await desk.settled();
    const mine = (await alerts('search')).filter(({ integration }) => integration === id);
    expect(mine.map(({ state }) => state)).toEqual(['firing', 'firing']);
    expect(await desk.items('dana', `/v1/alerts/${mine[0]?.id}/signals`)).toHaveLength(1);
    await desk.forward(1);
    await send(
      path,
      samples.alertmanager(samples.prometheusAlert('resolved'), { ...two, status: 'resolved' }),
    );
    await desk.settled();
    const after = (await alerts('search')).filter(({ integration }) => integration === id);
    expect(after.map(({ state }) => state)).toEqual(['cleared', 'cleared']);
  });

  test('Grafana’s body, which has to be signed when the integration says so', async () => {
    const { path, keys, id } = await integration('grafana', { service: 'search', signed: true });
    const body = JSON.stringify(samples.grafana());
    const { createHmac } = await import('node:crypto');
    const sign = (text: string) =>
      createHmac('sha256', String(keys.signingSecret)).update(text).digest('hex');
    expect((await send(path, body)).status).toBe(401);
    expect((await send(path, body, { 'x-grafana-alerting-signature': sign('other') })).status).toBe(401);
    const time = String(Math.floor(desk.host.clock.now() / 1000));
    const timed = {
      'x-grafana-alerting-signature': sign(`${time}:${body}`),
      'x-grafana-alerting-timestamp': time,
    };
    expect((await send(path, body, timed)).status).toBe(202);
    const late = { ...timed, 'x-grafana-alerting-timestamp': String(Number(time) - 600) };
    expect((await send(path, body, late)).status).toBe(401);
    expect((await send(path, body, { 'x-grafana-alerting-signature': sign(body) })).status).toBe(202);
    await desk.settled();
    expect((await alerts('search')).filter(({ integration }) => integration === id)).toHaveLength(1);
  });

  test('Datadog’s template, and anything else', async () => {
    const datadog = await integration('datadog', { service: 'search' });
    const generic = await integration('generic', { service: 'search' });
    await send(datadog.path, samples.datadog());
    await send(generic.path, [{ title: 'Disk full', status: 'down' }, { nothing: 'known' }]);
    await desk.settled();
    expect(await alert('search', 'CPU is high on host:web-1')).toMatchObject({ state: 'firing' });
    expect(await alert('search', 'Disk full')).toMatchObject({ state: 'firing' });
    const [kept] = await desk.items<{ id: string; reason: string; raw: string }>(
      'dana',
      '/v1/quarantined-signals',
    );
    expect(kept?.reason).toMatch(/a mapping can say where/);
    const current = await desk.call('admin', 'GET', `/v1/integrations/${generic.id}`);
    const mapping = { title: '{{nothing}}' };
    await desk.done(
      'admin',
      'PATCH',
      `/v1/integrations/${generic.id}`,
      { mapping },
      { 'if-match': current.headers.get('etag') ?? '' },
    );
    await desk.done('dana', 'POST', `/v1/quarantined-signals/${kept?.id}/release`, {});
    await desk.settled();
    expect(await alert('search', 'known')).toMatchObject({ state: 'firing' });
  });

  test('refuse what they cannot take with what to do, and say nothing of keys', async () => {
    const { path, key, id } = await integration('generic');
    const broken = await send(path, 'state=down', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([broken.status, broken.body.detail]).toEqual([
      400,
      expect.stringContaining('Send one JSON document'),
    ]);
    expect((await send(path, '7')).status).toBe(400);
    const unknown = await send(`/v1/intake/generic/${'0'.repeat(32)}`, {});
    const other = await send(`/v1/intake/datadog/${key}`, {});
    await desk.done('admin', 'POST', `/v1/integrations/${id}/disable`, {});
    const disabled = await send(path, { title: 'x' });
    const plain = ({ status, body: { requestId: _, ...body } }: typeof unknown) => ({ status, body });
    expect(plain(unknown)).toEqual(plain(other));
    expect(plain(unknown)).toEqual(plain(disabled));
    expect(unknown.status).toBe(404);
  });

  test('are told to wait above their rate', async () => {
    const { path } = await integration('generic', { limit: 2, service: 'search' });
    const all = [
      await send(path, { title: 'a' }),
      await send(path, { title: 'a' }),
      await send(path, { title: 'a' }),
    ];
    expect(all.map(({ status }) => status)).toEqual([202, 202, 429]);
    expect(Number(all[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
    await desk.forward(6);
    expect((await send(path, { title: 'a' })).status).toBe(202);
  });
});

describe('keys', () => {
  test('are rotated, and the old one holds for a day; agents do not see them', async () => {
    const { id, key } = await integration('pagerduty', { service: 'search' });
    const trigger = (routing_key: string) => send('/v2/enqueue', { ...samples.pagerDuty(), routing_key });
    await desk.done('admin', 'POST', `/v1/integrations/${id}/rotate`, {});
    const { key: fresh } = await desk.done('admin', 'GET', `/v1/integrations/${id}/keys`);
    expect(fresh).not.toBe(key);
    expect([(await trigger(key)).status, (await trigger(String(fresh))).status]).toEqual([202, 202]);
    await desk.forward(24 * 60 + 1);
    expect([(await trigger(key)).status, (await trigger(String(fresh))).status]).toEqual([401, 202]);
    await desk.done('admin', 'POST', `/v1/integrations/${id}/rotate`, { oldKeyHours: 0 });
    await desk.forward(1);
    expect((await trigger(String(fresh))).status).toBe(401);
    expect((await desk.call('dana', 'GET', `/v1/integrations/${id}/keys`)).status).toBe(403);
    const shown = JSON.stringify(await desk.done('dana', 'GET', `/v1/integrations/${id}`));
    expect(shown).not.toContain('keyHash');
    expect(shown).toContain('lastSignalAt');
    expect(JSON.stringify(await desk.items('dana', `/v1/integrations/${id}/timeline`))).not.toContain(
      'keyHash',
    );
  });

  test('a test alert comes and goes as a real one would', async () => {
    const { id } = await integration('datadog', { service: 'checkout' });
    await desk.done('admin', 'POST', `/v1/integrations/${id}/test`, {});
    await desk.settled();
    expect(await alert('checkout', 'Test of Our datadog')).toMatchObject({ state: 'firing' });
    await desk.forward(1);
    await desk.done('admin', 'POST', `/v1/integrations/${id}/test`, { state: 'cleared' });
    await desk.settled();
    expect(await alert('checkout', 'Test of Our datadog')).toMatchObject({ state: 'cleared' });
  });
});
