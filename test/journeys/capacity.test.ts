import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DayValue, daysAfter } from '../../functions/capacity/series.ts';
import { type Desk, startDesk } from '../desk.ts';
import { hearOnly } from './hear-only.ts';
import { record, space } from './recorded.ts';

type Row = Record<string, unknown>;

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  // Weeks go by: what does something every quarter of an hour is not what this is about.
  await hearOnly(desk, [
    'capacity',
    'frontarm',
    'peopleon',
    'notificationon',
    'oncallonincident',
    'incidenton',
  ]);
});
afterAll(() => desk?.stop());

const today = () => new Date(desk.host.clock.now()).toISOString().slice(0, 10);
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
const refused = async (path: string, ask: object = {}, who = 'dana') => {
  const { status, body } = await desk.call(who, 'POST', `/v1/${path}`, ask);
  return [status, body.detail];
};
const days = (n: number) => desk.forward(n * 24 * 60);
/** Values of the days up to yesterday. */
const upToNow = (values: readonly number[]): DayValue[] =>
  values.map((value, n) => ({ day: daysAfter(today(), n - values.length), value }));
const along = <T>(count: number, of: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => of(n));
const capacityOf = (id: string) => (rows: Row[]) => rows.filter(({ capacity }) => capacity === id);

describe('a database runs out of storage', () => {
  let ci = '';
  let id = '';
  const problem = async () =>
    capacityOf(id)(await Promise.all((await list('problems')).map(({ id }) => read(`problems/${id}`))))[0];
  const incident = async () =>
    capacityOf(id)(await Promise.all((await list('incidents')).map(({ id }) => read(`incidents/${id}`))))[0];

  test('it is watched by a preset, measured back as far as CloudWatch remembers, and 26 days left are a problem', async () => {
    ci = String(
      (
        await give('cis', {
          ...{ name: 'orders', class: 'AWS::RDS::DBInstance', service: 'checkout' },
          arn: 'arn:aws:rds:eu-west-1:123456789012:db:orders',
          ...{ resourceType: 'AWS::RDS::DBInstance', resourceId: 'orders', region: 'eu-west-1' },
        })
      ).id,
    );
    // 36 GiB are left, and one goes every day; the first ten are older than what CloudWatch keeps.
    await record(desk, upToNow(along(72, (n) => 107 - n)));
    ({ id } = (await give('capacity-metrics', { ci, preset: 'rds-free-storage' })) as { id: string });
    const metric = await read(`capacity-metrics/${id}`);
    expect(metric).toMatchObject({
      ...{ ci, service: 'checkout', team: 'platform', direction: 'down', episode: 0, state: 'ample' },
      source: space,
      measured: { through: daysAfter(today(), -1), forecast: { count: 63 } },
    });
    expect((metric.measured as { forecast: Row }).forecast.daysLeft).toBeCloseTo(36, 3);
    await days(10);
    expect(await read(`capacity-metrics/${id}`)).toMatchObject({ state: 'ample' });
    await record(desk, upToNow(along(10, (n) => 35 - n)));
    await give(`capacity-metrics/${id}/measure`);
    expect(await read(`capacity-metrics/${id}`)).toMatchObject({ state: 'tight', episode: 1 });
    expect(await problem()).toMatchObject({
      title: 'Free storage of a database: orders runs out in about 26 days',
      ...{ cis: [ci], service: 'checkout', urgency: 'low', impact: 'medium', state: 'new' },
    });
    expect(await incident()).toBeUndefined();
  });

  test('its chart has what was and what comes, with the interval', async () => {
    const series = (await read(`capacity-metrics/${id}/series?days=30&ahead=14`)) as {
      items: DayValue[];
      expected: { day: string; value: number; low: number; high: number }[];
    };
    expect(series.items).toHaveLength(30);
    expect(series.items.at(-1)).toEqual({ day: daysAfter(today(), -1), value: 26 });
    const last = series.expected.at(-1);
    expect(last?.day).toBe(daysAfter(today(), 13));
    expect(last?.value).toBeCloseTo(12, 3);
    expect(last?.low).toBeLessThanOrEqual(last?.value ?? 0);
  });

  test('fourteen days left are more urgent, by the night alone; seven are an incident, and only one', async () => {
    await record(
      desk,
      along(12, (n) => ({ day: daysAfter(today(), n), value: 25 - n })),
    );
    await days(12);
    expect(await read(`capacity-metrics/${id}`)).toMatchObject({ state: 'scarce', episode: 1 });
    expect(await problem()).toMatchObject({ urgency: 'medium' });
    expect(await types(`problems/${(await problem())?.id}`)).toContain('problem.noted');
    expect(await incident()).toBeUndefined();
    await record(
      desk,
      along(8, (n) => ({ day: daysAfter(today(), n), value: 13 - n })),
    );
    await days(8);
    await give(`capacity-metrics/${id}/measure`);
    expect(await read(`capacity-metrics/${id}`)).toMatchObject({ state: 'critical', episode: 1 });
    expect(await incident()).toMatchObject({
      ...{ state: 'open', urgency: 'high', capacity: id, ci: { id: ci }, team: 'platform' },
    });
    expect(await problem()).toMatchObject({ urgency: 'high' });
    expect(
      capacityOf(id)(await Promise.all((await list('problems')).map(({ id }) => read(`problems/${id}`)))),
    ).toHaveLength(1);
    const paged = (await list(`incidents/${(await incident())?.id}/timeline`)).map(({ type }) => type);
    expect(paged).toContain('incident.paged');
  });

  test('what was cleaned up is verified by measuring: the slope has changed', async () => {
    await record(
      desk,
      along(10, (n) => ({ day: daysAfter(today(), n), value: 300 - 0.1 * n })),
    );
    const { id: page } = (await incident()) as { id: string };
    await days(10);
    const metric = await read(`capacity-metrics/${id}`);
    expect(metric).toMatchObject({ state: 'ample', measured: { forecast: { turned: true } } });
    const { resolution, state } = await read(`incidents/${page}`);
    expect(state).toMatch(/resolved|closed/);
    expect(resolution).toMatch(
      /^Verified by measuring: It changed by .* a day; it changes by -0\.1 B a day now/,
    );
    const notes = (await list(`problems/${(await problem())?.id}/timeline`)).filter(
      ({ type }) => type === 'problem.noted',
    );
    expect(JSON.stringify(notes.at(-1))).toContain('Verified by measuring');
    expect(await types(`capacity-metrics/${id}`)).toEqual(
      expect.arrayContaining(
        ['added', 'ran-tight', 'ran-scarce', 'ran-critical', 'relieved'].map(
          (one) => `capacity-metric.${one}`,
        ),
      ),
    );
  });

  test('a metric that is retired is not measured, and one that is restored is measured at once', async () => {
    await give(`capacity-metrics/${id}/retire`);
    expect(await list('capacity-metrics')).toEqual([]);
    await days(1);
    const { version } = await read(`capacity-metrics/${id}`);
    expect(await refused(`capacity-metrics/${id}/measure`)).toEqual([409, expect.any(String)]);
    await give(`capacity-metrics/${id}/restore`);
    expect(Number((await read(`capacity-metrics/${id}`)).version)).toBe(Number(version) + 2);
  });
});

