import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { letter, send } from '../mail/send.ts';

let desk: Desk;
let id = '';
beforeAll(async () => {
  desk = await startDesk();
  const raw = letter({
    From: 'Robin Reader <robin@example.org>',
    To: 'support@desk.example',
    Subject: 'Help',
  });
  await send(desk.host.ports.smtp, { from: 'robin@example.org', to: ['support@desk.example'], raw });
  await desk.settled();
});
afterAll(() => desk?.stop());

const listed = async (path: string) =>
  (await desk.items<{ id: string }>('admin', path)).map((person) => person.id);
const invited = (person: string, whom: string, body: unknown = {}) =>
  desk.call(person, 'POST', `/v1/people/${whom}/invite`, body);

test('whoever only wrote is listed apart from colleagues', async () => {
  const guests = await desk.items<{ id: string; name: string }>('admin', '/v1/people?guests=true');
  expect(guests).toMatchObject([{ name: 'Robin Reader', guest: true }]);
  id = String(guests[0]?.id);
  expect(await listed('/v1/people')).not.toContain(id);
  expect(await desk.items('rosa', '/v1/people?guests=true')).toMatchObject([{ id: 'rosa' }]);
});

test('inviting takes the right to add people, a guest, and no more than that', async () => {
  expect((await invited('dana', id)).status).toBe(403);
  expect((await invited('femi', id)).status).toBe(403);
  expect((await invited('rosa', id)).status).toBe(403);
  expect((await invited('admin', 'nobody')).status).toBe(404);
  expect((await invited('admin', id, { roles: ['admin'] })).body).toMatchObject({
    status: 400,
    type: 'urn:itsm:problem:validation',
  });
  expect((await invited('admin', 'dana')).body.type).toBe('urn:itsm:problem:illegal-transition');
});

test('who is invited gets a mail, is a colleague under the same id, and is not invited twice', async () => {
  expect(await desk.done('admin', 'POST', `/v1/people/${id}/invite`, {})).not.toHaveProperty('guest');
  await desk.settled();
  expect(await listed('/v1/people?guests=true')).toEqual([]);
  expect(await listed('/v1/people')).toContain(id);
  expect(await desk.done('admin', 'GET', `/v1/people/${id}`)).toMatchObject({
    enrolled: true,
    state: 'active',
  });
  expect((await invited('admin', id)).status).toBe(409);
  const mine = await desk.items<{ requester: string }>(id, '/v1/incidents');
  expect(mine.map(({ requester }) => requester)).toEqual([id]);
});

test('everybody finds colleagues by words of their name, and reads nothing else of them', async () => {
  const names = (query: string, person = 'rosa') => desk.items(person, `/v1/people/names${query}`);
  expect(await names('?q=par%20da')).toEqual([{ id: 'dana', title: 'Dana Park' }]);
  expect(await names('?q=ana')).toEqual([]);
  expect(await names('?id=dana')).toEqual([{ id: 'dana', title: 'Dana Park' }]);
  expect(await names('?id=nobody')).toEqual([]);
  expect(await names('?mine=true')).toEqual([]);
  expect((await names('?mine=true', 'dana')).map((one) => one.id)).toEqual(['dana', 'eli', 'femi']);
  await desk.done('admin', 'POST', '/v1/people/eli/deactivate', {});
  expect(await names('?q=eli')).toEqual([]);
  const both = await desk.call('rosa', 'GET', '/v1/people/names?q=a&id=dana');
  expect(both.status).toBe(400);
  const taken = { name: 'Names', email: 'names@desk.example' };
  expect((await desk.call('admin', 'POST', '/v1/people', taken)).status).toBe(400);
});

test('an answer that names somebody is read by their name', async () => {
  const ci = await desk.done('admin', 'POST', '/v1/cis', { class: 'server', name: 'shop-1' });
  const fields = [
    { name: 'who', label: 'For whom?', type: 'person' },
    { name: 'what', label: 'On what?', type: 'ci' },
    { name: 'service', label: 'Of which service?', type: 'service' },
  ];
  await desk.done('femi', 'POST', '/v1/catalogue-items', {
    name: 'Access',
    fields,
    target: { practice: 'request', title: 'Access for {{who}}' },
  });
  await desk.done('femi', 'POST', '/v1/catalogue-items/access/publish', {});
  const answers = { who: 'dana', what: ci.id, service: 'checkout' };
  const request = await desk.done('rosa', 'POST', '/v1/requests', { item: 'access', answers });
  expect(request).toMatchObject({
    title: 'Access for Dana Park',
    lines: [{ answers: [{ shown: 'Dana Park' }, { shown: `shop-1 (${ci.id})` }, { shown: 'checkout' }] }],
  });
  const wrong = { item: 'access', answers: { who: 'nobody', what: 'CI-999', service: 'none' } };
  const refused = await desk.call('rosa', 'POST', '/v1/requests', wrong);
  expect(refused.body).toMatchObject({
    status: 400,
    errors: [{ pointer: '/answers/who' }, { pointer: '/answers/service' }, { pointer: '/answers/what' }],
  });
});
