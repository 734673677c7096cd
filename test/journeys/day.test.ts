import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

/** Monday, 23 November 2026, 04:00 in Berlin: five hours before people come to work. */
const early = Date.parse('2026-11-23T03:00:00Z');

let desk: Desk;
let major = '';
beforeAll(async () => {
  desk = await startDesk({ at: early });
  await arrange();
});
afterAll(() => desk?.stop());

type Row = Record<string, unknown> & { id: string };

const now = () => new Date(desk.host.clock.now()).toISOString();
const one = (id: string) => desk.done('femi', 'GET', `/v1/incidents/${id}`) as Promise<Row>;
const incidents = (service: string) =>
  desk.items<Row>('femi', `/v1/incidents?service=${service}&closed=true&limit=100`);
const working = async (service: string) =>
  (await incidents(service)).filter(({ state }) => state === 'open' || state === 'acknowledged');
const give = (person: string, id: string, command: string, body: object = {}) =>
  desk.done(person, 'POST', `/v1/incidents/${id}/${command}`, body);
const alarm = (name: string, state: 'ALARM' | 'OK' = 'ALARM', tags?: Record<string, string>) =>
  alarmEvent({ name, state, at: now(), ...(tags && { tags }) });
const say = async (...events: ReturnType<typeof alarmEvent>[]) => {
  await desk.forward(0.1);
  await desk.happen(...events);
};
/** Mails that page, by whom they went to. */
const pages = async () =>
  (await desk.mail())
    .filter(({ subject }) => /^\[INC-\d+\]/.test(subject))
    .map(({ to }) => String(to[0]).split('@')[0]);
const until = async (berlin: string) => {
  const at = Date.parse(`2026-11-23T${berlin}:00+01:00`);
  await desk.forward((at - desk.host.clock.now()) / 60_000);
};

/** Dana has the night, Eli the day; a rule for what flaps, one for what belongs together. */
async function arrange(): Promise<void> {
  const { version } = await desk.done('admin', 'GET', '/v1/schedules/primary');
  const shift = { people: ['eli', 'dana'], every: 'hour', count: 12, from: '2026-11-22' };
  await desk.done(
    'admin',
    'PATCH',
    '/v1/schedules/primary',
    { rotations: [{ id: 'main', ...shift, handOff: { time: '09:00' } }] },
    { 'if-match': `"${version}"` },
  );
  const rule = (id: string, like: string, effect: object) =>
    desk.done('admin', 'POST', '/v1/alert-rules', {
      ...{ id, name: id, effect },
      condition: { field: 'alarmName', like },
    });
  await rule('flapping', 'search-latency', { flapping: { turns: 4, minutes: 60, quiet: 20 } });
  await rule('cluster', 'search-node-*', { group: { by: ['{{tags.cluster}}'], minutes: 60 } });
  await desk.settled();
}

