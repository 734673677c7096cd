import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { levelStorm } from './level-storm.ts';

const hour = 3_600_000;
const hours = [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }];
const berlin = { id: 'berlin-office', name: 'Berlin office', timeZone: 'Europe/Berlin', hours };

type Clock = {
  agreement: string;
  state: string;
  words: string;
  target: number;
  elapsed: number;
  actual: number;
  percent: number;
  dueAt?: string;
  missedAt?: string;
  passed: Record<string, string>;
  runs: { from: string; until?: string }[];
};
type Level = { id: string; version: number; state: string; levels: Clock[] };

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  await desk.done('admin', 'POST', '/v1/teams', { id: 'payments', name: 'Payments' });
  await desk.done('admin', 'POST', '/v1/service-calendars', berlin);
  await desk.done('femi', 'POST', '/v1/agreements', {
    id: 'solved',
    name: 'Solved in four hours',
    measure: 'resolution',
    calendar: 'berlin-office',
    targets: [
      { within: { amount: 4, unit: 'hours' } },
      { when: { field: 'priority', atMost: 2 }, within: { amount: 2, unit: 'hours' } },
    ],
    escalations: [
      { at: { percent: 75 }, tell: ['team'] },
      { at: { minutesAfter: 0 }, tell: ['managers', 'requester'] },
      { at: { minutesAfter: 60 }, raise: true, reassign: 'payments' },
    ],
  });
  await desk.done('femi', 'POST', '/v1/agreements', {
    id: 'answered',
    name: 'Answered in an hour',
    measure: 'response',
    calendar: 'berlin-office',
    targets: [{ within: { amount: 1, unit: 'hours' } }],
  });
});
afterAll(() => desk?.stop());

const open = async (title: string, ask: object = {}) => {
  const { id } = await desk.done('rosa', 'POST', '/v1/incidents', { title, ...ask });
  await desk.settled();
  return String(id);
};
const levelOf = async (id: string, person = 'dana') =>
  (await desk.done(person, 'GET', `/v1/service-levels/${id}`)) as unknown as Level;
const clockOf = async (id: string, agreement = 'solved') => {
  const clock = (await levelOf(id)).levels.find((one) => one.agreement === agreement);
  if (!clock) throw new Error(`${id} has no clock by ${agreement}`);
  return clock;
};
const give = async (id: string, command: string, ask: object = {}) => {
  await desk.done('dana', 'POST', `/v1/incidents/${id}/${command}`, ask);
  await desk.settled();
};
type Entry = { type: string; at: string; facts?: Record<string, unknown> };
const timeline = (id: string) => desk.items<Entry>('dana', `/v1/incidents/${id}/timeline`);

