import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

// A Monday noon in Berlin.
let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

// Hours of the desk's time take a while: everything due in them runs.

const now = () => new Date(desk.host.clock.now()).toISOString();
const hours = (count: number) => new Date(desk.host.clock.now() + count * 3_600_000).toISOString();

/** A service of its own with a policy of its own: what one test does, another one does not see. */
async function serve(id: string, policy: object) {
  await desk.done('admin', 'POST', '/v1/escalation-policies', {
    id,
    name: id,
    team: 'platform',
    ackTimeout: 0,
    ...policy,
  });
  await desk.done('admin', 'POST', '/v1/services', {
    id,
    name: id,
    team: 'platform',
    criticality: 'medium',
    policy: id,
    match: [{ alarmName: `${id}-*` }],
  });
  // Alarms are mapped by a list of services that is five seconds old at most.
  await desk.forward(1);
  return async (name: string) => {
    await desk.happen(alarmEvent({ name: `${id}-${name}`, at: now() }));
    const [incident] = await desk.items<{ id: string }>('dana', `/v1/incidents?service=${id}`);
    return incident?.id ?? '';
  };
}

const pagedSince = async (count: number) =>
  (await desk.mail()).slice(count).map(({ to }) => to[0]?.split('@')[0]);
const level = (minutes: number, ...targets: object[]) => ({ targets, minutes });
const one = (id: string) => desk.done('dana', 'GET', `/v1/incidents/${id}`);

describe('an acknowledgement', () => {
  test('lapses when nobody does anything: its person is reminded, and then paged again', async () => {
    const fire = await serve('lying', { levels: [level(60, { person: 'dana' })], ackTimeout: 30 });
    const id = await fire('a');
    await desk.done('dana', 'POST', `/v1/incidents/${id}/acknowledge`, {});
    await desk.settled();
    const before = (await desk.mail()).length;
    await desk.forward(29);
    expect(await one(id)).toMatchObject({ state: 'acknowledged', run: 1 });
    await desk.forward(2);
    expect(await one(id)).toMatchObject({ state: 'open', run: 2 });
    expect(await pagedSince(before)).toContain('dana');
    const types = (await desk.items<{ type: string }>('dana', `/v1/incidents/${id}/timeline`)).map(
      ({ type }) => type,
    );
    expect(types).toContain('incident.lapsed');
  });

  test('holds as long as people work on it', async () => {
    const fire = await serve('touched', { levels: [level(60, { person: 'dana' })], ackTimeout: 30 });
    const id = await fire('a');
    await desk.done('dana', 'POST', `/v1/incidents/${id}/acknowledge`, {});
    await desk.forward(20);
    await desk.done('dana', 'POST', `/v1/incidents/${id}/comments`, { text: 'Still looking' });
    await desk.forward(25);
    expect(await one(id)).toMatchObject({ state: 'acknowledged' });
    await desk.forward(10);
    expect(await one(id)).toMatchObject({ state: 'open', run: 2 });
  });
});