describe('limits', () => {
  test('a quota is asked for, with the metric that shows its use, and a raise of it is seen', async () => {
    const usage = {
      ...{ namespace: 'AWS/Usage', name: 'ResourceCount', statistic: 'Maximum' },
      dimensions: { Service: 'EC2', Resource: 'vCPU', Type: 'Resource', Class: 'Standard/OnDemand' },
    };
    await record(desk, upToNow(along(30, (n) => 2 + n / 10)), usage);
    const limit = { from: 'quota', service: 'ec2', code: 'L-1216C47A' };
    const { id } = await give('capacity-metrics', { service: 'search', limit, title: 'Processors' });
    expect(await read(`capacity-metrics/${id}`)).toMatchObject({
      measured: { forecast: { limit: 5 } },
    });
    await desk.host.dispatcher.dispatch({
      ...{ service: 'servicequotas', operation: 'RequestServiceQuotaIncrease' },
      input: { ServiceCode: 'ec2', QuotaCode: 'L-1216C47A', DesiredValue: 64 },
      caller: { name: 'test' },
    });
    await give(`capacity-metrics/${id}/measure`);
    expect(await read(`capacity-metrics/${id}`)).toMatchObject({
      state: 'ample',
      measured: { forecast: { limit: 64 } },
    });
  });

  test('an attribute of the item is the limit; without it the metric says what is missing', async () => {
    await record(desk, upToNow(along(20, (n) => 500 + n)), { ...space, name: 'Used' });
    const { id: ci } = await give('cis', { name: 'files', class: 'storage', service: 'search' });
    const source = { ...space, name: 'Used' };
    const limit = { from: 'attribute', attribute: 'size', times: 100 };
    const { id } = await give('capacity-metrics', { ci, source, limit });
    expect(await read(`capacity-metrics/${id}`)).toMatchObject({
      state: 'unmeasured',
      measured: { trouble: 'Its item has no number as size.' },
    });
    await change(`capacity-metrics/${id}`, { limit: { from: 'value', value: 530 } });
    expect(await read(`capacity-metrics/${id}`)).toMatchObject({ state: 'scarce' });
  });

  test('what CloudWatch does not know says so, and what is asked for wrongly is refused by field', async () => {
    const { id } = await give('capacity-metrics', {
      ...{
        service: 'search',
        source: { namespace: 'Nobody', name: 'Knows' },
        limit: { from: 'value', value: 1 },
      },
    });
    expect(await read(`capacity-metrics/${id}`)).toMatchObject({
      state: 'unmeasured',
      measured: { trouble: 'CloudWatch has no values of it.' },
    });
    const limit = { from: 'value', value: 1 };
    expect(await refused('capacity-metrics', { service: 'search', limit })).toEqual([
      ...[400, '/source: is needed: which metric of CloudWatch shows what is used.'],
    ]);
    expect(await refused('capacity-metrics', { service: 'search', preset: 'x', limit })).toEqual([
      ...[400, '/preset: there is no preset x.'],
    ]);
    expect((await refused('capacity-metrics', { ci: 'CI-999999', limit }))[0]).toBe(400);
    expect((await refused('capacity-metrics', { service: 'search', limit }, 'rosa'))[0]).toBe(403);
  });

  test('one that AWS does not let us read says so, and the others are measured all the same', async () => {
    const source = { namespace: 'Own', name: 'Load' };
    const caller = desk.callerOf('capacity-on-metric');
    desk.host.dispatcher.faults.set({
      match: { operation: 'GetMetricData', caller },
      ...{ kind: 'before', error: 'AccessDeniedException', times: 9 },
    });
    const { id } = await give('capacity-metrics', {
      service: 'search',
      source,
      limit: { from: 'value', value: 9 },
    });
    desk.host.dispatcher.faults.clear();
    expect((await read(`capacity-metrics/${id}`)).measured).toMatchObject({
      trouble: expect.stringContaining('AccessDenied'),
    });
    await record(desk, upToNow(along(20, () => 5)), { ...space, ...source, dimensions: {} });
    await give(`capacity-metrics/${id}/measure`);
    expect(await read(`capacity-metrics/${id}`)).toMatchObject({
      state: 'ample',
      measured: { forecast: { count: 20 } },
    });
  });
});

