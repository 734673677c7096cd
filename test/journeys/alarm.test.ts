import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, monday, startDesk } from '../desk.ts';
import { alarmEvent, initialCreation } from '../monitoring/alarms.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const at = (minutes: number) => new Date(monday + minutes * 60_000).toISOString();
type Incident = {
  id: string;
  state: string;
  priority: number;
  service: string;
  version: number;
  escalation?: string;
};
const of = async (service: string) =>
  (await desk.items<Incident>('dana', `/v1/incidents?service=${service}&closed=true`)) as Incident[];
const timeline = async (id: string) =>
  await desk.items<{ type: string; by: string; facts?: Record<string, unknown> }>(
    'dana',
    `/v1/incidents/${id}/timeline`,
  );

describe('an alarm, from the first page to its end', () => {
  let id: string;

  test('becomes an incident of its service, with its priority, and the person on call is paged', async () => {
    await desk.happen(alarmEvent({ at: at(0) }));
    const [incident] = await of('checkout');
    expect(incident).toMatchObject({ state: 'open', priority: 1, service: 'checkout' });
    id = incident?.id ?? '';
    const mails = await desk.mail();
    expect(mails.map(({ to }) => to)).toEqual([['dana@desk.example']]);
    expect(mails[0]?.subject).toContain(id);
    expect(mails[0]?.text).toContain(`/incidents/${id}`);
  });

  test('climbs to the next level when nobody takes it', async () => {
    await desk.forward(4);
    expect(await desk.mail()).toHaveLength(1);
    await desk.forward(2);
    expect((await desk.mail()).map(({ to }) => to)).toEqual([['dana@desk.example'], ['eli@desk.example']]);
  });

  test('shows where its state machine stands', async () => {
    const [execution] = await desk.items<{
      status: string;
      current: string;
      states: { name: string; status: string; entered: number }[];
    }>('dana', `/v1/incidents/${id}/execution`);
    expect(execution).toMatchObject({ status: 'RUNNING', current: 'Page this level and wait' });
    expect(execution?.states.find(({ name }) => name === 'Page this level and wait')).toMatchObject({
      status: 'current',
      entered: 2,
    });
  });

  test('stops when somebody acknowledges it', async () => {
    const taken = await desk.done('eli', 'POST', `/v1/incidents/${id}/acknowledge`, {});
    expect(taken).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'eli', assignee: 'eli' });
    await desk.settled();
    await desk.forward(60);
    expect(await desk.mail()).toHaveLength(2);
    const [execution] = await desk.items<{ status: string }>('dana', `/v1/incidents/${id}/execution`);
    expect(execution?.status).toBe('SUCCEEDED');
  });

  test('is resolved by the OK', async () => {
    await desk.happen(alarmEvent({ state: 'OK', at: at(70) }));
    expect(await of('checkout')).toMatchObject([{ id, state: 'resolved' }]);
  });

  test('tells on its timeline who was paged and what came of it', async () => {
    const entries = await timeline(id);
    expect(entries.map(({ type }) => type)).toEqual([
      'incident.opened',
      'incident.paged',
      'incident.paged',
      'incident.acknowledged',
      'incident.resolved',
    ]);
    expect(entries[1]?.facts).toMatchObject({
      person: 'dana',
      channel: 'email',
      outcome: 'delivered',
      level: 0,
    });
    expect(entries[2]?.facts).toMatchObject({ person: 'eli', level: 1 });
  });

  test('opens another incident when it fires again: a resolved one is never joined', async () => {
    await desk.happen(alarmEvent({ at: at(80) }));
    const incidents = await of('checkout');
    expect(incidents.map(({ state }) => state).toSorted()).toEqual(['open', 'resolved']);
    await desk.happen(alarmEvent({ state: 'OK', at: at(81) }));
  });
});

