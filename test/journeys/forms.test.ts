import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;

const field = (name: string, type: string, more: object = {}) => ({ name, label: name, type, ...more });
const item = (id: string, more: object) => ({
  id,
  name: `Form ${id}`,
  fields: [field('what', 'line', { required: true, most: 60 }), field('more', 'text')],
  target: { practice: 'request', title: '{{what}}' },
  public: {},
  ...more,
});

beforeAll(async () => {
  desk = await startDesk();
  const items = [
    item('ask', {}),
    item('ours', {
      public: { origins: ['https://www.example.com'], redirect: 'https://www.example.com/thanks' },
    }),
    item('sure', { public: { confirm: true } }),
    item('inside', { public: undefined }),
  ];
  for (const one of items) {
    await desk.done('femi', 'POST', '/v1/catalogue-items', one);
    await desk.done('femi', 'POST', `/v1/catalogue-items/${one.id}/publish`, {});
  }
});
afterAll(() => desk?.stop());

const post = (form: string, body: string | object, headers: Record<string, string> = {}) =>
  fetch(`${desk.host.urls.api}/v1/forms/${form}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/json',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('a form is described to scripts and drawn for people, and one that is not for everybody is not there', async () => {
  const described = await desk.call('', 'GET', '/v1/forms/ask');
  expect(described.body).toMatchObject({
    id: 'ask',
    fields: [{ name: 'what' }, { name: 'more' }],
    confirm: false,
  });
  const page = await desk.call('', 'GET', '/v1/forms/ask', undefined, { accept: 'text/html,*/*' });
  expect(page.body.text).toContain('<form method="post" action="/v1/forms/ask"');
  expect((await desk.call('', 'GET', '/v1/forms/inside')).status).toBe(404);
});

test('what is sent gets a reference at once, and becomes one request of a guest, which the reference leads to', async () => {
  const sent = await post('ask', {
    email: 'Ann@Else.example',
    name: 'Ann',
    what: 'A chair',
    more: '=HYPERLINK("x")',
  });
  expect(sent.status).toBe(202);
  const { status } = (await sent.json()) as { status: string };
  expect((await desk.call('', 'GET', status)).body).toMatchObject({ state: 'received' });
  await desk.forward(1);
  const found = await desk.call('', 'GET', status);
  expect(found.body).toMatchObject({ state: 'accepted', ticket: 'REQ-1001', standing: 'Being prepared.' });
  const request = await desk.done('dana', 'GET', '/v1/requests/REQ-1001');
  expect(request).toMatchObject({ title: 'A chair', asked: { by: 'form', unverified: true } });
  expect(await desk.done('admin', 'GET', `/v1/people/${request.requester}`)).toMatchObject({
    guest: true,
    email: 'ann@else.example',
  });
  const mails = (await desk.mail()).filter(({ to }) => to.includes('ann@else.example'));
  expect(JSON.stringify(mails)).not.toContain('chair');
  expect(
    (
      await desk.call(
        '',
        'GET',
        status.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      )
    ).status,
  ).toBe(404);
});

test('a plain page is led on by 303, and is shown again with what was wrong beside the field', async () => {
  const html = { accept: 'text/html', origin: 'https://www.example.com' };
  const sent = await post('ours', 'email=bo%40else.example&what=A+desk&send=Send', html);
  expect([sent.status, sent.headers.get('location')]).toEqual([303, 'https://www.example.com/thanks']);
  const wrong = await post('ours', 'email=bo%40else.example&what=&more=%3Cb%3E', html);
  expect(wrong.status).toBe(400);
  const page = await wrong.text();
  expect(page).toContain('aria-invalid="true"');
  expect(page).toContain('&lt;b&gt;');
  const other = await post(
    'ours',
    { email: 'bo@else.example', what: 'x' },
    { origin: 'https://evil.example' },
  );
  expect(other.status).toBe(403);
});

test('the door answers its own OPTIONS, for the sites that a form names', async () => {
  const ask = (form: string, origin: string) =>
    fetch(`${desk.host.urls.api}/v1/forms/${form}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
  const any = await ask('ask', 'https://anybody.example');
  expect([any.status, any.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  const named = await ask('ours', 'https://www.example.com');
  expect(named.headers.get('access-control-allow-origin')).toBe('https://www.example.com');
  expect((await ask('ours', 'https://evil.example')).status).toBe(403);
});

test.each([
  ['a@b.c\r\nBcc: x@y.example'],
  ['one@else.example, two@else.example'],
  ['"a b"@else.example'],
  ['ann@exämple.de'],
  [`${'a'.repeat(250)}@else.example`],
  [''],
])('the address %j is refused, naming the field', async (email) => {
  const sent = await post('ask', { email, what: 'x' });
  const body = (await sent.json()) as { errors: { pointer: string }[] };
  expect([sent.status, body.errors.map(({ pointer }) => pointer)]).toEqual([400, ['/email']]);
});

test('a field that is not of the form, a body that is too large and another type are refused', async () => {
  expect((await post('ask', { email: 'a@b.example', what: 'x', admin: true })).status).toBe(400);
  expect((await post('ask', { email: 'a@b.example', what: 'x', more: 'x'.repeat(70_000) })).status).toBe(413);
  expect((await post('ask', 'x', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(415);
});

test('what a machine seems to have filled in is kept back, until somebody releases it', async () => {
  await post('ask', { email: 'cy@else.example', what: 'Buy pills', website: 'http://pills.example' });
  await desk.forward(1);
  const [kept] = await desk.items<{ id: string; reason: string }>('dana', '/v1/submissions');
  expect(kept?.reason).toBe('A field that people do not see was filled in.');
  await desk.done('dana', 'POST', `/v1/submissions/${kept?.id}/release`, { note: 'It was a person' });
  await desk.settled();
  const submission = await desk.done('dana', 'GET', `/v1/submissions/${kept?.id}`);
  expect(submission).toMatchObject({ state: 'accepted', ticket: expect.stringMatching(/^REQ-/) });
});

test('nothing is opened before the address is confirmed, by a button and not by looking, and the mail has no word of the sender', async () => {
  await post('sure', { email: 'di@else.example', name: 'Win a prize', what: 'Click here' });
  await desk.forward(3);
  const mails = (await desk.mail()).filter(({ to }) => to.includes('di@else.example'));
  const text = mails.map((mail) => `${mail.subject} ${mail.text}`).join('\n');
  expect(text).toContain('Please confirm');
  expect(text).not.toMatch(/prize|Click/);
  const link = /\/v1\/forms\/sure\/confirm\/\S+/.exec(text)?.[0] ?? '';
  const requests = async () => (await desk.items('dana', '/v1/requests?item=sure')).length;
  expect((await desk.call('', 'GET', link, undefined, { accept: 'text/html' })).body.text).toContain(
    'Yes, it was me',
  );
  await desk.settled();
  expect(await requests()).toBe(0);
  expect(
    (
      await desk.call('', 'POST', link, '', {
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
      })
    ).status,
  ).toBe(200);
  await desk.settled();
  expect(await requests()).toBe(1);
});

test('one address is written to five times an hour at most, however the form is sent', async () => {
  const sent = [];
  for (let n = 0; n < 7; n++)
    sent.push((await post('ask', { email: 'victim@else.example', what: `No ${n}` })).status);
  expect(sent).toEqual([202, 202, 202, 202, 202, 429, 429]);
});
