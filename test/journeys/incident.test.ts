import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';
import { follow } from './large-family.ts';

type Body = Record<string, unknown>;

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const open = async (person: string, title: string, more: Body = {}) =>
  String((await desk.done(person, 'POST', '/v1/incidents', { title, service: 'checkout', ...more })).id);
const low = { impact: 'low', urgency: 'low' };
const give = (person: string, id: string, command: string, body: Body = {}) =>
  desk.done(person, 'POST', `/v1/incidents/${id}/${command}`, body);
const refused = async (person: string, id: string, command: string, body: Body = {}) => {
  const answer = await desk.call(person, 'POST', `/v1/incidents/${id}/${command}`, body);
  return String(answer.body.type).replace('urn:itsm:problem:', '');
};
const read = (id: string, person = 'dana') => desk.done(person, 'GET', `/v1/incidents/${id}`);
const pages = async (id: string) => (await desk.items('dana', `/v1/notifications?incident=${id}`)).length;

test('waiting for the requester needs a question, stops paging, and ends with the answer', async () => {
  const id = await open('rosa', 'My card is declined', { impact: 'high', urgency: 'high' });
  await desk.settled();
  expect(await read(id)).toMatchObject({ state: 'open', escalation: 'paging' });
  expect(await refused('dana', id, 'hold', { reason: 'requester' })).toBe('validation');
  await give('dana', id, 'hold', { reason: 'requester', comment: 'Which card is it?' });
  await desk.settled();
  const before = await pages(id);
  await desk.forward(20);
  expect(await pages(id)).toBe(before);
  expect(await read(id, 'rosa')).toMatchObject({
    state: 'on-hold',
    standing: 'We need an answer from you before we can go on.',
  });
  await give('rosa', id, 'comments', { text: 'The blue one' });
  await desk.settled();
  const resumed = await read(id);
  expect(resumed).toMatchObject({ state: 'open', run: 2, escalation: 'paging' });
  expect(resumed).not.toHaveProperty('hold');
  await give('dana', id, 'take');
  await give('dana', id, 'resolve', { resolution: 'Unblocked' });
});

test('waiting for a vendor ends by the clock', async () => {
  const id = await open('rosa', 'Printer is dead', low);
  await give('dana', id, 'acknowledge');
  const until = new Date(desk.host.clock.now() + 3 * 3_600_000).toISOString();
  await give('dana', id, 'hold', { reason: 'vendor', until, note: 'A new drum is on its way' });
  await desk.forward(179);
  expect(await read(id)).toMatchObject({
    state: 'on-hold',
    hold: { reason: 'vendor', from: 'acknowledged' },
  });
  await desk.forward(2);
  expect(await read(id)).toMatchObject({ state: 'acknowledged' });
  const timeline = await desk.items('rosa', `/v1/incidents/${id}/timeline`);
  expect(timeline.map(({ text }) => text)).not.toContain('A new drum is on its way');
  await give('dana', id, 'resolve', { resolution: 'New drum' });
});

test('what is resolved is closed days after its resolution, whatever is said meanwhile', async () => {
  const id = await open('rosa', 'Mouse is gone', low);
  await give('dana', id, 'resolve', { resolution: 'Found it' });
  await desk.forward(4 * 1440);
  await give('rosa', id, 'comments', { text: 'Thank you' });
  await desk.forward(1440 - 5);
  expect(await read(id)).toMatchObject({ state: 'resolved' });
  await desk.forward(10);
  const closed = await read(id);
  expect(closed).toMatchObject({ state: 'closed', steps: ['follow-up'] });

  expect(await refused('rosa', id, 'reopen', { reason: 'Gone again' })).toBe('illegal-transition');
  const next = await give('rosa', id, 'follow-up', { reason: 'Gone again' });
  expect(next).toMatchObject({ state: 'open', title: 'Mouse is gone', requester: 'rosa' });
  const links = await desk.items('dana', `/v1/incidents/${id}/links`);
  expect(links).toMatchObject([{ type: 'followed-by', target: next.id, state: 'open' }]);
  await give('dana', String(next.id), 'resolve', { resolution: 'Bought one' });
});