describe('the clock of an incident', () => {
  let id: string;

  test('says in words when it is due', async () => {
    id = await open('The till prints nothing');
    expect(await clockOf(id)).toMatchObject({
      state: 'running',
      words: '4 h left; due Mon 16:00 Europe/Berlin',
    });
    expect(await clockOf(id, 'answered')).toMatchObject({ words: '1 h left; due Mon 13:00 Europe/Berlin' });
  });

  test('is met when somebody answers, at that second', async () => {
    await desk.forward(20);
    await give(id, 'acknowledge');
    expect(await clockOf(id, 'answered')).toMatchObject({
      state: 'met',
      words: 'met Mon 12:20 Europe/Berlin with 40 m left',
    });
  });

  test('stands still while the requester is waited for, and says so', async () => {
    await desk.forward(100);
    await give(id, 'hold', { reason: 'requester', comment: 'Which till?' });
    await desk.forward(130);
    expect(await clockOf(id)).toMatchObject({
      state: 'paused',
      elapsed: 2 * hour,
      words: 'paused 2 h 10 m: waiting for requester; due Tue 09:10 Europe/Berlin',
    });
  });

  test('is not missed by the clock that was set before it stood still', async () => {
    await desk.forward(16 * 60);
    const clock = await clockOf(id);
    expect(clock).toMatchObject({ state: 'paused', passed: {} });
    expect(clock.missedAt).toBeUndefined();
  });

  test('goes on when the requester answers', async () => {
    await desk.done('rosa', 'POST', `/v1/incidents/${id}/comments`, { text: 'The left one' });
    await desk.settled();
    // 08:10 on Tuesday, with two hours left.
    expect(await clockOf(id)).toMatchObject({
      state: 'running',
      words: '2 h left; due Tue 10:10 Europe/Berlin',
    });
  });

  test('warns at the computed second, on both timelines, and tells the team', async () => {
    await desk.forward(61);
    expect((await clockOf(id)).passed).toEqual({ '75%': '2026-11-24T08:10:00.000Z' });
    expect((await timeline(id)).at(-1)).toMatchObject({
      type: 'incident.level-warned',
      at: '2026-11-24T08:10:00.000Z',
      facts: { agreement: 'solved', point: '75%' },
    });
    await desk.forward(10);
    const told = (await desk.mail()).filter(({ subject, text }) => `${subject} ${text}`.includes('75% of'));
    expect(told.length).toBeGreaterThan(0);
  });

  test('is missed at the second, with a proof that anybody can add up', async () => {
    await desk.forward(55);
    const due = '2026-11-24T09:10:00.000Z';
    const clock = await clockOf(id);
    expect(clock).toMatchObject({ state: 'running', missedAt: due, dueAt: due });
    expect(clock.words).toMatch(/^overdue by \d+ m; was due Tue 10:10 Europe\/Berlin$/);
    const reached = await desk.items<{
      type: string;
      at: string;
      facts: {
        reached: {
          point: string;
          proof?: { elapsed: number; target: number; stretches: { from: string; until: string }[] };
        }[];
      };
    }>('dana', `/v1/service-levels/${id}/timeline`);
    const event = reached.filter(({ type }) => type === 'service-level.reached').at(-1);
    expect(event?.at).toBe(due);
    const proof = event?.facts.reached.find(({ point }) => point === 'due')?.proof;
    const sum = proof?.stretches.reduce(
      (all, { from, until }) => all + Date.parse(until) - Date.parse(from),
      0,
    );
    expect([sum, proof?.elapsed, proof?.target]).toEqual([4 * hour, 4 * hour, 4 * hour]);
    expect(proof?.stretches.at(-1)?.until).toBe(due);
  });

  test('an hour later the priority goes up, and another team has it', async () => {
    const before = await desk.done('dana', 'GET', `/v1/incidents/${id}`);
    await desk.forward(60);
    const after = await desk.done('dana', 'GET', `/v1/incidents/${id}`);
    expect([before.priority, after.priority, after.team]).toEqual([3, 2, 'payments']);
  });

  test('the higher priority counts from the opening, with the pause it had before', async () => {
    const { target, missedAt } = await clockOf(id);
    // Two hours of running: until 14:00 on Monday, when it was put on hold at that very second; so when it went on.
    expect([target, missedAt]).toEqual([2 * hour, '2026-11-24T07:10:00.000Z']);
  });

  test('its end is counted by agreement, service and team', async () => {
    await give(id, 'resolve', { resolution: 'A new roll of paper' });
    expect((await clockOf(id)).state).toBe('missed');
    const attained = async (by: string, id: string) =>
      (await desk.items('femi', `/v1/service-levels/attainment?by=${by}`)).find((one) => one.id === id);
    expect(await attained('agreement', 'solved')).toMatchObject({ met: 0, missed: 1 });
    expect(await attained('agreement', 'answered')).toMatchObject({ met: 1, missed: 0, percent: 100 });
    expect(await attained('team', 'payments')).toMatchObject({ missed: 1 });
  });

  test('what was missed is listed by its month', async () => {
    const missed = async (query: string) =>
      (await desk.items('femi', `/v1/service-levels?missed=${query}`)).map((one) => one.id);
    expect(await missed('2026-11&team=payments&agreement=solved')).toEqual([id]);
    for (const none of ['2026-10', '2026-11&agreement=answered', '2026-11&service=search'])
      expect(await missed(none)).toEqual([]);
    const unclear = await desk.call('femi', 'GET', '/v1/service-levels?agreement=solved');
    expect([unclear.status, JSON.stringify(unclear.body)]).toEqual([400, expect.stringContaining('missed')]);
  });
});

