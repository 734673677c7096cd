import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';
import { dice } from './dice.ts';
import { tell } from './tell.ts';

/** Half an hour before the clocks of Berlin go back; reports are counted by them. */
const nightOfChange = Date.parse('2026-10-25T00:30:00Z');

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ at: nightOfChange });
  await desk.done('admin', 'POST', '/v1/teams', { id: 'payments', name: 'Payments' });
});
afterAll(() => desk?.stop());

type Figures = Record<string, { value?: number; of: number; mean?: number }>;
type Report = {
  figures: Figures;
  before: Figures;
  series: { date: string; figures: Figures; backlog: Record<string, number> }[];
  backlog: { open: Record<string, number>; ages: { id: string; open: Record<string, number> }[] };
  people: { id: string; pages: number; nights: number }[];
};
const report = async (query: string) =>
  (await desk.done('dana', 'GET', `/v1/reports?${query}`)) as unknown as Report;

const random = dice(23);
const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const create = async (ask: object) =>
  String((await desk.done('rosa', 'POST', '/v1/incidents', { title: 'Trouble', ...ask })).id);

/** The command as people give it, against the endpoint of the laptop. @returns what it says; it fails where anything differs */
async function recount(...options: string[]): Promise<string> {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: desk.host.urls.aws,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'recount',
    AWS_SECRET_ACCESS_KEY: 'recount',
  };
  const { stdout } = await promisify(execFile)(process.execPath, ['build/recount.ts', ...options], { env });
  return stdout;
}

function reportingTable(): string {
  const { resolver } = desk.host;
  const table = resolver.each('AWS::DynamoDB::Table').find(({ id }) => id.startsWith('reporting'));
  return String(table && resolver.value({ Ref: table.id }, table.stack));
}

