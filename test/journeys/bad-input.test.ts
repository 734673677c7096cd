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

type Case = [
  name: string,
  status: number,
  slug: string,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
];

const nested = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
const list = '/v1/incidents';
const cases: Case[] = [
  ['JSON that breaks off', 400, 'malformed-json', 'POST', list, '{"title":'],
  ['an array', 400, 'validation', 'POST', list, '[]'],
  ['a text', 400, 'validation', 'POST', list, '"x"'],
  ['null', 400, 'validation', 'POST', list, 'null'],
  ['nothing', 400, 'validation', 'POST', list],
  ['a field that nobody knows', 400, 'validation', 'POST', list, { title: 'a', x: 1 }],
  ...['state', 'version', 'requester', 'priority', 'run', 'takenOver', 'chain'].map(
    (field): Case => [
      `an attempt to set ${field}`,
      400,
      'validation',
      'POST',
      list,
      { title: 'a', [field]: 'x' },
    ],
  ),
  ['a key twice', 400, 'malformed-json', 'POST', list, '{"title":"a","title":"b"}'],
  ['a prototype', 400, 'malformed-json', 'POST', list, '{"title":"a","__proto__":{"x":1}}'],
  ['10,000 levels', 400, 'malformed-json', 'POST', list, nested],
  [
    'an array of 100,000',
    400,
    'validation',
    'POST',
    list,
    { title: Array.from({ length: 100_000 }, () => 1) },
  ],
  ['NUL in a title', 400, 'validation', 'POST', list, { title: 'a\u0000b' }],
  ['a line break in a title', 400, 'validation', 'POST', list, { title: 'a\r\nBcc: x@y' }],
  ['half a character', 400, 'validation', 'POST', list, '{"title":"\\ud800"}'],
  [
    'a description that is one too long',
    413,
    'payload-too-large',
    'POST',
    list,
    { title: 'a', description: 'x'.repeat(65_537) },
  ],
  [
    'a body of six megabytes',
    413,
    'payload-too-large',
    'POST',
    list,
    { title: 'a', description: 'x'.repeat(6_000_000) },
  ],
  ['a title of a number', 400, 'validation', 'POST', list, { title: 3 }],
  ['a title of 201', 400, 'validation', 'POST', list, { title: 'x'.repeat(201) }],
  ...['P1', 'high ', 'toString', 'constructor', 3, true, null].map(
    (impact): Case => [
      `an impact of ${String(impact)}`,
      400,
      'validation',
      'POST',
      list,
      { title: 'a', impact },
    ],
  ),
  [
    'a form',
    415,
    'unsupported-media-type',
    'POST',
    list,
    'title=a',
    { 'content-type': 'application/x-www-form-urlencoded' },
  ],
  ['a service that is not there', 400, 'validation', 'POST', list, { title: 'a', service: 'nowhere' }],
  [
    'no Idempotency-Key',
    400,
    'missing-idempotency-key',
    'POST',
    list,
    { title: 'a' },
    { 'idempotency-key': '' },
  ],
  [
    'an Idempotency-Key of 256',
    400,
    'missing-idempotency-key',
    'POST',
    list,
    { title: 'a' },
    { 'idempotency-key': 'k'.repeat(256) },
  ],
  ...[
    '..%2Fx',
    'TICKET%231',
    '%00',
    'INC-1;a',
    'x'.repeat(1_000),
    'ALT-1001',
    'dana',
    'INC-99999',
    '__proto__',
  ].map((odd): Case => [`the id ${odd.slice(0, 20)}`, 404, 'not-found', 'GET', `${list}/${odd}`]),
  ['a command that is not there', 404, 'not-found', 'POST', `${list}/INC-1001/explode`, {}],
  ['a method that is not offered', 405, 'method-not-allowed', 'PATCH', list, {}],
  ...[
    'state=open%20OR%201%3D1',
    '%23pk=1',
    'attribute_exists(x)=1',
    'limit=0',
    'limit=101',
    'limit=x',
    'limit=1&limit=2',
    'team=%3Av',
    'assignee=dana&service=checkout',
  ].map((query): Case => [`the query ${query}`, 400, 'validation', 'GET', `${list}?${query}`]),
  ...['x', 'e30', Buffer.from('{"pk":"incident#INC-1001"}').toString('base64url')].map(
    (cursor): Case => [
      `the cursor ${cursor.slice(0, 12)}`,
      400,
      'invalid-cursor',
      'GET',
      `${list}?cursor=${cursor}`,
    ],
  ),
  ['alerts by team and service', 400, 'validation', 'GET', '/v1/alerts?team=platform&service=search'],
  ['a change without If-Match', 428, 'precondition-required', 'PATCH', `${list}/INC-1001`, { title: 'b' }],
  [
    'a change of an old version',
    412,
    'stale-version',
    'PATCH',
    `${list}/INC-1001`,
    { title: 'b' },
    { 'if-match': '"1"' },
  ],
  [
    'a change of any version',
    400,
    'validation',
    'PATCH',
    `${list}/INC-1001`,
    { title: 'b' },
    { 'if-match': '*' },
  ],
  ['a change of nothing', 400, 'validation', 'PATCH', `${list}/INC-1001`, {}, { 'if-match': '"2"' }],
  ['closing what is open', 409, 'illegal-transition', 'POST', `${list}/INC-1001/close`, {}],
  ['a resolution of nothing', 400, 'validation', 'POST', `${list}/INC-1001/resolve`, { resolution: '  ' }],
  [
    'an assignee who is not there',
    400,
    'validation',
    'POST',
    `${list}/INC-1001/assign`,
    { assignee: 'nobody' },
  ],
  ['a team twice', 409, 'already-exists', 'POST', '/v1/teams', { id: 'platform', name: 'Again' }],
  [
    'a schedule in a zone that is none',
    400,
    'validation',
    'POST',
    '/v1/schedules',
    { name: 'x', team: 'platform', timeZone: 'Mars/Olympus', rotations: [] },
  ],
  [
    'an override that UTC has no ordinary year for',
    400,
    'validation',
    'POST',
    '/v1/schedules/primary/overrides',
    { person: 'eli', from: '9999-12-31T23:00:00-12:00', to: '9999-12-31T23:59:59-23:00' },
  ],
  [
    'an override of somebody unknown',
    400,
    'validation',
    'POST',
    '/v1/schedules/primary/overrides',
    { person: 'nobody', from: '2026-12-01T00:00:00Z', to: '2026-12-02T00:00:00Z' },
  ],
];