test('a requester reopens what is theirs, and what somebody resolved by hand goes on', async () => {
  const id = await open('rosa', 'Keyboard sticks', low);
  await give('dana', id, 'resolve', { resolution: 'Cleaned' });
  await give('rosa', id, 'reopen', { reason: 'It still sticks' });
  expect(await read(id)).toMatchObject({ state: 'open', reopenCount: 1, lastReopenedBy: 'rosa' });
  await give('dana', id, 'resolve', { resolution: 'Replaced' });
  expect(await refused('rosa', id, 'resolve', { resolution: 'x' })).toBe('forbidden');
});

test('children follow their parent: in progress, on hold, resolved with its notes, open again; not closed', async () => {
  const parent = await open('dana', 'The whole shop is slow', low);
  const children = [await open('rosa', 'Basket is slow', low), await open('rosa', 'Search is slow', low)];
  for (const child of children) await give('dana', child, 'set-parent', { parent });
  await desk.settled();
  const states = async () => Promise.all(children.map(async (id) => (await read(id)).state));
  expect(await read(parent)).toMatchObject({ children: 2 });
  await give('dana', parent, 'acknowledge');
  await desk.settled();
  expect(await states()).toEqual(['acknowledged', 'acknowledged']);
  await give('dana', parent, 'hold', { reason: 'requester', comment: 'Since when?' });
  await desk.settled();
  expect(await states()).toEqual(['acknowledged', 'acknowledged']);
  await give('dana', parent, 'resume');
  await give('dana', parent, 'hold', { reason: 'change' });
  await desk.settled();
  expect(await states()).toEqual(['on-hold', 'on-hold']);
  await give('dana', parent, 'resume');
  await desk.settled();
  expect(await states()).toEqual(['acknowledged', 'acknowledged']);
  await give('dana', parent, 'resolve', { resolution: 'A bigger cache' });
  await desk.settled();
  expect(await read(children[0] ?? '')).toMatchObject({ state: 'resolved', resolution: 'A bigger cache' });
  await give('rosa', children[1] ?? '', 'reopen', { reason: 'Still slow here' });
  await give('dana', parent, 'reopen', { reason: 'Slow again' });
  await desk.settled();
  expect(await states()).toEqual(['open', 'open']);
  await give('dana', parent, 'resolve', { resolution: 'An even bigger one' });
  await desk.settled();
  await give('dana', parent, 'close');
  await desk.settled();
  expect(await states()).toEqual(['resolved', 'resolved']);
  expect(await desk.items('dana', `/v1/incidents/${parent}/children`)).toHaveLength(2);
  expect(await pages(children[0] ?? '')).toBe(0);
});

test('families are one level deep', async () => {
  const [a, b, c] = [
    await open('dana', 'A', low),
    await open('dana', 'B', low),
    await open('dana', 'C', low),
  ];
  await desk.done('dana', 'POST', `/v1/incidents/${a}/children`, { child: b });
  expect(await refused('dana', c, 'set-parent', { parent: b })).toBe('illegal-transition');
  expect(await refused('dana', a, 'set-parent', { parent: c })).toBe('illegal-transition');
  expect(await refused('dana', a, 'set-parent', { parent: a })).toBe('validation');
  await give('dana', b, 'set-parent', { parent: null });
  await give('dana', a, 'set-parent', { parent: c });
  await desk.settled();
  expect(await read(c)).toMatchObject({ children: 1 });
  const { children = 0, parent } = await read(a);
  // Whether it ever said that it had one, depends on who was faster.
  expect({ children, parent }).toEqual({ children: 0, parent: c });
});