describe('nobody answers', () => {
  test('at any level: it is given up loudly, on the record and by mail', async () => {
    const before = (await desk.mail()).length;
    await desk.happen(alarmEvent({ name: 'search-errors', at: at(90) }));
    await desk.forward(20);
    const [incident] = await of('search');
    expect(incident).toMatchObject({ state: 'open', escalation: 'exhausted' });
    const mails = (await desk.mail()).slice(before);
    const pages = mails.slice(0, 3).map(({ to }) => to);
    expect(pages).toEqual([['dana@desk.example'], ['eli@desk.example'], ['femi@desk.example']]);
    expect(mails.length).toBeGreaterThan(3);
    const entries = await timeline(incident?.id ?? '');
    expect(entries.map(({ type }) => type)).toContain('incident.unanswered');
    const [execution] = await desk.items<{ status: string; states: { name: string; status: string }[] }>(
      'dana',
      `/v1/incidents/${incident?.id}/execution`,
    );
    expect(execution?.status).toBe('FAILED');
    await desk.happen(alarmEvent({ name: 'search-errors', state: 'OK', at: at(120) }));
  });
});

describe('what people look after', () => {
  test('stays theirs when the alarm ends, and a later firing joins it', async () => {
    await desk.happen(alarmEvent({ name: 'search-latency', at: at(130) }));
    const id = (await of('search')).find(({ state }) => state === 'open')?.id ?? '';
    await desk.done('dana', 'POST', `/v1/incidents/${id}/assign`, { assignee: 'dana' });
    await desk.done('dana', 'POST', `/v1/incidents/${id}/acknowledge`, {});
    await desk.happen(alarmEvent({ name: 'search-latency', state: 'OK', at: at(131) }));
    expect(await desk.done('dana', 'GET', `/v1/incidents/${id}`)).toMatchObject({ state: 'acknowledged' });
    await desk.happen(alarmEvent({ name: 'search-latency', at: at(132) }));
    const types = (await timeline(id)).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['incident.cleared', 'incident.joined']));
    expect((await of('search')).filter(({ state }) => state === 'acknowledged')).toHaveLength(1);
  });
});

describe('an alarm pages whatever it says', () => {
  test.each([
    ['nothing', { reason: '' }],
    ['control characters', { reason: 'a\u0000b\u001b[31m' }],
    ['a long name of surrogate pairs', { name: `search-${'😀'.repeat(124)}` }],
    ['a name of two lines, with signs', { name: 'search-#%/ä\nb' }],
  ])('such as %s', async (what, odd) => {
    const mails = (await desk.mail()).length;
    await desk.happen(alarmEvent({ name: `search-odd-${what.length}`, at: at(150), ...odd }));
    expect(await desk.mail()).toHaveLength(mails + 1);
    for (const { id } of await desk.items<{ id: string }>('dana', '/v1/incidents?limit=100'))
      await desk.done('dana', 'GET', `/v1/incidents/${id}`);
  });
});

describe('signals that raise nothing', () => {
  test('an alarm without data is known, and opens no incident', async () => {
    const before = (await desk.items('dana', '/v1/incidents?limit=100')).length;
    await desk.happen(initialCreation);
    expect(await desk.items('dana', '/v1/incidents?limit=100')).toHaveLength(before);
    expect(await desk.items('dana', '/v1/quarantined-signals')).toEqual([]);
  });

  test('what is unreadable is quarantined, and can be released and discarded', async () => {
    const event = alarmEvent({ at: at(140) });
    await desk.happen({ ...event, resources: [] });
    const [signal] = await desk.items<{ id: string; reason: string; raw: string }>(
      'dana',
      '/v1/quarantined-signals',
    );
    expect(signal?.reason).toMatch(/resources/);
    expect(JSON.parse(signal?.raw ?? '')).toMatchObject({ detail: { alarmName: 'ServerCpuTooHigh' } });
    await desk.done('dana', 'POST', `/v1/quarantined-signals/${signal?.id}/release`, {});
    await desk.settled();
    const again = await desk.items<{ id: string }>('dana', '/v1/quarantined-signals');
    expect(again).toHaveLength(1);
    expect(again[0]?.id).not.toBe(signal?.id);
    await desk.done('dana', 'POST', `/v1/quarantined-signals/${again[0]?.id}/discard`, { note: 'A test' });
    expect(await desk.items('dana', '/v1/quarantined-signals')).toEqual([]);
    const refused = await desk.call('dana', 'POST', `/v1/quarantined-signals/${again[0]?.id}/release`, {});
    expect(refused.status).toBe(409);
  });
});
