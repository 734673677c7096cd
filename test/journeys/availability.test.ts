import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, monday, startDesk } from '../desk.ts';
import { alarmEvent, stamp } from '../monitoring/alarms.ts';

type Row = Record<string, unknown>;
const minute = 60_000;

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  await desk.done('femi', 'POST', '/v1/availability-commitments', { service: 'checkout', percent: 99.9 });
  await desk.settled();
});
afterAll(() => desk?.stop());

const at = (minutes: number) => new Date(monday + minutes * minute).toISOString();
const forward = async (to: number) => desk.forward(to - (desk.host.clock.now() - monday) / minute);

/** An alarm whose state changed, and when the datapoints began that made it change. */
async function alarm(name: string, state: 'ALARM' | 'OK', minutes: number, since = minutes): Promise<void> {
  await forward(minutes);
  const event = alarmEvent({ name, state, at: at(minutes) });
  const reasonData = JSON.stringify({
    version: '1.0',
    queryDate: stamp(at(minutes)),
    startDate: stamp(at(since)),
    period: 300,
    threshold: 50,
  });
  const told = { ...event, detail: { ...event.detail, state: { ...event.detail.state, reasonData } } };
  await desk.happen(told as typeof event);
}

const outages = (query = '') => desk.items<Row>('dana', `/v1/outages?service=checkout${query}`);
const report = async (period = 'daily') =>
  (await desk.done('dana', 'GET', `/v1/service-availability/checkout?period=${period}`)) as {
    figures: Record<string, number>;
    budget: Row & { burn: Record<string, number> };
    down: boolean;
    series: { figures: Record<string, number> }[];
  };

test('an outage begins at the first breaching datapoint and ends at the OK; two alarms of it count once', async () => {
  await alarm('ServerCpuTooHigh', 'ALARM', 10, 4);
  expect(await outages()).toMatchObject([
    {
      id: 'OUT-1001',
      state: 'open',
      type: 'outage',
      begin: at(4),
      source: 'alert',
      of: 'ALT-1001',
      incidents: ['INC-1001'],
    },
  ]);
  await alarm('ServerCpuStuck', 'ALARM', 12, 8);
  expect(await report()).toMatchObject({ down: true });
  await forward(14);
  const { version } = await desk.done('dana', 'GET', '/v1/incidents/INC-1001');
  await desk.done('dana', 'POST', '/v1/incidents/INC-1001/acknowledge', {}, { 'if-match': `"${version}"` });
  await alarm('ServerCpuTooHigh', 'OK', 20);
  await alarm('ServerCpuStuck', 'OK', 24);
  const all = await outages();
  expect(all.map(({ begin, end, state }) => ({ begin, end, state }))).toEqual([
    { begin: at(8), end: at(24), state: 'ended' },
    { begin: at(4), end: at(20), state: 'ended' },
  ]);
  const { figures, down } = await report();
  // From 11:04 to 11:24, twenty minutes, and not 16 + 16; taken ten minutes after it began.
  expect(figures).toMatchObject({ downtime: 20 * minute, outages: 1, mtrs: 20 * minute, mtta: 10 * minute });
  // 2026-11-23 has lasted 11 h 24 min: 684 minutes, of which 664 are left.
  expect(figures.availability).toBeCloseTo(664 / 684, 12);
  expect(figures.mtbf).toBe(664 * minute);
  expect(down).toBe(false);
});

test('a later firing is an outage of its own', async () => {
  await alarm('ServerCpuTooHigh', 'ALARM', 40, 36);
  await alarm('ServerCpuTooHigh', 'OK', 42);
  expect(await outages()).toHaveLength(3);
  expect((await report()).figures).toMatchObject({ downtime: 26 * minute, outages: 2, mtrs: 13 * minute });
});

test('what happens while it is planned does not count', async () => {
  await forward(60);
  await desk.done('dana', 'POST', '/v1/maintenance-windows', {
    title: 'Moving',
    services: ['checkout'],
    minutes: 60,
  });
  await desk.settled();
  expect(await outages('&type=planned')).toMatchObject([
    { state: 'open', begin: at(60), end: at(120), source: 'maintenance-window' },
  ]);
  await alarm('ServerCpuTooHigh', 'ALARM', 70, 66);
  await alarm('ServerCpuTooHigh', 'OK', 80);
  expect((await outages()).map(({ type }) => type)).toEqual([
    'planned',
    'outage',
    'outage',
    'outage',
    'outage',
  ]);
  expect((await report()).figures).toMatchObject({ downtime: 26 * minute, outages: 2 });
  await forward(121);
  expect(await outages('&type=planned')).toMatchObject([{ state: 'ended', end: at(120) }]);
});