test('what was merged says where it went, its alerts lead there, and it can be undone', async () => {
  await desk.happen(alarmEvent({ name: 'search-down' }));
  const [born] = await desk.items<{ id: string; title: string }>('dana', '/v1/incidents?service=search');
  const from = born?.id ?? '';
  const into = await open('dana', 'Search is broken', { ...low, service: 'search' });
  await give('dana', from, 'merge', { into });
  await desk.settled();
  expect(await read(from)).toMatchObject({ state: 'closed', mergedInto: into, mergedBy: 'dana' });
  const target = await read(into);
  const [alert] = Object.keys(target.alerts as object);
  expect(target).toMatchObject({ absorbed: { [from]: [alert] } });
  expect(await desk.items('dana', `/v1/incidents/${into}/links`)).toMatchObject([
    { type: 'merged', target: from },
  ]);
  expect(await refused('dana', into, 'resolve', { resolution: 'Done' })).toBe('still-firing');
  await desk.forward(5);
  const at = new Date(desk.host.clock.now()).toISOString();
  await desk.happen(alarmEvent({ name: 'search-down', state: 'OK', at }));
  expect((await read(into)).alerts).toMatchObject({ [alert ?? '']: { clearedAt: expect.any(String) } });
  await give('dana', from, 'unmerge');
  await desk.settled();
  expect(await read(from)).toMatchObject({ state: 'open' });
  expect(await read(into)).not.toHaveProperty('alerts');
  await give('dana', from, 'resolve', { resolution: 'It was something else' });
});

test('merging takes as much work whatever was said about it', async () => {
  const into = await open('dana', 'The one', low);
  const work: number[] = [];
  // The index of the search folds every half minute, whatever was done in it.
  const calls = () => desk.host.dispatcher.calls.list().filter(({ caller }) => !caller.includes('knowledge'));
  for (const comments of [0, 40]) {
    const from = await open('dana', `Merged with ${comments}`, low);
    for (let n = 0; n < comments; n++) await give('dana', from, 'comments', { text: `Number ${n}` });
    await desk.settled();
    const before = calls().length;
    await give('dana', from, 'merge', { into });
    await desk.settled();
    work.push(calls().length - before);
  }
  // A race that is run again is a call or two more; one for each comment would be 40.
  expect(Math.abs((work[1] ?? 0) - (work[0] ?? 0))).toBeLessThan(20);
});

test('what still fires is resolved only with a reason', async () => {
  await desk.happen(alarmEvent({ name: 'search-slow' }));
  const [incident] = await desk.items<{ id: string }>('dana', '/v1/incidents?service=search&state=open');
  const id = incident?.id ?? '';
  const { body, status } = await desk.call('dana', 'POST', `/v1/incidents/${id}/resolve`, {
    resolution: 'Fine',
  });
  expect([status, body.alerts]).toEqual([409, [expect.stringMatching(/^ALT-/)]]);
  await give('dana', id, 'resolve', {
    resolution: 'Fine',
    despiteFiring: true,
    reason: 'The sensor is broken',
  });
  const timeline = await desk.items('dana', `/v1/incidents/${id}/timeline`);
  expect(timeline.at(-1)).toMatchObject({
    byName: 'Dana Park',
    facts: { stillFiring: [expect.any(String)] },
  });
});

test('a service that is retired is for no new incident; one that is about it stays so', async () => {
  const retired = { id: 'fax', name: 'Fax', team: 'platform' };
  const { version } = await desk.done('admin', 'POST', '/v1/services', retired);
  const id = await open('rosa', 'The fax is stuck', { ...low, service: 'fax' });
  await give('dana', id, 'take');
  await desk.done('admin', 'POST', '/v1/services/fax/retire', {}, { 'if-match': `"${version}"` });
  const again = await desk.call('rosa', 'POST', '/v1/incidents', { title: 'Again', service: 'fax' });
  expect([again.status, again.body.errors]).toEqual([
    400,
    [{ pointer: '/service', detail: 'Fax is retired: choose what took its place' }],
  ]);
  const change = async (body: Body) => {
    const { version: seen } = await read(id);
    return desk.call('dana', 'PATCH', `/v1/incidents/${id}`, body, { 'if-match': `"${seen}"` });
  };
  expect((await change({ service: 'fax', title: 'The fax is stuck again' })).status).toBe(200);
  expect((await change({ service: 'search' })).status).toBe(200);
  expect((await change({ service: 'fax' })).status).toBe(400);
  // Who may look nobody up is told what the people are called.
  const seen = await desk.items<{ names?: Body }>('rosa', `/v1/incidents/${id}/timeline`);
  expect(Object.assign({}, ...seen.map(({ names }) => names))).toEqual({
    dana: 'Dana Park',
    rosa: 'Rosa Lind',
  });
  expect(await read(id, 'rosa')).toMatchObject({ names: { dana: 'Dana Park', rosa: 'Rosa Lind' } });
  await give('dana', id, 'resolve', { resolution: 'Unplugged' });
});

