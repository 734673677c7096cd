import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

type Row = Record<string, unknown>;

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  const components = [
    { name: 'Shop', service: 'checkout' },
    { name: 'Search', service: 'search' },
  ];
  const page = { components, subscriptions: true, tellAfter: 5 };
  await desk.done('femi', 'POST', '/v1/status-pages', {
    ...page,
    id: 'open',
    name: 'Our services',
    public: true,
    stakeholderUpdates: true,
  });
  await desk.done('femi', 'POST', '/v1/status-pages', { ...page, id: 'inside', name: 'For us' });
  await desk.settled();
});
afterAll(() => desk?.stop());

const visit = (path: string, method = 'GET', body?: unknown, accept?: string) =>
  desk.call('', method, `/v1/status/${path}`, body, accept ? { accept } : {});
const mailsTo = async (address: string) => (await desk.mail()).filter(({ to }) => to.includes(address));
const linkIn = (mail: Row | undefined) => /subscriptions\/\S+/.exec(String(mail?.text))?.[0] ?? '';

test('what is not for everybody is not there for visitors, and there for whoever is signed in', async () => {
  expect((await visit('inside')).status).toBe(404);
  expect((await visit('inside/subscriptions', 'POST', { email: 'a@elsewhere.example' })).status).toBe(404);
  expect((await visit('nothing')).status).toBe(404);
  expect(await desk.done('rosa', 'GET', '/v1/status-pages/inside/status')).toMatchObject({
    state: 'operational',
  });
});

test('whoever subscribes is written to once, with no word of theirs, and hears nothing before they confirm', async () => {
  const email = 'vera@elsewhere.example';
  for (let n = 0; n < 2; n++)
    expect((await visit('open/subscriptions', 'POST', { email })).body).toEqual({ state: 'asked' });
  await desk.forward(3);
  const [letter, ...more] = await mailsTo(email);
  expect(more).toEqual([]);
  expect(letter?.subject).toContain('Our services');
  const link = linkIn(letter as Row | undefined);
  expect((await visit(`open/${link}`)).body).toEqual({ state: 'asked' });
  expect((await visit('open/subscriptions/open~x~00')).status).toBe(404);
  // Opened by a program that scans mail, nothing is confirmed: nobody is told of this.
  await desk.done('dana', 'POST', '/v1/outages', { title: 'Secret name of a host', services: ['checkout'] });
  await desk.settled();
  await desk.forward(8);
  expect(await mailsTo(email)).toHaveLength(1);
  await desk.done('dana', 'POST', '/v1/outages/OUT-1001/end', {});
  await desk.settled();
  expect((await visit(`open/${link}`, 'POST')).body).toEqual({ state: 'confirmed' });
  await desk.settled();
});

test('what is over within minutes is told to nobody; what lasts is, with its updates and its end', async () => {
  const email = 'vera@elsewhere.example';
  const raise = async () =>
    String(
      (
        await desk.done('dana', 'POST', '/v1/outages', {
          title: 'Secret name of a host',
          services: ['checkout'],
        })
      ).id,
    );
  const give = async (id: string, step: string, body: object) => {
    await desk.done('dana', 'POST', `/v1/outages/${id}/${step}`, body);
    await desk.settled();
  };
  const short = await raise();
  await desk.forward(2);
  await give(short, 'end', {});
  await desk.forward(10);
  expect(await mailsTo(email)).toHaveLength(1);
  const long = await raise();
  await desk.forward(8);
  await give(long, 'updates', { text: 'We have found the cause.' });
  await desk.forward(2);
  await give(long, 'end', {});
  await desk.forward(2);
  const [, begun, update, over] = await mailsTo(email);
  expect(begun?.subject).toBe('Our services: Shop is not available');
  expect(update?.text).toContain('We have found the cause.');
  expect(over?.subject).toBe('Our services: Over: Shop is not available');
  for (const mail of [begun, update, over]) expect(mail?.text).not.toContain('Secret');
});

test('the page says what everybody may know, and nothing else', async () => {
  await desk.done('dana', 'POST', '/v1/incidents', {
    title: 'Secret incident',
    service: 'search',
    impact: 'high',
    urgency: 'high',
  });
  await desk.done('femi', 'POST', '/v1/incidents/INC-1001/declare-major', { reason: 'All are waiting' });
  await desk.done('dana', 'POST', '/v1/outages', {
    title: 'Secret search host',
    services: ['search'],
    incident: 'INC-1001',
  });
  await desk.done('femi', 'POST', '/v1/incidents/INC-1001/stakeholder-updates', {
    status: 'identified',
    text: 'The index is being rebuilt.',
  });
  await desk.settled();
  await desk.forward(1);
  const { body } = await visit('open');
  expect(body).toMatchObject({
    state: 'down',
    components: [
      { name: 'Shop', state: 'operational' },
      { name: 'Search', state: 'down' },
    ],
  });
  expect((body.components as { days: Row[] }[])[0]?.days).toHaveLength(90);
  expect((body.events as Row[])[0]).toMatchObject({
    title: 'Search is not available',
    components: ['Search'],
    updates: [{ status: 'identified', text: 'The index is being rebuilt.' }],
  });
  const html = await visit('open', 'GET', undefined, 'text/html');
  const page = String(html.body.text);
  expect(html.headers.get('content-type')).toContain('text/html');
  expect(page).toContain('Some services are not available');
  for (const text of [JSON.stringify(body), page]) expect(text).not.toMatch(/Secret|OUT-|INC-|dana/);
});

test('who has had enough says so by the link in any mail, and is not known any more', async () => {
  const [, begun] = await mailsTo('vera@elsewhere.example');
  const link = linkIn(begun as Row | undefined);
  expect((await visit(`open/${link}`)).body).toEqual({ state: 'confirmed' });
  expect((await visit(`open/${link}`, 'POST')).body).toEqual({ state: 'left' });
  expect((await visit(`open/${link}`, 'POST')).body).toEqual({ state: 'left' });
});

test('machines and floods are stopped', async () => {
  expect((await visit('open/subscriptions', 'POST', { email: 'no address' })).body).toMatchObject({
    errors: [{ pointer: '/email' }],
  });
  const trap = { email: 'robot@elsewhere.example', website: 'https://x.example' };
  expect((await visit('open/subscriptions', 'POST', trap)).status).toBe(202);
  const statuses: number[] = [];
  for (let n = 0; n < 12; n++)
    statuses.push(
      (await visit('open/subscriptions', 'POST', { email: `flood-${n}@elsewhere.example` })).status,
    );
  expect(statuses).toContain(429);
  await desk.forward(3);
  expect(await mailsTo('robot@elsewhere.example')).toEqual([]);
});
