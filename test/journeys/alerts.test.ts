import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

type Incident = { id: string; state: string; run: number; muted?: object; alerts?: Record<string, object> };
type Alert = { id: string; alarmName: string; state: string; held?: { reason: string; until?: string } };

const now = () => new Date(desk.host.clock.now()).toISOString();
/** At one and the same instant an ALARM counts as the later one, so each has its own. */
const say = async (name: string, state: 'ALARM' | 'OK' = 'ALARM', tags?: Record<string, string>) => {
  await desk.forward(0.1);
  await desk.happen(alarmEvent({ name, state, at: now(), ...(tags && { tags }) }));
};
const open = async () =>
  (await desk.items<Incident>('dana', '/v1/incidents?limit=100')).filter(({ state }) => state === 'open');
const incidentOf = async (alert: string) => {
  const found = await desk.items<{ id: string }>(
    'dana',
    '/v1/incidents?limit=100&closed=true&service=search',
  );
  const all = await Promise.all(found.map(({ id }) => desk.done('dana', 'GET', `/v1/incidents/${id}`)));
  return (all as Incident[]).filter(({ alerts }) => alerts?.[alert]);
};
const alertNamed = async (name: string) => {
  const all = await desk.items<Alert>('dana', '/v1/alerts?limit=100&service=search');
  return all.find(({ alarmName }) => alarmName === name) as Alert;
};
const rule = (id: string, like: string, effect: object) =>
  desk.done('admin', 'POST', '/v1/alert-rules', {
    id,
    name: id,
    condition: { field: 'alarmName', like },
    effect,
  });
/** Rules are read anew after five seconds. */
const rulesKnown = () => desk.forward(0.2);

