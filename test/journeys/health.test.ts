import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkRecord } from '../../functions/audit/checking.ts';
import type { EventRow } from '../../functions/record/timeline.ts';
import { configEvent } from '../configuration/items.ts';
import { type Desk, monday, startDesk } from '../desk.ts';
import { backupOf, dated, instanceArn, issue, lifecycle, retirement } from '../monitoring/health-events.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  await desk.done('admin', 'POST', '/v1/teams', { id: 'data', name: 'Data' });
  const person = { id: 'gina', name: 'Gina Roy', roles: ['agent'], teams: ['data'] };
  await desk.done('admin', 'POST', '/v1/people', { ...person, email: 'gina@desk.example' });
  await desk.done('admin', 'POST', '/v1/services', { id: 'lake', name: 'Lake', team: 'data', match: [] });
  await desk.settled();
  const owners = { 'i-a1': 'checkout', 'i-a2': 'checkout', 'i-b1': 'lake', 'i-c1': 'search' };
  await desk.happen(
    ...Object.entries(owners).map(([id, service], order) =>
      configEvent({
        type: 'AWS::EC2::Instance',
        id: `instance/${id}`,
        order: order + 1,
        tags: { 'itsm:service': service, Name: id },
      }),
    ),
  );
});
afterAll(() => desk?.stop());

const at = (minutes: number) => new Date(monday + minutes * 60_000).toISOString();
const days = (count: number) => at(count * 24 * 60);

type Incident = {
  id: string;
  state: string;
  title: string;
  service: string;
  team: string;
  because?: string;
  parent?: string;
  children?: number;
  ci?: { id: string };
  awsHealth?: Record<string, { state: string; count: number; resolved: number; resources: Resource[] }>;
};
type Resource = { resource: string; status: string; ci?: string; service?: string };
type Task = { id: string; title: string; state: string; by?: string; note?: string; resource?: object };
type Change = {
  id: string;
  state: string;
  type: string;
  title: string;
  version: number;
  team: string;
  description: string;
  cis: string[];
  services: string[];
  plannedFrom?: string;
  plannedTo?: string;
  tasks?: Task[];
  clocks?: Record<string, string>;
  awsHealth?: { deadline?: string; resources: number; resolved: number; url: string; state: string };
};

const all = {
  incidents: '/v1/incidents?closed=true&limit=100',
  changes: '/v1/changes?closed=true&limit=100',
};
const known = new Set<string>();
/** The incidents or changes that are there since this was asked last. */
async function fresh<T extends { id: string }>(noun: keyof typeof all): Promise<T[]> {
  const items = await desk.items<T>('femi', all[noun]);
  const found = items.filter(({ id }) => !known.has(id));
  for (const { id } of found) known.add(id);
  const whole = await Promise.all(found.map(({ id }) => desk.done('femi', 'GET', `/v1/${noun}/${id}`)));
  return whole as unknown as T[];
}
const again = async <T extends { id: string }>(noun: keyof typeof all, { id }: T) =>
  (await desk.done('femi', 'GET', `/v1/${noun}/${id}`)) as unknown as T;
const story = async (noun: keyof typeof all, id: string) =>
  desk.items<{ type: string; by: string; text?: string; facts?: Record<string, unknown> }>(
    'femi',
    `/v1/${noun}/${id}/timeline?limit=100`,
  );
/** Mails that say so; what is to be told waits a few minutes for more of it. */
const sent = async (words: RegExp) => {
  await desk.forward(6);
  return desk.mail().filter(({ subject, text }) => words.test(`${subject}\n${text}`));
};
const pages = (total: number, of: (page: number) => ReturnType<typeof issue>) =>
  Array.from({ length: total }, (_, nth) => of(nth + 1));
const paged = (page: number, total: number, communicationId: string) => ({
  page: String(page),
  totalPages: String(total),
  communicationId,
});

