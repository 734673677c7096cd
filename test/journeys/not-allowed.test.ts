import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
let id: string;
beforeAll(async () => {
  desk = await startDesk();
  const opened = await desk.done('rosa', 'POST', '/v1/incidents', { title: 'My screen is black' });
  id = String(opened.id);
  await desk.done('dana', 'POST', `/v1/incidents/${id}/notes`, { text: 'She spilled coffee again' });
  await desk.done('dana', 'POST', '/v1/incidents', { title: 'Somebody else’s' });
  await desk.settled();
});
afterAll(() => desk?.stop());

const writing = ['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems', 'BatchWriteItem'];

/** Writes that any function has made so far, those that came to nothing left out. */
const writes = (): number =>
  desk.host.dispatcher.calls
    .list()
    .filter(
      ({ service, operation, error }) => service === 'dynamodb' && writing.includes(operation) && !error,
    ).length;

const list = '/v1/incidents';

describe('who may not', () => {
  test.each([
    ['no token', '', undefined],
    ['nonsense', 'Bearer nonsense', undefined],
    ['another scheme', 'Basic ZGFuYTpkYW5h', undefined],
  ])('has %s', async (_, authorization) => {
    const answer = await desk.call('', 'GET', list, undefined, authorization ? { authorization } : {});
    expect(answer.status).toBe(401);
  });

  test('sees nothing of other people’s incidents, nor of internal notes', async () => {
    const mine = await desk.items<{ id: string }>('rosa', list);
    expect(mine.map((each) => each.id)).toEqual([id]);
    const all = await desk.items<{ id: string }>('dana', list);
    const other = all.find((each) => each.id !== id)?.id;
    expect((await desk.call('rosa', 'GET', `${list}/${other}`)).status).toBe(404);
    expect((await desk.call('rosa', 'GET', `${list}/${other}/timeline`)).status).toBe(404);
    const told = await desk.items<{ text?: string }>('rosa', `${list}/${id}/timeline`);
    expect(JSON.stringify(told)).not.toContain('coffee');
    const shown = await desk.done('rosa', 'GET', `${list}/${id}`);
    for (const hidden of ['takenOver', 'escalation', 'alerts']) {
      expect(shown).not.toHaveProperty(hidden);
      expect(mine[0]).not.toHaveProperty(hidden);
      expect(JSON.stringify(told)).not.toContain(`"${hidden}"`);
    }
  });

  test.each([
    ['acknowledge', { path: `/acknowledge`, body: {} }],
    ['note', { path: `/notes`, body: { text: 'x' } }],
    ['resolve', { path: `/resolve`, body: { resolution: 'x' } }],
  ])('a requester cannot %s, not even their own', async (_, { path, body }) => {
    const before = writes();
    const answer = await desk.call('rosa', 'POST', `${list}/${id}${path}`, body);
    expect(answer).toMatchObject({ status: 403, body: { type: 'urn:itsm:problem:forbidden' } });
    expect(writes()).toBe(before);
  });

  test.each(['/v1/alerts', '/v1/quarantined-signals', '/v1/redrives', '/v1/escalations'])(
    'a requester cannot read %s',
    async (path) => {
      expect((await desk.call('rosa', 'GET', path)).status).toBe(403);
    },
  );

  test('an agent cannot make people', async () => {
    const answer = await desk.call('dana', 'POST', '/v1/people', {
      id: 'mallory',
      name: 'M',
      email: 'm@desk.example',
      roles: ['admin'],
      teams: [],
    });
    expect(answer.status).toBe(403);
  });

  test('has left: the token is still good, and they may do nothing any more', async () => {
    await desk.done('admin', 'POST', '/v1/people/rosa/deactivate', {});
    expect((await desk.call('rosa', 'GET', list)).status).toBe(403);
    await desk.done('admin', 'POST', '/v1/people/rosa/reactivate', {});
  });

  test('claims to be somebody else in headers', async () => {
    const answer = await desk.call('rosa', 'GET', `${list}?requester=dana`, undefined, {
      'x-forwarded-user': 'admin',
      'x-http-method-override': 'POST',
    });
    expect((answer.body.items as { id: string }[]).map((each) => each.id)).toEqual([id]);
  });
});