describe('a day in the life of a desk', () => {
  test('04:00. It is quiet: nobody is told of anything', async () => {
    await until('05:00');
    const { incidents: open, alerts } = await desk.done('dana', 'GET', '/v1/desk');
    expect([open, alerts]).toEqual([[], []]);
    expect(await pages()).toEqual([]);
  });

  test('05:00. An alarm flaps: it wakes Dana once, and settles by itself', async () => {
    for (const state of ['ALARM', 'OK', 'ALARM', 'OK', 'ALARM'] as const) {
      await say(alarm('search-latency', state));
      await desk.forward(1);
    }
    const [flapping] = await desk.items<Row>('dana', '/v1/alerts?state=flapping');
    expect(flapping).toMatchObject({ alarmName: 'search-latency' });
    const [incident] = await working('search');
    await give('dana', String(incident?.id), 'acknowledge');
    const woken = await pages();
    expect(new Set(woken)).toEqual(new Set(['dana']));
    for (const state of ['OK', 'ALARM', 'OK', 'ALARM', 'OK'] as const) {
      await desk.forward(2);
      await say(alarm('search-latency', state));
    }
    expect(await pages()).toEqual(woken);
    await desk.forward(25);
    expect(await working('search')).toEqual([]);
    expect(await desk.items('dana', '/v1/alerts?state=flapping')).toEqual([]);
  });

  test('09:00. The shift changes hands, with a note', async () => {
    await desk.done('dana', 'POST', '/v1/schedules/primary/hand-over-note', {
      text: 'Search was jumpy at five; nothing since.',
    });
    const onCall = async () => {
      const all = await desk.items<Row & { people: Row[] }>('dana', '/v1/schedules/on-call');
      return all.find(({ schedule }) => schedule === 'primary')?.people.map(({ id }) => id);
    };
    await until('08:59');
    expect(await onCall()).toEqual(['dana']);
    await until('09:01');
    expect(await onCall()).toEqual(['eli']);
  });

  test('10:00. A storm: a hundred and eighty alarms of two clusters are two incidents', async () => {
    await until('10:00');
    const before = (await pages()).length;
    await say(
      ...Array.from({ length: 180 }, (_, n) =>
        alarm(`search-node-${n}`, 'ALARM', { cluster: n % 2 ? 'blue' : 'green' }),
      ),
    );
    const storm = await working('search');
    expect(storm).toHaveLength(2);
    const joined = await Promise.all(
      storm.map(async ({ id }) => Object.keys((await one(id)).alerts as object).length),
    );
    expect(joined).toEqual([90, 90]);
    expect((await pages()).slice(before)).toEqual(['eli', 'eli']);
    for (const { id } of storm) await give('eli', id, 'take');
  });

  test('10:05. It is more than a storm: checkout is down, and the incident is declared a major one', async () => {
    await desk.forward(5);
    await say(alarm('ServerCpuTooHigh'));
    const [down] = await working('checkout');
    major = String(down?.id);
    expect(await one(major)).toMatchObject({ priority: 1, major: { state: 'proposed' } });
    await give('femi', major, 'declare-major', { commander: 'femi' });
    await give('femi', major, 'assign-role', { role: 'communications-lead', person: 'dana' });
    await give('eli', major, 'take');
    for (const { id } of await working('search')) await give('eli', id, 'set-parent', { parent: major });
    await give('dana', major, 'stakeholder-updates', {
      status: 'identified',
      text: 'Paying does not work. We know why, and are mending it.',
    });
    await desk.settled();
    const children = await desk.items<Row>('eli', `/v1/incidents/${major}/children`);
    expect(children.map(({ state }) => state)).toEqual(['acknowledged', 'acknowledged']);
  });

  test('11:00. Half an hour without a word: the next update is asked for', async () => {
    await desk.forward(40);
    const timeline = await desk.items<Row>('dana', `/v1/incidents/${major}/timeline`);
    expect(timeline.map(({ type }) => type)).toContain('incident.reminded');
    await give('dana', major, 'stakeholder-updates', { status: 'monitoring', text: 'It works again.' });
  });

  test('11:30. What still fires is not resolved by hand; once it is over, it takes its children along', async () => {
    const early = await desk.call('eli', 'POST', `/v1/incidents/${major}/resolve`, { resolution: 'Done' });
    expect([early.status, early.body.type]).toEqual([409, 'urn:itsm:problem:still-firing']);
    await say(alarm('ServerCpuTooHigh', 'OK'));
    await say(...Array.from({ length: 180 }, (_, n) => alarm(`search-node-${n}`, 'OK')));
    expect(await one(major)).toMatchObject({ state: 'acknowledged' });
    await give('eli', major, 'resolve', { resolution: 'Rolled back the deployment' });
    await desk.settled();
    for (const { id } of await desk.items<Row>('eli', `/v1/incidents/${major}/children`))
      expect(await one(id)).toMatchObject({ state: 'resolved' });
  });

  test('14:00. An incident that somebody took and forgot pages again', async () => {
    await until('14:00');
    const { version } = await desk.done('admin', 'GET', '/v1/escalation-policies/platform');
    const path = '/v1/escalation-policies/platform';
    await desk.done('admin', 'PATCH', path, { ackTimeout: 30 }, { 'if-match': `"${version}"` });
    const before = (await pages()).length;
    await say(alarm('search-disk'));
    const [forgotten] = await working('search');
    const id = String(forgotten?.id);
    await give('eli', id, 'acknowledge');
    await desk.forward(31);
    expect(await one(id)).toMatchObject({ state: 'open', run: 2 });
    expect((await pages()).slice(before)).toEqual(['eli', 'eli']);
    await give('eli', id, 'acknowledge');
    await say(alarm('search-disk', 'OK'));
    expect(await one(id)).toMatchObject({ state: 'resolved' });
  });

  test('16:00. The review: what happened when is there, the rest is written, and it is closed', async () => {
    await until('16:00');
    const review = `/v1/reviews/${major.replace('INC', 'REV')}`;
    const draft = await desk.done('femi', 'GET', review);
    expect(draft).toMatchObject({ state: 'draft', incident: major, owner: 'femi' });
    expect(Object.keys(draft.moments as object)).toEqual(
      expect.arrayContaining(['opened', 'paged', 'acknowledged', 'declared', 'resolved']),
    );
    const { questions } = draft as unknown as { questions?: { id: string }[] };
    const needed = [
      ...['detected-by', 'detected-sooner', 'cause-found', 'what-helped', 'mitigated-sooner'],
      ...['keeps-away', 'same-elsewhere'],
    ];
    const answers = Object.fromEntries(
      (questions?.map(({ id }) => id) ?? needed).map((name) => [name, 'See the summary.']),
    );
    const whys = [{ problem: 'Paying failed', because: [{ text: 'A deployment emptied the pool' }] }];
    const change = { summary: 'A deployment took payments down.', whys, answers };
    const match = { 'if-match': `"${draft.version}"` };
    await desk.done('femi', 'PATCH', review, change, match);
    await desk.done('femi', 'POST', `${review}/publish`, {});
    await desk.done('femi', 'POST', `${review}/close`, {});
    expect(await desk.done('femi', 'GET', review)).toMatchObject({ state: 'closed' });
  });

  test('21:00. The night is Dana’s again; five days later everything has closed itself', async () => {
    await until('21:01');
    await desk.forward(5 * 24 * 60);
    for (const { id } of [...(await incidents('checkout')), ...(await incidents('search'))])
      expect([id, (await one(id)).state]).toEqual([id, 'closed']);
  });

  test('and nothing was lost on the way, nor refused', async () => {
    const { waiting } = await desk.done('admin', 'GET', '/v1/redrives');
    expect((waiting as { messages: number }[]).filter(({ messages }) => messages > 0)).toEqual([]);
    expect(await desk.items('dana', '/v1/quarantined-signals')).toEqual([]);
    const denied = desk.host.dispatcher.calls.list().filter((call) => call.denied);
    expect(denied.map(({ caller, operation }) => `${caller} ${operation}`)).toEqual([]);
  });
});