describe('rules', () => {
  beforeAll(async () => {
    await rule('slow', 'search-slow*', { delay: 5 });
    await rule('often', 'search-often*', { threshold: { signals: 3, minutes: 30 } });
    await rule('flap', 'search-flap*', { flapping: { turns: 4, minutes: 60, quiet: 20 } });
    await rule('shard', 'search-shard*', { group: { by: ['{{tags.cluster}}/{{service}}'], minutes: 30 } });
    await rule('quiet', 'search-quiet*', { recordOnly: true });
    await rulesKnown();
  });

  test('delay: an incident opens only when it still fires', async () => {
    const before = (await open()).length;
    await say('search-slow-1');
    expect(await alertNamed('search-slow-1')).toMatchObject({ held: { reason: 'delay' } });
    await desk.forward(3);
    await say('search-slow-1', 'OK');
    await desk.forward(10);
    expect(await open()).toHaveLength(before);
    await say('search-slow-1');
    await desk.forward(4);
    expect(await open()).toHaveLength(before);
    await desk.forward(2);
    expect(await open()).toHaveLength(before + 1);
    expect((await alertNamed('search-slow-1')).held).toBeUndefined();
    await say('search-slow-1', 'OK');
    expect(await open()).toHaveLength(before);
  });

  test('threshold: the third firing within half an hour counts, and what cleared does not', async () => {
    const before = (await open()).length;
    for (let time = 0; time < 2; time++) {
      await say('search-often');
      await desk.forward(2);
      await say('search-often', 'OK');
      await desk.forward(2);
    }
    expect(await open()).toHaveLength(before);
    await say('search-often');
    expect(await open()).toHaveLength(before + 1);
    await say('search-often', 'OK');
  });

  test('flapping: one incident is kept open until it is quiet, and pages once', async () => {
    const alert = async () => (await alertNamed('search-flap')).id;
    for (const state of ['ALARM', 'OK', 'ALARM', 'OK'] as const) {
      await say('search-flap', state);
      await desk.forward(1);
    }
    expect(await desk.items('dana', '/v1/alerts?state=flapping')).toMatchObject([
      { alarmName: 'search-flap', flapping: { turns: 4 } },
    ]);
    const incidents = await incidentOf(await alert());
    expect(incidents.map(({ state }) => state).toSorted()).toEqual(['open', 'resolved']);
    const mails = (await desk.mail()).length;
    const [last] = await desk.items<{ id: string }>('dana', `/v1/incidents?limit=100&service=search`);
    await desk.done('dana', 'POST', `/v1/incidents/${last?.id}/acknowledge`, {});
    await desk.settled();
    for (const state of ['ALARM', 'OK', 'ALARM', 'OK'] as const) {
      await desk.forward(3);
      await say('search-flap', state);
    }
    expect(await incidentOf(await alert())).toHaveLength(2);
    expect(await desk.mail()).toHaveLength(mails);
    await desk.forward(21);
    expect((await incidentOf(await alert())).map(({ state }) => state)).toEqual(['resolved', 'resolved']);
    expect(await desk.items('dana', '/v1/alerts?state=flapping')).toEqual([]);
    const cleared = await desk.items<Alert>('dana', '/v1/alerts?state=cleared');
    expect(cleared.map(({ alarmName }) => alarmName)).toContain('search-flap');
  });

  test('group: what shares a cluster is one incident, which ends with its last alert', async () => {
    const before = (await open()).length;
    for (const n of [1, 2, 3]) await say(`search-shard-${n}`, 'ALARM', { cluster: 'blue' });
    await say('search-shard-4', 'ALARM', { cluster: 'green' });
    expect(await open()).toHaveLength(before + 2);
    const { id } = await alertNamed('search-shard-1');
    const [incident] = await incidentOf(id);
    expect(Object.keys(incident?.alerts ?? {})).toHaveLength(3);
    await say('search-shard-1', 'OK', { cluster: 'blue' });
    await say('search-shard-2', 'OK', { cluster: 'other' });
    expect((await incidentOf(id))[0]).toMatchObject({ state: 'open' });
    await say('search-shard-3', 'OK');
    expect((await incidentOf(id))[0]).toMatchObject({ state: 'resolved' });
    await say('search-shard-4', 'OK');
    await say('search-shard-2', 'ALARM', { cluster: 'blue' });
    expect(await open()).toHaveLength(before + 1);
    await desk.forward(31);
    await say('search-shard-3', 'ALARM', { cluster: 'blue' });
    expect(await open()).toHaveLength(before + 2);
    for (const n of [2, 3]) await say(`search-shard-${n}`, 'OK');
  });

  test('record only: it is kept, and opens nothing', async () => {
    const before = (await open()).length;
    await say('search-quiet');
    await desk.forward(60);
    expect(await open()).toHaveLength(before);
    expect(await alertNamed('search-quiet')).toMatchObject({
      state: 'firing',
      held: { reason: 'record-only' },
    });
  });

  test('a rule is tried against what was, before it is saved', async () => {
    const rule = { condition: { field: 'alarmName', like: 'search-shard*' }, effect: { recordOnly: true } };
    const answer = await desk.done('dana', 'POST', '/v1/alert-rules/try', { rule, days: 1 });
    expect(answer).toMatchObject({ more: false, alerts: 4 });
    const { before, after } = answer as Record<'before' | 'after', { incidents: number; held: object }>;
    expect(before.incidents - after.incidents).toBe(4);
    expect(after.held).toMatchObject({ 'record-only': 7 });
    expect(await desk.items('dana', '/v1/alert-rules')).toHaveLength(5);
  });
});

describe('a composite alarm', () => {
  const arn = (name: string) => `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}`;
  const composed = async (state: 'ALARM' | 'OK', more: object = {}, parts = 'search-part') => {
    await desk.forward(0.1);
    const configuration = { alarmRule: 'ALARM(one) OR ALARM(another)' };
    const event = alarmEvent({ name: 'search-whole', state, at: now(), configuration });
    const triggeringAlarms = [1, 2].map((n) => ({ arn: arn(`${parts}-${n}`), state: { value: 'ALARM' } }));
    const told = { ...event.detail.state, reasonData: JSON.stringify({ triggeringAlarms }), ...more };
    await desk.happen({ ...event, detail: { ...event.detail, state: told } });
  };

  test('joins the incident of its parts, and those that fire later join it there', async () => {
    await say('search-part-2');
    await say('search-part-2', 'OK');
    const before = (await open()).length;
    await say('search-part-1');
    await composed('ALARM');
    await say('search-part-2');
    expect(await open()).toHaveLength(before + 1);
    const { id } = await alertNamed('search-whole');
    const [incident] = await incidentOf(id);
    expect(Object.keys(incident?.alerts ?? {})).toHaveLength(3);
    await say('search-part-1', 'OK');
    await composed('OK');
    expect(await open()).toHaveLength(before + 1);
    await say('search-part-2', 'OK');
    expect(await open()).toHaveLength(before);
  });

  test('is joined by parts that nobody had heard of before it', async () => {
    const before = (await open()).length;
    await composed('ALARM', {}, 'search-piece');
    for (const n of [1, 2]) await say(`search-piece-${n}`);
    expect(await open()).toHaveLength(before + 1);
    for (const n of [1, 2]) await say(`search-piece-${n}`, 'OK');
    await composed('OK', {}, 'search-piece');
    expect(await open()).toHaveLength(before);
  });

  test('whose actions are suppressed opens nothing until they are not', async () => {
    const before = (await open()).length;
    await composed('ALARM', { actionsSuppressedBy: 'WaitPeriod' });
    expect(await open()).toHaveLength(before);
    expect(await alertNamed('search-whole')).toMatchObject({
      state: 'firing',
      held: { reason: 'record-only' },
    });
    await composed('ALARM');
    expect(await open()).toHaveLength(before + 1);
    await composed('OK');
    expect(await open()).toHaveLength(before);
  });
});