describe('low urgency', () => {
  test('waits for support hours, and pages when they begin if it is still open', async () => {
    const weekdays = { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' };
    const fire = await serve('office', {
      levels: [level(60, { person: 'eli' })],
      supportHours: { timeZone: 'Europe/Berlin', hours: [weekdays] },
      pagesOutside: 1,
    });
    const wait = (Date.parse('2026-11-23T21:00:00Z') - desk.host.clock.now()) / 60_000;
    await desk.forward(wait);
    const before = (await desk.mail()).length;
    const id = await fire('night');
    expect(await desk.done('dana', 'GET', `/v1/escalations/${id}-1`)).toMatchObject({
      state: 'waiting',
      clocks: { begin: '2026-11-24T07:00:00.000Z' },
    });
    await desk.forward(9 * 60 + 55);
    expect(await pagedSince(before)).toEqual([]);
    await desk.forward(10);
    expect(await pagedSince(before)).toEqual(['eli']);
    expect(await desk.done('dana', 'GET', `/v1/escalations/${id}-1`)).toMatchObject({ state: 'paging' });
  });
});

describe('from the link of a page', () => {
  test('it is escalated at once, once however often one clicks, and handed over', async () => {
    const levels = [
      level(60, { person: 'dana' }),
      level(60, { person: 'eli' }),
      level(60, { person: 'femi' }),
    ];
    const fire = await serve('passed', { levels });
    const before = (await desk.mail()).length;
    const id = await fire('a');
    const escalation = `/v1/escalations/${id}-1`;
    await desk.done('dana', 'GET', escalation);
    for (let click = 0; click < 3; click++) {
      await desk.done('dana', 'POST', `${escalation}/escalate`, { level: 0 });
      await desk.settled();
    }
    expect(await pagedSince(before)).toEqual(['dana', 'eli']);
    await desk.done('eli', 'POST', `${escalation}/hand-over`, { to: { person: 'femi' } });
    await desk.settled();
    expect(await pagedSince(before)).toEqual(['dana', 'eli', 'femi']);
    expect(await desk.done('dana', 'GET', escalation)).toMatchObject({ state: 'paging', level: 1 });
    // The second level has the time that it had.
    await desk.forward(61);
    expect(await desk.done('dana', 'GET', escalation)).toMatchObject({ level: 2 });
    const refused = await desk.call('dana', 'POST', `${escalation}/escalate`, {});
    expect(refused.body).toMatchObject({ detail: expect.stringContaining('last level') });
    await desk.done('dana', 'POST', `/v1/incidents/${id}/acknowledge`, {});
    await desk.settled();
    const taken = (await desk.mail()).length;
    await desk.done('dana', 'POST', `/v1/incidents/${id}/page`, { targets: [{ person: 'eli' }] });
    await desk.settled();
    expect(await pagedSince(taken)).toEqual(['eli']);
  });
});

describe('a level that asks for two people', () => {
  test('is paged on after the first one took it, and stops with the second', async () => {
    const pair = { ...level(10, { person: 'dana' }, { person: 'eli' }), acknowledgements: 2 };
    const fire = await serve('paired', { levels: [pair, level(10, { person: 'femi' })] });
    const before = (await desk.mail()).length;
    const id = await fire('a');
    await desk.done('dana', 'POST', `/v1/incidents/${id}/acknowledge`, {});
    await desk.forward(11);
    expect((await pagedSince(before)).toSorted()).toEqual(['dana', 'eli', 'femi']);
    const join = `/v1/escalations/${id}-1/join`;
    await desk.done('dana', 'POST', join, {});
    await desk.settled();
    expect(await desk.done('dana', 'GET', `/v1/escalations/${id}-1`)).toMatchObject({ state: 'paging' });
    await desk.done('eli', 'POST', join, {});
    await desk.settled();
    const over = await desk.done('dana', 'GET', `/v1/escalations/${id}-1`);
    expect(over).toMatchObject({ state: 'stopped', stoppedBy: 'dana', joined: [{ person: 'eli' }] });
    const types = (await desk.items<{ type: string }>('dana', `/v1/incidents/${id}/timeline`)).map(
      ({ type }) => type,
    );
    expect(types).toContain('incident.taken-part');
    await desk.forward(30);
    expect(await pagedSince(before)).toHaveLength(3);
    const machine = await desk.items<{ status: string }>('dana', `/v1/incidents/${id}/execution`);
    expect(machine[0]?.status).toBe('SUCCEEDED');
    expect((await desk.call('femi', 'POST', join, {})).status).toBe(409);
  });
});

describe('who is paged', () => {
  test('is the next one of a level in turns', async () => {
    const turns = {
      ...level(60, { person: 'dana' }, { person: 'eli' }, { person: 'femi' }),
      turns: 'round-robin',
    };
    const fire = await serve('turns', { levels: [turns] });
    const before = (await desk.mail()).length;
    for (const name of ['a', 'b', 'c', 'd']) await fire(name);
    expect(await pagedSince(before)).toEqual(['dana', 'eli', 'femi', 'dana']);
  });

  test('is the layer that has somebody, by local hours on both sides of a change of the clocks', async () => {
    const rotation = (person: string, rest: object) => ({
      people: [person],
      every: 'week',
      handOff: { time: '09:00', weekday: 1 },
      from: '2026-03-02',
      ...rest,
    });
    const restrictions = [{ from: '22:00', to: '06:00' }];
    await desk.done('admin', 'POST', '/v1/schedules', {
      id: 'nights',
      name: 'Nights',
      team: 'platform',
      timeZone: 'Europe/Berlin',
      rotations: [rotation('dana', {}), rotation('eli', { layer: 2, restrictions })],
    });
    const shifts = await desk.items<{ person: string; from: string; to: string }>(
      'dana',
      '/v1/schedules/nights/shifts?from=2027-03-27T12:00:00Z&to=2027-03-29T05:00:00Z',
    );
    expect(shifts.map(({ person, from, to }) => [person, from.slice(5, 16), to.slice(5, 16)])).toEqual([
      ['dana', '03-27T05:00', '03-27T21:00'],
      ['eli', '03-27T21:00', '03-28T04:00'],
      ['dana', '03-28T04:00', '03-28T20:00'],
      ['eli', '03-28T20:00', '03-29T04:00'],
      ['dana', '03-29T04:00', '03-29T07:00'],
    ]);
  });
});

describe('time off', () => {
  test('is a conflict until somebody covers, and then the page goes to them', async () => {
    const off = await desk.done('dana', 'POST', '/v1/time-off', { from: hours(1), to: hours(24 * 10) });
    const conflicts = async () =>
      (await desk.items<{ what: string }>('dana', '/v1/schedules/primary/gaps')).filter(
        ({ what }) => what === 'off',
      );
    expect((await conflicts()).length).toBeGreaterThan(0);
    await desk.done('dana', 'POST', `/v1/time-off/${off.id}/ask-cover`, { people: ['eli', 'femi'] });
    await desk.done('femi', 'POST', `/v1/time-off/${off.id}/take-cover`, { schedule: 'primary' });
    expect(await conflicts()).toEqual([]);
    await desk.forward(120);
    const before = (await desk.mail()).length;
    await desk.happen(alarmEvent({ name: 'search-covered', at: now() }));
    expect(await pagedSince(before)).toEqual(['femi']);
    const again = await desk.call('eli', 'POST', `/v1/time-off/${off.id}/take-cover`, {
      schedule: 'primary',
    });
    expect(again.status).toBe(400);
  });
});

describe('a calendar', () => {
  const fetched = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${desk.host.urls.api}${path}`, { headers });
  const pathOf = async () => {
    const [own] = await desk.items<{ path: string }>('eli', '/v1/feeds');
    return own?.path ?? '';
  };

  test('shows one’s shifts to whoever has its address, and is not sent again unless something changed', async () => {
    const path = await pathOf();
    const first = await fetched(path);
    const text = await first.text();
    expect(first.headers.get('content-type')).toContain('text/calendar');
    expect(text).toMatch(/BEGIN:VCALENDAR[\s\S]*UID:secondary-2026[\s\S]*SEQUENCE:\d+/);
    const etag = first.headers.get('etag') ?? '';
    expect((await fetched(path, { 'if-none-match': etag })).status).toBe(304);
    const cover = { person: 'femi', instead: 'eli', from: hours(24), to: hours(48) };
    await desk.done('eli', 'POST', '/v1/schedules/secondary/overrides', cover);
    expect((await fetched(path, { 'if-none-match': etag })).status).toBe(200);
  });

  test('is gone when its address is revoked, and has another one', async () => {
    const path = await pathOf();
    const foreign = await desk.call('dana', 'POST', '/v1/feeds/person-eli/revoke', {});
    expect(foreign.status).toBe(403);
    await desk.done('eli', 'POST', '/v1/feeds/person-eli/revoke', {});
    expect((await fetched(path)).status).toBe(404);
    expect((await fetched(await pathOf())).status).toBe(200);
    expect((await fetched(`${path.slice(0, -2)}AA`)).status).toBe(404);
  });
});

describe('before anything goes wrong', () => {
  test('people are reminded of their shifts, the note is handed over, and the lead hears of a gap', async () => {
    await desk.done('admin', 'POST', '/v1/schedules', {
      id: 'gappy',
      name: 'Gappy',
      team: 'platform',
      timeZone: 'Europe/Berlin',
      reminders: [60],
      rotations: [
        {
          people: ['dana', 'eli'],
          every: 'day',
          handOff: { time: '09:00' },
          from: '2026-11-01',
          restrictions: [{ from: '08:00', to: '20:00' }],
        },
      ],
    });
    await desk.done('dana', 'POST', '/v1/schedules/gappy/hand-over-note', { text: 'Mind the queue' });
    await desk.forward(24 * 60);
    const gappy = await desk.done('admin', 'GET', '/v1/schedules/gappy');
    expect(gappy).toMatchObject({ note: 'Mind the queue', noteBy: 'dana', noteGiven: true });
    const gaps = await desk.items<{ what: string }>('dana', '/v1/schedules/gappy/gaps');
    expect(gaps.map(({ what }) => what)).toContain('gap');
    // Reminded, handed over and warned: each is a version of its own.
    expect(Number(gappy.version)).toBeGreaterThanOrEqual(4);
  });
});