describe('is refused, with what to do, and writes nothing:', () => {
  test.each(cases)('%s', async (_, status, slug, method, path, body, headers) => {
    const before = writes();
    const person = path.startsWith(list) ? 'dana' : 'admin';
    const answer = await desk.call(person, method, path, body, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      type: `urn:itsm:problem:${slug}`,
      status,
      detail: expect.any(String),
    });
    expect(writes()).toBe(before);
  });

  test('invalid UTF-8', async () => {
    const response = await fetch(`${desk.host.urls.api}${list}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await desk.host.token('dana')}`,
        'content-type': 'application/json',
        'idempotency-key': 'utf8',
      },
      body: Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    });
    expect(response.status).toBe(400);
  });

  test('texts that fit each for itself, and not into one record', async () => {
    const long = '漢'.repeat(65_536);
    const names = ['one', 'two', 'three'];
    for (const name of names)
      await desk.done('admin', 'POST', '/v1/custom-fields', {
        ...{ recordKind: 'incident', name, label: name, type: 'text' },
      });
    await desk.forward(0.1);
    const fields = Object.fromEntries(names.map((name) => [name, '字'.repeat(4_000)]));
    const opened = await desk.done('dana', 'POST', list, { title: 'Long', description: long, fields });
    await desk.settled();
    const before = writes();
    const resolution = '字'.repeat(65_536);
    const answer = await desk.call('dana', 'POST', `${list}/${opened.id}/resolve`, { resolution });
    expect([answer.status, answer.body.type]).toEqual([413, 'urn:itsm:problem:payload-too-large']);
    expect(writes()).toBe(before);
    await desk.done('dana', 'POST', `${list}/${opened.id}/resolve`, { resolution: 'Short' });
  });

  test('names each field that is wrong, not only the first', async () => {
    const { body } = await desk.call('dana', 'POST', list, { title: '', impact: 'no', x: 1 });
    const pointers = (body.errors as { pointer: string }[]).map(({ pointer }) => pointer).toSorted();
    expect(pointers).toEqual(['/impact', '/title', '/x']);
  });
});
