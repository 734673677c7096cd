import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const recordKind = 'incident';
const define = (noun: string, body: object) =>
  desk.done('admin', 'POST', `/v1/${noun}`, { recordKind, ...body });
const report = (body: object, person = 'eli') => desk.done(person, 'POST', '/v1/incidents', body);
const refused = async (...[person, method, path, body]: Parameters<Desk['call']>) => {
  const answer = await desk.call(person, method, path, body);
  expect(answer.status).toBe(400);
  return (answer.body.errors as { pointer: string; detail: string }[]).map(
    ({ pointer, detail }) => `${pointer} ${detail}`,
  );
};
/** What administrators define is known everywhere after five seconds. */
const known = () => desk.forward(0.1);

describe('what administrators define', () => {
  test('a category brings its impact and urgency along, unless they are said', async () => {
    await define('categories', { name: 'Payments', impact: 'high', urgency: 'high' });
    await define('categories', { name: 'Cards', parent: 'payments', urgency: 'low' });
    await known();
    expect(await report({ title: 'No payments', category: 'payments' })).toMatchObject({ priority: 1 });
    expect(await report({ title: 'Slow', category: 'payments', impact: 'low' })).toMatchObject({
      priority: 3,
    });
    await desk.done('admin', 'POST', '/v1/categories/payments/retire', {});
    await known();
    const body = { title: 'x', category: 'payments-cards' };
    expect(await refused('rosa', 'POST', '/v1/incidents', body)).toEqual([
      '/category there is no category payments-cards in use',
    ]);
    await desk.done('admin', 'POST', '/v1/categories/payments/restore', {});
  });

  test('assignment rules are asked in order, for people and for alarms; a team that is named stays', async () => {
    await desk.done('admin', 'POST', '/v1/teams', { id: 'web', name: 'Web' });
    for (const id of ['zoe', 'bea', 'cal'])
      await desk.done('admin', 'POST', '/v1/people', {
        id,
        name: id,
        email: `${id}@desk.example`,
        roles: ['agent'],
        teams: ['web'],
      });
    await define('assignment-rules', {
      name: 'Rest',
      order: 90,
      condition: { field: 'source', is: 'alarm' },
    });
    await define('assignment-rules', {
      name: 'Shop',
      order: 10,
      condition: {
        all: [
          { field: 'service', is: 'checkout' },
          { field: 'criticality', is: 'high' },
        ],
      },
      team: 'web',
      assignee: { mode: 'round-robin' },
      category: 'payments',
    });
    await known();
    const first = await report({ title: 'Cannot pay', service: 'checkout' }, 'rosa');
    expect(first).toMatchObject({ team: 'web', assignee: 'bea', state: 'open', category: 'payments' });
    await desk.happen(alarmEvent({ name: 'ServerCpuTooHigh' }));
    const [alarmed] = await desk.items('dana', '/v1/incidents?service=checkout');
    expect(alarmed).toMatchObject({ source: 'alarm', team: 'web', assignee: 'cal' });
    const named = await report({ title: 'Cannot pay', service: 'checkout', team: 'platform' });
    expect(named).toMatchObject({ team: 'platform' });
    expect(named).not.toHaveProperty('assignee');
  });

  test('the least busy of those on call now', async () => {
    const turn = { every: 'week', count: 1, handOff: { time: '09:00', weekday: 1 }, from: '2026-10-05' };
    const schedule = {
      id: 'web',
      name: 'Web',
      team: 'web',
      timeZone: 'UTC',
      rotations: ['bea', 'cal'].map((id) => ({ id, people: [id], ...turn })),
    };
    await desk.done('admin', 'POST', '/v1/schedules', schedule);
    await define('assignment-rules', {
      name: 'Web pages',
      order: 20,
      condition: { field: 'title', like: 'Page*' },
      team: 'web',
      assignee: { mode: 'least-busy' },
    });
    await known();
    // Both have one from before; zoe has none and is not on call.
    expect(await report({ title: 'Page is white' })).toMatchObject({ team: 'web', assignee: 'bea' });
    expect(await report({ title: 'Page is black' })).toMatchObject({ team: 'web', assignee: 'cal' });
  });

  test('a rule can be tried against what came lately', async () => {
    const body = { recordKind, order: 5, condition: { field: 'title', contains: 'pay' } };
    const { items } = await desk.done('admin', 'POST', '/v1/assignment-rules/try', body);
    expect(items).toContainEqual(
      expect.objectContaining({ title: 'Cannot pay', matches: true, before: 'shop', after: 'try' }),
    );
    expect(items).toContainEqual(
      expect.objectContaining({ title: 'Page is white', matches: false, after: 'web-pages' }),
    );
  });

  test('custom fields are needed step by step, and those for agents are not shown to requesters', async () => {
    await define('custom-fields', { label: 'Floor', type: 'number', required: 'open' });
    await define('custom-fields', {
      label: 'Cause',
      type: 'choice',
      choices: [{ value: 'disk' }, { value: 'person' }],
      required: 'resolve',
      visible: false,
    });
    await define('custom-fields', {
      label: 'Who',
      type: 'person',
      required: 'resolve',
      visible: false,
      when: { field: 'fields.cause', is: 'person' },
    });
    await known();
    expect(await refused('rosa', 'POST', '/v1/incidents', { title: 'Lamp' })).toEqual([
      '/fields/floor is needed',
    ]);
    const { id } = await report({ title: 'Lamp', fields: { floor: 3 } }, 'rosa');
    const one = `/v1/incidents/${id}`;
    const resolve = (fields: object) =>
      refused('eli', 'POST', `${one}/resolve`, { resolution: 'New lamp', fields });
    expect(await resolve({})).toEqual(['/fields/cause is needed']);
    expect(await resolve({ cause: 'person' })).toEqual(['/fields/who is needed']);
    expect(await resolve({ cause: 'person', who: 'nobody' })).toEqual([
      '/fields/who there is no active person nobody',
    ]);
    await desk.done('eli', 'POST', `${one}/resolve`, { resolution: 'New lamp', fields: { cause: 'disk' } });
    expect(await desk.done('rosa', 'GET', one)).toMatchObject({ fields: { floor: 3 } });
    expect(await desk.done('eli', 'GET', one)).toMatchObject({ fields: { floor: 3, cause: 'disk' } });
    const { items } = await desk.done('rosa', 'GET', '/v1/custom-fields?recordKind=incident');
    expect((items as { name: string }[]).map(({ name }) => name)).toEqual(['floor']);
    expect((await desk.call('rosa', 'GET', '/v1/custom-fields/incident-cause')).status).toBe(404);
    expect(JSON.stringify(await desk.done('rosa', 'GET', `${one}/timeline`))).not.toContain('disk');
  });

  test('values stay when their field is changed or retired', async () => {
    const { id } = await report({ title: 'Chair', fields: { floor: 4 } });
    await desk.done('admin', 'POST', '/v1/custom-fields/incident-floor/retire', {});
    await known();
    const { version } = await desk.done('eli', 'GET', `/v1/incidents/${id}`);
    const changed = await desk.done(
      'eli',
      'PATCH',
      `/v1/incidents/${id}`,
      { title: 'Stool' },
      { 'if-match': `"${version}"` },
    );
    expect(changed).toMatchObject({ title: 'Stool', fields: { floor: 4 } });
  });

  test('a template fills a ticket in, with the answers to its questions', async () => {
    await define('ticket-templates', {
      name: 'Printer',
      prefilled: {
        title: 'Printer {{which}} is out of {{what}}',
        service: 'search',
        impact: 'low',
        urgency: 'low',
      },
      questions: [
        { name: 'which', label: 'Which printer?', required: true },
        { name: 'what', label: 'Out of what?' },
      ],
    });
    expect(await refused('eli', 'POST', '/v1/incidents', { template: 'printer' })).toEqual([
      '/answers/which is needed',
    ]);
    const opened = await report({
      template: 'printer',
      answers: { which: 'P7', what: 'toner' },
      urgency: 'high',
    });
    expect(opened).toMatchObject({ title: 'Printer P7 is out of toner', service: 'search', priority: 3 });
  });

  test.each([
    ['assignment-rules', { name: 'x', team: 'nowhere' }, '/team there is no team nowhere'],
    [
      'assignment-rules',
      { name: 'x', assignee: { mode: 'person', person: 'nobody' } },
      '/assignee/person there is no active person nobody',
    ],
    [
      'ticket-templates',
      { name: 'x', prefilled: { category: 'none' } },
      '/prefilled/category there is no category none in use',
    ],
    ['custom-fields', { label: 'x', type: 'choice' }, '/choices needs at least one that is in use'],
  ])('%s that name what is not there are refused', async (noun, body, error) => {
    expect(await refused('admin', 'POST', `/v1/${noun}`, { recordKind, ...body })).toEqual([error]);
  });

  test('is kept by managers and administrators', async () => {
    const body = { recordKind, name: 'Mine' };
    expect((await desk.call('dana', 'POST', '/v1/categories', body)).status).toBe(403);
    expect((await desk.call('rosa', 'GET', '/v1/assignment-rules')).status).toBe(403);
    expect((await desk.call('femi', 'POST', '/v1/categories', body)).status).toBe(201);
  });
});