describe('an issue', () => {
  test('is one incident of the service of its item, with what is affected, however often it is told', async () => {
    const event = issue({ name: 'single', at: at(1), entities: ['i-a1', instanceArn('i-a2')] });
    await desk.happen(backupOf(event), event, event);
    const [incident, ...others] = await fresh<Incident>('incidents');
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ state: 'open', service: 'checkout', team: 'platform', because: 'item' });
    const [health] = Object.values(incident?.awsHealth ?? {});
    expect(health).toMatchObject({ state: 'open', count: 2, resolved: 0 });
    expect(health?.resources.map(({ ci, service }) => [Boolean(ci), service])).toEqual([
      [true, 'checkout'],
      [true, 'checkout'],
    ]);
    expect(incident?.ci?.id).toMatch(/^CI-/);
    await desk.happen(issue({ name: 'single', at: at(9), detail: { statusCode: 'closed' } }), event);
    expect(await again('incidents', incident as Incident)).toMatchObject({ state: 'resolved' });
    expect(await fresh('incidents')).toEqual([]);
  });

  test('in several services has a child for each other one, whichever page comes first', async () => {
    const one = (page: number) =>
      issue({
        name: 'spread',
        at: at(10),
        entities: [['i-a1', 'i-a2'], ['i-b1'], ['i-c1']][page - 1] ?? [],
        detail: paged(page, 3, 'spread-1'),
      });
    const [first, second, third] = pages(3, one);
    await desk.happen(third as ReturnType<typeof issue>);
    await desk.happen(...[first, backupOf(second as never), second, first].map((each) => each as never));
    const found = await fresh<Incident>('incidents');
    const parent = found.find(({ children }) => children) as Incident;
    expect(found.map(({ service }) => service).toSorted()).toEqual(['checkout', 'lake', 'search']);
    expect(parent).toMatchObject({ service: 'search', children: 2 });
    const children = found.filter(({ id }) => id !== parent.id);
    expect(children.map((child) => child.parent)).toEqual([parent.id, parent.id]);
    expect(Object.values(parent.awsHealth ?? {})).toMatchObject([{ count: 4 }]);
    const lake = children.find(({ service }) => service === 'lake');
    expect(lake).toMatchObject({ team: 'data' });
    expect(Object.values(lake?.awsHealth ?? {})).toMatchObject([
      { count: 1, resources: [{ resource: 'i-b1' }] },
    ]);

    const better = issue({ name: 'spread', at: at(12), entities: [{ value: 'i-b1', status: 'RESOLVED' }] });
    await desk.happen(better);
    expect(Object.values((await again('incidents', lake as Incident)).awsHealth ?? {})).toMatchObject([
      { count: 1, resolved: 1 },
    ]);
    expect(Object.values((await again('incidents', parent)).awsHealth ?? {})).toMatchObject([
      { count: 4, resolved: 1 },
    ]);
    await desk.happen(issue({ name: 'spread', at: at(20), detail: { statusCode: 'closed' } }));
    for (const incident of found)
      expect(await again('incidents', incident)).toMatchObject({ state: 'resolved' });
    expect(await fresh('incidents')).toEqual([]);
  });

  test('that is over before anybody heard of it is one incident, which is over', async () => {
    const [open, close] = [
      issue({ name: 'late', at: at(-30), entities: ['i-a1'] }),
      issue({
        name: 'late',
        at: at(-10),
        entities: [{ value: 'i-a1', status: 'UNIMPAIRED' }],
        detail: { statusCode: 'closed', startTime: dated(at(-30)) },
      }),
    ];
    const before = (await desk.mail()).length;
    await desk.happen(close as never);
    await desk.happen(open as never, close as never);
    const found = await fresh<Incident>('incidents');
    expect(found).toMatchObject([{ state: 'resolved', service: 'checkout' }]);
    await desk.forward(6);
    expect((await desk.mail()).length).toBe(before);
    expect(await fresh('incidents')).toEqual([]);
  });

  test('that names nothing the desk knows is one of the default service', async () => {
    await desk.happen(issue({ name: 'unknown', at: at(30), entities: ['i-zz'] }));
    expect(await fresh<Incident>('incidents')).toMatchObject([{ service: 'default', because: 'default' }]);
  });
});