describe('a capacity plan', () => {
  test('goes from the demand to the decision and its review', async () => {
    const { id } = await give('capacity-plans', {
      ...{ title: 'Black Friday', service: 'checkout', reviewOn: daysAfter(today(), 30) },
      demand: [{ driver: 'Orders', unit: 'a day', now: 1200, expected: 4000, by: daysAfter(today(), 20) }],
      options: [
        { id: 'bigger', title: 'A bigger database', capacity: 8000, once: 0, monthly: 420 },
        { id: 'nothing', title: 'Do nothing' },
      ],
    });
    const plan = `capacity-plans/${id}`;
    expect(await read(plan)).toMatchObject({
      state: 'draft',
      team: 'platform',
      steps: ['change', 'decide', 'withdraw'],
    });
    expect((await refused(`${plan}/decide`, { option: 'bigger', reason: 'Enough' }))[0]).toBe(403);
    expect(await refused(`${plan}/decide`, { option: 'none', reason: 'x' }, 'femi')).toEqual([
      ...[400, '/option: is none of its options.'],
    ]);
    await give(`${plan}/decide`, { option: 'bigger', reason: 'Enough for a year' }, 'femi');
    expect(await read(plan)).toMatchObject({ state: 'decided', decision: { option: 'bigger', by: 'femi' } });
    await days(30);
    expect(await read(plan)).toMatchObject({ due: true });
    expect(await list('capacity-plans?due=true')).toHaveLength(1);
    await give(`${plan}/review`, { text: '3,800 came. It was enough.', next: daysAfter(today(), 90) });
    expect(await read(plan)).toMatchObject({ state: 'decided', reviewOn: daysAfter(today(), 90) });
    await give(`${plan}/review`, { text: 'Over.' });
    expect(await read(plan)).toMatchObject({ state: 'closed', reviews: [{}, {}] });
    expect(await list('capacity-plans?closed=true')).toHaveLength(1);
    expect(await refused(`${plan}/reopen`)).toEqual([409, expect.any(String)]);
  });
});