test('a correction says why, and stands in the journal with what was before', async () => {
  const [last] = (await outages('&type=outage')).slice(-1);
  expect(last).toMatchObject({ id: 'OUT-1001' });
  const correct = (body: object) => desk.call('eli', 'POST', '/v1/outages/OUT-1001/correct', body);
  expect((await correct({ begin: at(2) })).status).toBe(400);
  expect((await correct({ begin: at(30), reason: 'It ends before it begins' })).body).toMatchObject({
    errors: [{ pointer: '/end' }],
  });
  expect((await correct({ begin: at(2), reason: 'Users saw it two minutes earlier' })).status).toBe(200);
  const journal = await desk.items<Row>('dana', '/v1/outages/OUT-1001/timeline');
  expect(journal.at(-1)).toMatchObject({
    type: 'outage.corrected',
    by: 'eli',
    text: 'Users saw it two minutes earlier',
    changed: { begin: { from: at(4), to: at(2) } },
  });
  expect((await report()).figures).toMatchObject({ downtime: 28 * minute });
});

test('the budget of the month burns, is spent, and that is an event', async () => {
  // 99.9 % of November's thirty days: 43 min 12 s, of which 28 min are gone.
  expect((await report()).budget).toMatchObject({
    allowed: 43.2 * minute,
    spent: 28 * minute,
    left: 15.2 * minute,
  });
  const heard: string[] = [];
  const spent = async () =>
    (await desk.done('dana', 'GET', '/v1/service-availability/checkout?period=monthly')).budget as Row;
  await alarm('ServerCpuTooHigh', 'ALARM', 180, 180);
  expect(await spent()).toMatchObject({ spentBy: new Date(monday + 195.2 * minute).toISOString() });
  await forward(200);
  expect(await spent()).toMatchObject({ spentAt: new Date(monday + 195.2 * minute).toISOString() });
  await alarm('ServerCpuTooHigh', 'OK', 210);
  expect(heard).toEqual([]);
  expect((await report('monthly')).figures).toMatchObject({ downtime: 58 * minute, outages: 3 });
});

test('an incident of priority 1 that a person reports is an outage, until it is resolved', async () => {
  await forward(240);
  const { id } = await desk.done('rosa', 'POST', '/v1/incidents', {
    title: 'Nobody can pay',
    service: 'checkout',
    impact: 'high',
    urgency: 'high',
  });
  await desk.settled();
  expect(await outages('&running=true')).toMatchObject([{ source: 'incident', of: id, begin: at(240) }]);
  await forward(250);
  await desk.done('dana', 'POST', `/v1/incidents/${id}/resolve`, { resolution: 'Restarted' });
  await desk.settled();
  expect(await outages('&running=true')).toEqual([]);
  expect((await report()).figures).toMatchObject({ downtime: 68 * minute });
});

test('components say what they make of the service, and which of them is the weakest', async () => {
  const add = async (name: string, percent: number) =>
    String(
      (
        await desk.done('dana', 'POST', '/v1/cis', {
          class: 'server',
          name,
          attributes: { 'designed-availability': percent },
        })
      ).id,
    );
  const [web1, web2, db] = [await add('web-1', 99), await add('web-2', 99), await add('db', 99.9)];
  for (const from of [web1, web2])
    await desk.done('dana', 'POST', '/v1/relations', { from, type: 'depends-on', to: db });
  const pool = { pool: 'web', needs: 1 };
  const supportedBy = [
    { ci: web1, redundancy: pool },
    { ci: web2, redundancy: pool },
  ];
  const { version } = await desk.done('dana', 'GET', '/v1/services/checkout');
  await desk.done('admin', 'PATCH', '/v1/services/checkout', { supportedBy }, { 'if-match': `"${version}"` });
  await desk.done('dana', 'POST', '/v1/outages', {
    title: 'The database restarts',
    cis: [db],
    begin: at(0),
    end: at(10),
  });
  await desk.settled();
  const found = (await desk.done(
    'dana',
    'GET',
    '/v1/service-availability/checkout/components?period=daily',
  )) as {
    designed: { exact: boolean; lower: number };
    components: { id: string; single: boolean; downtime: number; achievedCost: number }[];
  };
  expect(found.designed.exact).toBe(true);
  expect(found.designed.lower).toBeCloseTo(0.999 * (1 - 0.01 ** 2), 12);
  expect(found.components[0]).toMatchObject({
    id: db,
    single: true,
    downtime: 10 * minute,
    achievedCost: 10,
  });
  expect(found.components.filter(({ single }) => single).map(({ id }) => id)).toEqual([db]);
});

test('requesters know nothing of it, agents take nothing back, and managers promise', async () => {
  const status = async (who: string, method: string, path: string, body?: object) =>
    (await desk.call(who, method, path, body)).status;
  expect(await status('rosa', 'GET', '/v1/outages')).toBe(403);
  expect(await status('rosa', 'GET', '/v1/service-availability')).toBe(403);
  expect(await status('dana', 'POST', '/v1/outages/OUT-1001/cancel', { reason: 'No' })).toBe(403);
  expect(
    await status('dana', 'POST', '/v1/availability-commitments', { service: 'search', percent: 99 }),
  ).toBe(403);
  expect(
    await status('femi', 'POST', '/v1/availability-commitments', { service: 'nothing', percent: 99 }),
  ).toBe(400);
  expect(
    await status('femi', 'POST', '/v1/availability-commitments', { service: 'search', percent: 100 }),
  ).toBe(400);
});