describe('of a request', () => {
  test('who asked is told what was promised to them, and nothing else; others, nothing at all', async () => {
    const id = await open('Mine alone');
    const mine = await desk.items<{ levels: { agreement: string }[] }>(
      'rosa',
      `/v1/service-levels?about=${id}`,
    );
    expect(mine.map(({ levels }) => levels.map(({ agreement }) => agreement))).toEqual([
      ['answered', 'solved'],
    ]);
    await desk.done('admin', 'POST', '/v1/people', { id: 'sam', name: 'Sam', email: 'sam@desk.example' });
    await desk.settled();
    expect(await desk.items('sam', `/v1/service-levels?about=${id}`)).toEqual([]);
    for (const path of [`/${id}/timeline`, `/${id}/proof`, ''])
      expect((await desk.call('rosa', 'GET', `/v1/service-levels${path}`)).status).toBe(403);
    expect((await desk.call('sam', 'GET', `/v1/service-levels/${id}`)).status).toBe(404);
    expect((await desk.call('rosa', 'GET', '/v1/service-levels/attainment')).status).toBe(403);
  });
});

describe('what is agreed', () => {
  test('is refused with the field that is wrong', async () => {
    const wrong = async (ask: object) => {
      const good = { name: 'X', measure: 'response', targets: [{ within: { amount: 1, unit: 'hours' } }] };
      const { status, body } = await desk.call('femi', 'POST', '/v1/agreements', { ...good, ...ask });
      return [status, (body.errors as { pointer: string }[])[0]?.pointer];
    };
    expect(await wrong({ targets: [] })).toEqual([400, '/targets']);
    expect(await wrong({ calendar: 'nowhere' })).toEqual([400, '/calendar']);
    expect(await wrong({ targets: [{ within: { amount: 0.5, unit: 'working-days' } }] })).toEqual([
      400,
      '/targets/0/within/amount',
    ]);
    expect(await wrong({ targets: [{ within: { amount: 1, unit: 'hours', endOfDay: true } }] })).toEqual([
      400,
      '/targets/0/within/endOfDay',
    ]);
    expect(await wrong({ escalations: [{ at: { percent: 100 }, tell: ['team'] }] })).toEqual([
      400,
      '/escalations/0/at/percent',
    ]);
    expect(await wrong({ conditions: { pause: { field: 'x' } } })).toEqual([400, '/conditions/pause']);
    expect((await desk.call('dana', 'POST', '/v1/agreements', {})).status).toBe(403);
    const twice = [
      { at: { percent: 50 }, raise: true },
      { at: { percent: 50 }, tell: ['team'] },
    ];
    expect(await wrong({ escalations: twice })).toEqual([400, '/escalations']);
  });

  test('can be changed without what is not said, and then every live clock is computed anew', async () => {
    const id = await open('It is changed under way');
    expect((await clockOf(id)).target).toBe(4 * hour);
    const { version } = await desk.done('femi', 'GET', '/v1/agreements/solved');
    const targets = [{ within: { amount: 6, unit: 'hours' } }];
    const after = await desk.done(
      'femi',
      'PATCH',
      '/v1/agreements/solved',
      { targets },
      { 'if-match': `"${version}"` },
    );
    expect(after).toMatchObject({
      calendar: 'berlin-office',
      kinds: ['incident'],
      escalations: [{}, {}, {}],
    });
    await desk.settled();
    await desk.forward(1);
    expect((await clockOf(id)).target).toBe(6 * hour);
  });

  test('is tried on a record, beside what is in force, and nothing is written', async () => {
    const id = await open('It is tried');
    const before = await levelOf(id);
    const tried = await desk.done('dana', 'POST', '/v1/agreements/trial', {
      about: id,
      agreement: {
        name: 'Solved at once',
        measure: 'resolution',
        targets: [{ within: { amount: 5, unit: 'minutes' } }],
      },
    });
    const items = tried.items as { clock: Clock & { insteadOf?: string } }[];
    expect(items.map(({ clock }) => [clock.agreement, clock.state, clock.insteadOf])).toEqual([
      ['answered', 'running', undefined],
      ['solved', 'dropped', 'solved-at-once'],
      ['solved-at-once', 'running', undefined],
    ]);
    expect(await levelOf(id)).toEqual(before);
    expect((await desk.call('dana', 'POST', '/v1/agreements/trial', { about: 'INC-9999' })).status).toBe(404);
  });

  test('is dropped from what runs when it is retired', async () => {
    const id = await open('It is retired under way');
    await desk.done('femi', 'POST', '/v1/agreements/answered/retire', {});
    await desk.settled();
    expect((await clockOf(id, 'answered')).state).toBe('dropped');
  });
});

test('a storm of clocks that strike in one second is handled within a minute of it, and none before', async () => {
  await levelStorm(desk, 60);
});