describe('figures', () => {
  test('belong to the day on which something happens by the clocks of the reports, when these go back, too', async () => {
    const early = await create({ service: 'checkout' });
    // 02:30 for the second time, and then 00:10 of Monday.
    await desk.forward(60);
    await desk.done('dana', 'POST', `/v1/incidents/${early}/acknowledge`, {});
    await desk.forward(21 * 60 + 40);
    await desk.done('dana', 'POST', `/v1/incidents/${early}/resolve`, { resolution: 'Done' });
    await desk.settled();
    const { series } = await report('from=2026-10-24&to=2026-10-26');
    expect(series.map(({ date, figures }) => [date, figures.opened?.value, figures.solved?.value])).toEqual([
      ['2026-10-24', 0, 0],
      ['2026-10-25', 1, 0],
      ['2026-10-26', 0, 1],
    ]);
    expect(series[1]?.figures['time-to-acknowledge']).toMatchObject({ of: 1, mean: 3600 });
    expect(series.map(({ backlog }) => backlog.incident)).toEqual([0, 1, 0]);
  });

  test('come to what a recount finds, whatever happened, however often it was told and in whatever order', async () => {
    await desk.happen(alarmEvent({ name: 'search-1', at: new Date(desk.host.clock.now()).toISOString() }));
    await desk.forward(16);
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push(await create({ service: one(['checkout', 'search']) }));
    const deeds: readonly (readonly [string, object])[] = [
      ['take', {}],
      ['resolve', { resolution: 'Done' }],
      ['reopen', { reason: 'Again' }],
      ['transfer', { team: 'payments', reason: 'Theirs' }],
      ['override-priority', { priority: 4, reason: 'So' }],
      ['merge', { into: ids[0] }],
    ];
    for (let round = 0; round < 4; round++) {
      await Promise.all(
        Array.from({ length: 5 }, () => {
          const [command, ask] = one(deeds);
          return desk.call('femi', 'POST', `/v1/incidents/${one(ids)}/${command}`, ask);
        }),
      );
      // Over the end of October.
      await desk.forward(round === 2 ? 7 * 24 * 60 : 7);
    }
    const change = await desk.done('dana', 'POST', '/v1/changes', {
      title: 'Another kettle',
      services: ['search', 'checkout'],
    });
    await desk.done('femi', 'POST', `/v1/changes/${change.id}/cancel`, { reason: 'No' });
    await desk.settled();
    for (const id of ids.slice(0, 2)) {
      const history = await desk.items('dana', `/v1/incidents/${id}/timeline`);
      for (const { type, version, at, by, changed } of history.toReversed())
        await tell(desk, String(type), { id, version, at, by, changed, depth: 0 });
    }
    expect(await recount()).toMatch(/^\d+ records, 0 differences\n$/);
    const year = await report('period=last-12-months');
    const days = await report('from=2026-10-24&to=2026-11-30');
    expect(year.figures).toEqual(days.figures);
    expect(year.figures.opened?.value).toBe(7);
    expect(year.figures.pages?.value).toBeGreaterThan(1);
    const open = year.backlog.ages.reduce((sum, { open }) => sum + (open.incident ?? 0), 0);
    expect(open).toBe(year.backlog.open.incident);
    expect(days.series.at(-1)?.backlog.incident).toBe(open);
    expect(year.people.map(({ id }) => id)).toContain('dana');
  });

  test('of its last week are mailed to a team on Monday morning by its own clocks, once', async () => {
    const opened = (await report('team=platform&period=last-7-days')).figures.opened?.value;
    expect(opened).toBeDefined();
    await desk.done('femi', 'POST', '/v1/report-subscriptions', { team: 'platform', zone: 'Europe/Berlin' });
    expect((await desk.call('dana', 'POST', '/v1/report-subscriptions', { team: 'payments' })).status).toBe(
      403,
    );
    await desk.settled();
    const { clocks } = (await desk.done('dana', 'GET', '/v1/report-subscriptions/platform')) as {
      clocks: { weekly: string };
    };
    const monday = Date.parse(clocks.weekly);
    expect([new Date(monday).getUTCDay(), new Date(monday).getUTCHours()]).toEqual([1, 7]);
    await desk.forward((monday - desk.host.clock.now()) / 60_000 + 3);
    const detail = {
      id: 'platform',
      version: 1,
      at: clocks.weekly,
      by: 'system:clock',
      changed: {},
      depth: 0,
    };
    await tell(desk, 'report-subscription.due', { ...detail, clock: 'weekly' });
    await desk.forward(3);
    const mails = (await desk.mail()).filter(({ subject }) => subject.includes('Platform, last week'));
    expect(mails.flatMap(({ to }) => to).sort()).toEqual([
      'dana@desk.example',
      'eli@desk.example',
      'femi@desk.example',
    ]);
    expect(mails[0]?.text).toMatch(/incidents? came in/);
    expect(mails[0]?.text).toContain('/reports?team=platform&period=last-week');
  });

  test('that went wrong are named, and put right', async () => {
    await desk.host.dispatcher.dispatch({
      service: 'dynamodb',
      operation: 'UpdateItem',
      input: {
        TableName: reportingTable(),
        Key: { pk: { S: 'counter#cell#platform' }, sk: { S: 'day#2026-10-25#checkout#1' } },
        UpdateExpression: 'ADD #n :n',
        ExpressionAttributeNames: { '#n': 'incident.opened.2' },
        ExpressionAttributeValues: { ':n': { N: '7' } },
      },
      caller: { name: 'test' },
    });
    await expect(recount()).rejects.toThrow(/Command failed/);
    expect(await recount('--mend')).toMatch(/2026-10-25#checkout[\s\S]*1 difference, put right/);
    expect(await recount()).toMatch(/ 0 differences/);
  });

  test('are for those who work at the desk, of teams that there are', async () => {
    expect((await desk.call('rosa', 'GET', '/v1/reports')).status).toBe(403);
    expect((await desk.call('dana', 'GET', '/v1/reports?team=nobody')).status).toBe(400);
    expect((await desk.call('dana', 'GET', '/v1/reports?from=2026-11-02&to=2026-11-01')).status).toBe(400);
  });
});
