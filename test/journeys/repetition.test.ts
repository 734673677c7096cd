import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const list = '/v1/incidents';
const key = (value: string) => ({ 'idempotency-key': value });
const count = async () => (await desk.items('dana', `${list}?limit=100`)).length;

describe('a POST that comes again with its key', () => {
  test('does nothing twice and answers the same, byte for byte', async () => {
    const first = await desk.call('dana', 'POST', list, { title: 'Printer' }, key('a'));
    const again = await desk.call('dana', 'POST', list, { title: 'Printer' }, key('a'));
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
  });

  test('with another body is refused', async () => {
    const answer = await desk.call('dana', 'POST', list, { title: 'Scanner' }, key('a'));
    expect(answer).toMatchObject({ status: 422, body: { type: 'urn:itsm:problem:idempotency-mismatch' } });
  });

  test('of somebody else is another call', async () => {
    const before = await count();
    expect((await desk.call('eli', 'POST', list, { title: 'Printer' }, key('a'))).status).toBe(201);
    expect(await count()).toBe(before + 1);
  });

  test('many times at once opens one incident', async () => {
    const before = await count();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        desk.call('dana', 'POST', list, { title: 'All at once' }, key('burst')),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  test('a day later is a new one', async () => {
    const before = await count();
    await desk.forward(25 * 60);
    expect((await desk.call('dana', 'POST', list, { title: 'Printer' }, key('a'))).status).toBe(201);
    expect(await count()).toBe(before + 1);
  });
});

describe('when the reply is lost after the write', () => {
  test('the caller hears of a fault of ours, and the retry finds what was done', async () => {
    const before = await count();
    desk.host.dispatcher.faults.set({
      match: { operation: 'TransactWriteItems', caller: desk.callerOf('incident-api') },
      kind: 'after',
      times: 1,
    });
    const first = await desk.call('dana', 'POST', list, { title: 'Lost reply' }, key('lost'));
    desk.host.dispatcher.faults.clear();
    const again = await desk.call('dana', 'POST', list, { title: 'Lost reply' }, key('lost'));
    expect([201, 500]).toContain(first.status);
    expect(again.status).toBe(201);
    expect(await count()).toBe(before + 1);
  });
});

describe('many writers of one incident', () => {
  test('each act is there once, and the version counts them', async () => {
    const { id } = await desk.done('dana', 'POST', list, { title: 'Busy', impact: 'low', urgency: 'low' });
    await desk.settled();
    const { version } = await desk.done('dana', 'GET', `${list}/${id}`);
    const says = Array.from({ length: 24 }, (_, n) =>
      desk.call(n % 2 ? 'dana' : 'eli', 'POST', `${list}/${id}/comments`, { text: `Number ${n}` }),
    );
    const answers = await Promise.all(says);
    const done = answers.filter(({ status }) => status === 201).length;
    expect(answers.every(({ status }) => status === 201 || status === 503)).toBe(true);
    const after = await desk.done('dana', 'GET', `${list}/${id}`);
    expect(after.version).toBe(Number(version) + done);
    const entries = await desk.items<{ version: number; type: string }>('dana', `${list}/${id}/timeline`);
    expect(entries.map((entry) => entry.version)).toEqual(entries.map((_, n) => n + 1));
    expect(entries.filter(({ type }) => type === 'incident.commented')).toHaveLength(done);
  });

  test('whoever names the version they saw is told when it is not the present one', async () => {
    const { id } = await desk.done('dana', 'POST', list, { title: 'Seen' });
    const path = `${list}/${id}`;
    const etag = (await desk.call('dana', 'GET', path)).headers.get('etag') ?? '';
    expect((await desk.call('dana', 'PATCH', path, { title: 'Mine' }, { 'if-match': etag })).status).toBe(
      200,
    );
    const second = await desk.call('eli', 'PATCH', path, { title: 'No, mine' }, { 'if-match': etag });
    expect(second).toMatchObject({ status: 412, body: { type: 'urn:itsm:problem:stale-version' } });
  });

  test('the second click of the same person changes nothing', async () => {
    const { id } = await desk.done('dana', 'POST', list, { title: 'Twice' });
    const first = await desk.done('dana', 'POST', `${list}/${id}/acknowledge`, {});
    const second = await desk.done('dana', 'POST', `${list}/${id}/acknowledge`, {});
    expect(second.version).toBe(first.version);
    expect((await desk.call('eli', 'POST', `${list}/${id}/acknowledge`, {})).status).toBe(409);
  });
});

describe('many at once', () => {
  const low = { service: 'checkout', impact: 'low', urgency: 'low' };
  const open = async (person: string, title: string) =>
    String((await desk.done(person, 'POST', list, { title, ...low })).id);
  const read = (id: string) => desk.done('dana', 'GET', `${list}/${id}`);

  test('each answers for itself, a repetition changes nothing, and a preview nothing at all', async () => {
    const ids = [await open('rosa', 'One'), await open('rosa', 'Two')];
    await desk.done('dana', 'POST', `${list}/${ids[1]}/resolve`, { resolution: 'Done' });
    const body = { command: 'acknowledge', ids: [...ids, 'INC-999999'], ask: {} };
    const preview = await desk.done('dana', 'POST', `${list}/bulk`, { ...body, dryRun: true });
    expect(preview.items).toMatchObject([
      { status: 'possible' },
      { status: 'refused', problem: { status: 409 } },
      { status: 'refused', problem: { status: 404 } },
    ]);
    expect(await read(ids[0] ?? '')).toMatchObject({ state: 'open' });
    const once = key('bulk-1');
    const first = await desk.done('dana', 'POST', `${list}/bulk`, body, once);
    expect(first.items).toMatchObject([{ status: 'done' }, { status: 'refused' }, { status: 'refused' }]);
    expect(await desk.done('dana', 'POST', `${list}/bulk`, body, once)).toEqual(first);
    expect(await read(ids[0] ?? '')).toMatchObject({ version: 2 });
    expect((await desk.call('rosa', 'POST', `${list}/bulk`, body)).status).toBe(403);
  });

  test('a crash half-way loses nothing: the same key does the rest, and answers for all', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => open('rosa', `Crash ${n}`)));
    const body = { command: 'comment', ids, ask: { text: 'We know of it' } };
    const once = key('bulk-crash');
    // What opening them set in motion, and the reactions to the first ones, must not take the crash upon themselves.
    const { faults } = desk.host.dispatcher;
    const caller = desk.callerOf('incident-api');
    faults.set({ match: { operation: 'TransactWriteItems', caller, nth: 6 }, kind: 'crash', times: 1 });
    const broken = await desk.call('dana', 'POST', `${list}/bulk`, body, once);
    faults.clear();
    expect(broken.status).toBe(500);
    const { items } = await desk.done('dana', 'POST', `${list}/bulk`, body, once);
    expect((items as { status: string }[]).map(({ status }) => status)).toEqual(ids.map(() => 'done'));
    for (const id of ids) expect(await read(id)).toMatchObject({ version: 2 });
    expect((await desk.done('dana', 'POST', `${list}/bulk`, body, once)).items).toEqual(items);
  });
});