describe('a scheduled change', () => {
  test('is one change of the team of its items, with its deadline and a task for each, and no incident', async () => {
    const event = retirement({
      name: 'two',
      at: at(40),
      entities: ['i-b1', 'i-a1'],
      detail: { startTime: dated(days(2)) },
    });
    await desk.happen(event, backupOf(event), event);
    const [change, ...others] = await fresh<Change>('changes');
    expect(others).toEqual([]);
    expect(await fresh('incidents')).toEqual([]);
    expect(change).toMatchObject({
      state: 'draft',
      type: 'normal',
      team: 'platform',
      services: ['checkout', 'lake'],
      description: 'What AWS says of two.',
      plannedFrom: days(1),
      plannedTo: days(2),
      awsHealth: { deadline: days(2), resources: 2, resolved: 0, state: 'open' },
    });
    expect(change?.cis).toHaveLength(2);
    expect(change?.tasks).toMatchObject([
      { state: 'open', resource: { id: 'i-a1', status: 'PENDING' } },
      { state: 'open', resource: { id: 'i-b1', status: 'PENDING' } },
    ]);
    expect((await sent(new RegExp(`${change?.id}: AWS Health`))).map(({ to }) => to[0])).toContain(
      'dana@desk.example',
    );

    const resolved = retirement({
      name: 'two',
      at: at(50),
      entities: [{ value: 'i-a1', status: 'RESOLVED', at: at(50) }, 'i-b1', 'i-c1'],
      detail: { startTime: dated(days(2)) },
    });
    await desk.happen(resolved, event);
    const next = await again('changes', change as Change);
    expect(next.tasks).toMatchObject([
      { state: 'done', by: 'system:aws-health', note: 'AWS Health says that it is resolved.' },
      { state: 'open' },
      { state: 'open', resource: { id: 'i-c1' } },
    ]);
    expect(next.services).toEqual(['checkout', 'lake', 'search']);

    await desk.forward(24 * 60 + 60);
    const [warned] = await sent(/deadline of AWS is in a day/);
    expect(`${warned?.subject} ${warned?.text}`).toContain('2 tasks are open');

    const done = ['i-a1', 'i-b1', 'i-c1'].map((value) => ({ value, status: 'RESOLVED' }));
    const startTime = dated(days(2));
    await desk.happen(retirement({ name: 'two', at: days(1.1), entities: done, detail: { startTime } }));
    const over = await again('changes', change as Change);
    expect(over).toMatchObject({ state: 'canceled', awsHealth: { resources: 3, resolved: 3 } });
    const last = (await story('changes', over.id)).find(({ type }) => type === 'change.canceled');
    expect(last).toMatchObject({ by: 'system:aws-health', text: expect.stringContaining('all 3 resources') });
    expect(await fresh('changes')).toEqual([]);
    await desk.forward(24 * 60);
    expect(await sent(new RegExp(`${over.id}: the deadline of AWS is now`))).toEqual([]);
  });

  test('with hundreds of resources and its pages out of order has each once', async () => {
    const now = new Date(desk.host.clock.now()).toISOString();
    const one = (page: number) =>
      lifecycle({
        name: 'many',
        at: now,
        entities: Array.from({ length: 50 }, (_, nth) => `arn:aws:eks:eu-central-1:1:cluster/${page}-${nth}`),
        detail: { ...paged(page, 3, 'many-1'), startTime: dated(days(400)) },
      });
    const [first, second, third] = pages(3, one) as [never, never, never];
    await desk.happen(third, second);
    await desk.happen(first, second, backupOf(third));
    const [change, ...others] = await fresh<Change>('changes');
    expect(others).toEqual([]);
    expect(change?.tasks).toHaveLength(150);
    expect(new Set(change?.tasks?.map(({ id }) => id)).size).toBe(150);
    expect(change).toMatchObject({ awsHealth: { resources: 150 }, team: 'operations' });
    const task = change?.tasks?.[0]?.id;
    await desk.done('femi', 'POST', `/v1/changes/${change?.id}/complete-task`, { task });
    await desk.done('femi', 'POST', `/v1/changes/${change?.id}/tasks`, { title: 'Tell the users' });
    await desk.happen(second);
    expect((await again('changes', change as Change)).tasks?.[0]).toMatchObject({
      state: 'done',
      by: 'femi',
    });
  });

  test('that is under way goes to its review when AWS has closed it', async () => {
    const from = desk.host.clock.now();
    const moment = (hours: number) => new Date(from + hours * 3_600_000).toISOString();
    const [startTime, endTime] = [dated(moment(1)), dated(moment(5))];
    const entities = ['i-a1', 'i-a2'];
    await desk.happen(retirement({ name: 'work', at: moment(0), entities, detail: { startTime, endTime } }));
    const [change] = await fresh<Change>('changes');
    const path = `/v1/changes/${change?.id}`;
    expect(Date.parse(change?.plannedTo ?? '') - Date.parse(change?.plannedFrom ?? '')).toBe(4 * 3_600_000);
    const edit = async (body: object) => {
      const { version } = await desk.done('femi', 'GET', path);
      await desk.done('femi', 'PATCH', path, body, { 'if-match': `"${version}"` });
    };
    await edit({ type: 'emergency', plans: { implementation: 'Stop and start' } });
    await desk.done('dana', 'POST', `${path}/submit`, {});
    await desk.settled();
    await desk.done('femi', 'POST', `/v1/approvals/${change?.id}-1/approve`, {});
    await desk.settled();
    await desk.done('dana', 'POST', `${path}/implement`, {});
    await desk.settled();
    // AWS asks for one more, and takes back what it had said: what was agreed on stays as it is, and the tasks follow.
    const told = (hours: number, entities: readonly object[], more: object = {}) =>
      retirement({
        name: 'work',
        at: moment(hours),
        entities: entities as never,
        detail: { startTime, endTime, ...more },
      });
    const is = (value: string, status: string) => ({ value, status });
    await desk.happen(told(0.1, [is('i-a1', 'RESOLVED'), is('i-b1', 'PENDING')]));
    await desk.happen(told(0.2, [is('i-a1', 'PENDING'), is('i-a2', 'RESOLVED')]));
    const working = await again('changes', change as Change);
    expect(working).toMatchObject({ state: 'implement', cis: change?.cis });
    expect(working.tasks?.map(({ title, state }) => `${title} ${state}`)).toEqual([
      'i-a1 open',
      'i-a2 done',
      'i-b1 open',
    ]);
    await desk.happen(
      retirement({
        name: 'work',
        at: moment(0.9),
        entities: [is('i-a1', 'RESOLVED'), is('i-b1', 'PENDING')],
        detail: { statusCode: 'closed', startTime, endTime },
      }),
    );
    const over = await again('changes', change as Change);
    expect(over).toMatchObject({
      state: 'review',
      awsHealth: { state: 'closed', resources: 3, resolved: 2 },
    });
    expect(over.tasks?.map(({ title, state }) => `${title} ${state}`)).toEqual([
      'i-a1 done',
      'i-a2 done',
      'i-b1 skipped',
    ]);
    const finished = (await story('changes', over.id)).find(({ type }) => type === 'change.finished');
    expect(finished?.text).toBe('AWS Health has closed the event, with one resource not resolved.');
    expect(await fresh('changes')).toEqual([]);
  });

  test('that was closed before anybody heard of it is none', async () => {
    const now = new Date(desk.host.clock.now()).toISOString();
    const close = retirement({ name: 'gone', at: now, entities: ['i-a1'], detail: { statusCode: 'closed' } });
    await desk.happen(close);
    await desk.happen(retirement({ name: 'gone', at: at(0), entities: ['i-a1'] }), close);
    expect(await fresh('changes')).toEqual([]);
    expect(await fresh('incidents')).toEqual([]);
  });

  test('from before there were pages and statuses is one, too', async () => {
    const now = new Date(desk.host.clock.now()).toISOString();
    const plain = retirement({ name: 'old', at: now, entities: ['i-a1'] });
    const { statusCode, communicationId, page, totalPages, affectedEntities, ...detail } =
      plain.detail as Record<string, unknown>;
    await desk.happen({ ...plain, detail });
    expect(await fresh<Change>('changes')).toMatchObject([{ tasks: [{ resource: { id: 'i-a1' } }] }]);
    expect([statusCode, communicationId, page, totalPages, affectedEntities]).toHaveLength(5);
  });

  test('that nobody can read waits in quarantine', async () => {
    const plain = retirement({ name: 'odd', at: at(0) });
    await desk.happen({ ...plain, detail: { ...(plain.detail as object), eventArn: undefined } });
    expect(await fresh('changes')).toEqual([]);
    const kept = await desk.items<{ reason: string }>('dana', '/v1/quarantined-signals');
    expect(kept.map(({ reason }) => reason).join()).toContain('eventArn');
  });
});

test('what was written follows from its events, and each of them from the one before', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'health-'));
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: desk.host.urls.aws,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
  };
  await promisify(execFile)(process.execPath, ['build/audit.ts', 'export', dir], { env });
  const records = new Map<string, Record<string, unknown>[]>();
  for (const line of readFileSync(join(dir, 'rows.ndjson'), 'utf8').trim().split('\n')) {
    const row = JSON.parse(line) as { pk: string };
    if (/^(health-event|change)#/.test(row.pk)) records.set(row.pk, [...(records.get(row.pk) ?? []), row]);
  }
  expect(records.size).toBeGreaterThan(8);
  for (const [pk, rows] of records) {
    const events = rows.filter(({ sk }) => String(sk).startsWith('event#')) as unknown as EventRow[];
    const { wrong } = checkRecord(
      rows.find(({ sk }) => sk === 'record'),
      events,
    );
    expect([pk, wrong]).toEqual([pk, []]);
  }
});