test('an incident that is full is left alone: the next alert of its group opens another', async () => {
  const before = (await open()).length;
  const tags = { cluster: 'wide' };
  const events = (state: 'ALARM' | 'OK', at: string) =>
    Array.from({ length: 103 }, (_, n) => alarmEvent({ name: `search-shard-w${n}`, state, at, tags }));
  await desk.happen(...events('ALARM', now()));
  await desk.forward(5);
  const opened = await Promise.all(
    (await open()).map(({ id }) => desk.done('dana', 'GET', `/v1/incidents/${id}`) as Promise<unknown>),
  );
  const sizes = (opened as Incident[]).map(({ alerts }) => Object.keys(alerts ?? {}).length);
  expect(sizes.toSorted((a, b) => b - a).slice(0, 2)).toEqual([100, 3]);
  expect(sizes).toHaveLength(before + 2);
  await desk.happen(...events('OK', now()));
  await desk.forward(5);
  expect(await open()).toHaveLength(before);
});

describe('a maintenance window', () => {
  test('that is planned begins and ends by itself, and is never longer than a day', async () => {
    const moment = (minutes: number) => new Date(desk.host.clock.now() + minutes * 60_000).toISOString();
    const plan = { title: 'New disks', services: ['search'], from: moment(30), to: moment(90) };
    const tooLong = { ...plan, to: moment(30 + 24 * 60 + 1) };
    expect((await desk.call('dana', 'POST', '/v1/maintenance-windows', tooLong)).status).toBe(400);
    const { id } = await desk.done('dana', 'POST', '/v1/maintenance-windows', plan);
    const state = async () => (await desk.done('dana', 'GET', `/v1/maintenance-windows/${id}`)).state;
    const before = (await open()).length;
    await say('search-planned-1');
    expect(await open()).toHaveLength(before + 1);
    await desk.forward(31);
    expect(await state()).toBe('running');
    await say('search-planned-2');
    await say('search-planned-1', 'OK');
    expect(await open()).toHaveLength(before);
    await desk.forward(61);
    expect(await state()).toBe('ended');
    expect(await open()).toHaveLength(before + 1);
    await say('search-planned-2', 'OK');
    expect(await open()).toHaveLength(before);
  });

  test('keeps what fires, stops who is paged, and raises at its end what still fires', async () => {
    await say('ServerCpu-1');
    const [paged] = await open();
    await desk.settled();
    const before = (await open()).length;
    const mails = (await desk.mail()).length;
    const { id } = await desk.done('dana', 'POST', '/v1/maintenance-windows', {
      title: 'Checkout moves',
      services: ['checkout'],
      minutes: 60,
    });
    await desk.settled();
    await desk.forward(6);
    expect(await desk.mail()).toHaveLength(mails);
    expect(await desk.done('dana', 'GET', `/v1/incidents/${paged?.id}`)).toMatchObject({
      state: 'open',
      escalation: 'stopped',
      muted: { window: id },
    });
    await say('ServerCpu-2');
    await say('ServerCpu-3');
    expect(await open()).toHaveLength(before);
    await say('ServerCpu-3', 'OK');
    expect(await desk.items('dana', '/v1/alerts?state=held&team=platform')).toHaveLength(3);
    await desk.forward(61);
    const after = await open();
    expect(after).toHaveLength(before + 1);
    expect((await desk.mail()).length).toBeGreaterThanOrEqual(mails + 2);
    expect(await desk.done('dana', 'GET', `/v1/incidents/${paged?.id}`)).not.toHaveProperty('muted');
    for (const n of [1, 2]) await say(`ServerCpu-${n}`, 'OK');
    expect(await open()).toHaveLength(before - 1);
  });
});