test('similar ones are found, with the reason, and a requester sees only their own', async () => {
  const id = await open('dana', 'Payment page times out in Spain', low);
  const query = `?title=${encodeURIComponent('Payment page times out')}&service=checkout`;
  const found = await desk.items('dana', `/v1/incidents/similar${query}`);
  expect(found[0]).toMatchObject({
    id,
    as: 'duplicate',
    because: expect.arrayContaining(['the same service']),
  });
  expect(await desk.items('rosa', `/v1/incidents/similar${query}`)).toEqual([]);
  const own = await open('rosa', 'My mouse is gone again', low);
  const [like] = await desk.items('rosa', '/v1/incidents/similar?title=Mouse%20gone');
  expect(like).toMatchObject({ id: own, as: 'duplicate' });
  expect(await desk.items('dana', `/v1/incidents/${id}/similar`)).toEqual(expect.any(Array));
});

test('watchers, links, transfer and a manager’s priority', async () => {
  await desk.done('admin', 'POST', '/v1/teams', { id: 'payments', name: 'Payments' });
  const id = await open('rosa', 'Refunds hang', low);
  await give('eli', id, 'watch');
  expect(await refused('eli', id, 'watch', { person: 'rosa' })).toBe('validation');
  expect(await desk.items('eli', '/v1/incidents?watching=me')).toMatchObject([{ id }]);
  await give('dana', id, 'links', { type: 'caused-by', target: 'CHG-17' });
  expect(await refused('dana', id, 'links', { type: 'caused-by', target: 'CHG-17' })).toBe('claim-taken');
  expect(await refused('dana', id, 'links', { type: 'relates-to', target: 'INC-999999' })).toBe('validation');
  await give('dana', id, 'unlink', { type: 'caused-by', target: 'CHG-17' });
  expect(await desk.items('dana', `/v1/incidents/${id}/links`)).toEqual([]);
  await give('dana', id, 'links', { type: 'caused-by', target: 'CHG-17' });
  const [alert] = await desk.items<{ id: string; title: string }>('dana', '/v1/alerts?service=search');
  await give('dana', id, 'links', { type: 'relates-to', target: alert?.id });
  expect(await refused('dana', id, 'links', { type: 'relates-to', target: 'ALT-999999' })).toBe('validation');
  expect(await desk.items('dana', `/v1/incidents/${id}/links`)).toMatchObject([
    { type: 'caused-by', target: 'CHG-17' },
    { type: 'relates-to', target: alert?.id, title: alert?.title },
  ]);
  await give('dana', id, 'transfer', { team: 'payments', reason: 'It is their queue' });
  expect(await read(id)).toMatchObject({ team: 'payments', state: 'open', run: 2 });
  expect(await refused('dana', id, 'override-priority', { priority: 1, reason: 'x' })).toBe('forbidden');
  await give('femi', id, 'override-priority', { priority: 1, reason: 'The board asks' });
  expect(await read(id)).toMatchObject({ priority: 1, override: { by: 'femi' } });
  expect(await desk.items('dana', '/v1/incidents?team=payments&priority=1')).toMatchObject([{ id }]);
  await give('eli', id, 'unwatch');
  expect(await desk.items('eli', '/v1/incidents?watching=me')).toEqual([]);
});

test('a family that is larger than one call can tell follows in parts', () => follow(desk, 110));
