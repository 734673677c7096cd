import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

type Told = {
  id: string;
  person: string;
  state: string;
  channel: string;
  unreached?: boolean;
  attempts: number;
  at: string;
};
type Incident = { id: string; title: string; escalation?: string };

const now = () => new Date(desk.host.clock.now()).toISOString();
const alarm = (name: string) => alarmEvent({ name, at: now() });
const incidentOf = async (name: string) => {
  const all = await desk.items<Incident>('dana', '/v1/incidents?limit=100');
  return all.find(({ title }) => title.startsWith(`${name}:`))?.id ?? '';
};
const toldOf = (incident: string) => desk.items<Told>('dana', `/v1/notifications?incident=${incident}`);
const mailsTo = async (person: string) =>
  (await desk.mail()).filter(({ to }) => to[0] === `${person}@desk.example`);
const hooks = (url: string) => desk.host.webhooks.list().filter((each) => each.url === url);
const take = (incident: string) => desk.done('dana', 'POST', `/v1/incidents/${incident}/acknowledge`, {});

async function change(person: string, path: string, body: object): Promise<void> {
  const { version } = await desk.done(person, 'GET', path);
  await desk.done(person, 'PATCH', path, body, { 'if-match': `"${version}"` });
}
const settle = (person: string, body: object) => change(person, '/v1/notification-settings/me', body);
const reachedBy = (contacts: object[]) => change('admin', '/v1/people/dana', { contacts });

const mail = { type: 'email', address: 'dana@desk.example' };
const hook = { type: 'webhook', url: 'https://hooks.example/dana' };
const slack = { type: 'slack', url: 'https://hooks.slack.com/services/T0/B0/secret' };

describe('a contact that somebody adds for themselves', () => {
  test('gets a code and nothing else until the code was typed in', async () => {
    await desk.done('eli', 'POST', '/v1/people/eli/contacts', {
      type: 'webhook',
      url: 'https://hooks.example/eli',
    });
    await desk.settled();
    const [sent] = hooks('https://hooks.example/eli');
    const { code, type } = JSON.parse(sent?.body ?? '{}') as { code: string; type: string };
    expect([type, code]).toEqual(['code', expect.stringMatching(/^\d{6}$/)]);
    await desk.happen(alarm('search-unconfirmed'));
    await desk.forward(6);
    expect(hooks('https://hooks.example/eli')).toHaveLength(1);
    expect(await mailsTo('eli')).toHaveLength(1);
    await take(await incidentOf('search-unconfirmed'));

    const { contacts } = await desk.done('eli', 'GET', '/v1/people/me');
    const { id } = (contacts as { id: string; type: string }[]).find((each) => each.type === 'webhook') ?? {};
    const verify = (digits: string) =>
      desk.call('eli', 'POST', `/v1/people/eli/contacts/${id}/verify`, { code: digits });
    const wrong = code === '123456' ? '654321' : '123456';
    expect(await verify(wrong)).toMatchObject({
      status: 400,
      body: { type: 'urn:itsm:problem:wrong-code' },
    });
    expect((await verify(code)).status).toBe(200);
  });

  test('is lost after five wrong codes, or a quarter of an hour', async () => {
    const { contacts } = await desk.done('eli', 'POST', '/v1/people/eli/contacts', {
      type: 'email',
      address: 'eli@home.example',
    });
    await desk.settled();
    const { id } = (contacts as { id: string; address?: string }[]).at(-1) ?? {};
    const one = `/v1/people/eli/contacts/${id}`;
    const code = /\d{6}/.exec((await desk.mail()).at(-1)?.text ?? '')?.[0] ?? '';
    const wrong = code === '000000' ? '000001' : '000000';
    for (let each = 0; each < 5; each++) await desk.call('eli', 'POST', `${one}/verify`, { code: wrong });
    expect((await desk.call('eli', 'POST', `${one}/verify`, { code })).status).toBe(400);
    expect((await desk.call('eli', 'POST', `${one}/send-code`, {})).status).toBe(429);
    await desk.forward(2);
    await desk.done('eli', 'POST', `${one}/send-code`, {});
    await desk.settled();
    const next = /\d{6}/.exec((await desk.mail()).at(-1)?.text ?? '')?.[0] ?? '';
    await desk.forward(16);
    expect((await desk.call('eli', 'POST', `${one}/verify`, { code: next })).status).toBe(400);
    expect((await desk.call('rosa', 'POST', `${one}/verify`, { code: next })).status).toBe(404);
    await desk.done('eli', 'POST', `${one}/remove`, {});
  });

  test('by text message is refused where the desk has no number to send from', async () => {
    const ask = { type: 'sms', number: '+4915112345678' };
    expect(await desk.call('eli', 'POST', '/v1/people/eli/contacts', ask)).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('texts.from') },
    });
  });
});

describe('rules', () => {
  test('are followed step by step, and a step that comes after the answer is not taken', async () => {
    await reachedBy([mail, hook]);
    const steps = [
      { contact: 'webhook', after: 0 },
      { contact: 'email', after: 2 },
    ];
    await settle('dana', { high: steps, low: steps });
    const before = (await mailsTo('dana')).length;
    await desk.happen(alarm('search-steps'));
    const first = await incidentOf('search-steps');
    expect((await toldOf(first)).map(({ state }) => state).toSorted()).toEqual(['delivered', 'planned']);
    await desk.forward(3);
    expect(await mailsTo('dana')).toHaveLength(before + 1);
    await take(first);

    await desk.happen(alarm('search-answered'));
    const answered = await incidentOf('search-answered');
    await take(answered);
    await desk.forward(5);
    expect((await toldOf(answered)).map(({ state }) => state).toSorted()).toEqual(['cancelled', 'delivered']);
    expect(await mailsTo('dana')).toHaveLength(before + 1);
    expect(hooks(hook.url).filter(({ body }) => body.includes('"page"'))).toHaveLength(2);
  });
});

describe('chats', () => {
  test('get the page as their own kind of card, with a button to it', async () => {
    await reachedBy([slack]);
    await settle('dana', { high: [], low: [] });
    await desk.happen(alarm('search-chat'));
    const incident = await incidentOf('search-chat');
    const [sent] = hooks(slack.url);
    expect(JSON.parse(sent?.body ?? '{}').blocks[1].accessory.url).toContain(`/incidents/${incident}?page=`);
    expect(JSON.stringify(await toldOf(incident))).not.toContain('secret');
    await take(incident);
    const elsewhere = { type: 'teams', url: 'https://evil.example/hook' };
    expect((await desk.call('admin', 'POST', '/v1/people/dana/contacts', elsewhere)).status).toBe(400);
  });
});

describe('a storm', () => {
  test('of pages to one mailbox is five mails at most at once, the others bundled a minute later, and nothing is lost', async () => {
    await reachedBy([mail]);
    const before = (await mailsTo('dana')).length;
    await desk.happen(...Array.from({ length: 12 }, (_, n) => alarm(`search-storm-${n}`)));
    // Whoever loses the race for the mailbox has lost its place among the desk's mails, and waits with the others: on a slow
    // machine that is more of them.
    const single = (await mailsTo('dana')).length - before;
    expect([1, 2, 3, 4, 5]).toContain(single);
    await desk.forward(2);
    const mails = (await mailsTo('dana')).slice(before);
    // Who drew a place of a later second has a clock of its own, and may go alone as well.
    expect(mails.length).toBeGreaterThan(single);
    expect(mails.length).toBeLessThan(12);
    const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => incidentOf(`search-storm-${n}`)));
    for (const id of ids) {
      expect(mails.filter(({ text }) => text.includes(`/${id}?`))).toHaveLength(1);
      await take(id);
    }
    await desk.forward(30);
    expect((await mailsTo('dana')).slice(before)).toHaveLength(mails.length);
  });
});

describe('a failure', () => {
  test('for good is not tried again because another contact of the page failed for a while', async () => {
    const broken = { type: 'webhook', url: 'https://hooks.example/gone' };
    const busy = { type: 'webhook', url: 'https://hooks.example/busy' };
    desk.host.webhooks.answer(broken.url, { status: 410 });
    desk.host.webhooks.answer(busy.url, { status: 503 });
    await reachedBy([broken, busy]);
    await desk.happen(alarm('search-failing'));
    await desk.forward(4);
    expect([hooks(broken.url).length, hooks(busy.url).length]).toEqual([1, 3]);
    const incident = await incidentOf('search-failing');
    const all = await toldOf(incident);
    const told = all.filter(({ person }) => person === 'dana');
    expect(told.map(({ attempts }) => attempts).toSorted()).toEqual([1, 3]);
    // Every contact failed for good: that is said once, where on-call can see it.
    expect(told.filter(({ unreached }) => unreached)).toHaveLength(1);
    // It is seen: the next level is paged before the five minutes of this one are over.
    expect(all.some(({ person }) => person === 'eli')).toBe(true);
    const timeline = await desk.items<{ type: string }>('dana', `/v1/incidents/${incident}/timeline`);
    expect(timeline.filter(({ type }) => type === 'incident.page-failed').length).toBeGreaterThanOrEqual(2);
    await take(incident);
    await reachedBy([mail]);
  });
});

describe('a bundle', () => {
  test('that fails for good is said of each page in it', async () => {
    const gone = { type: 'slack', url: 'https://hooks.slack.com/services/T0/B0/gone' };
    desk.host.webhooks.answer(gone.url, { status: 410 });
    await reachedBy([gone]);
    await desk.happen(...Array.from({ length: 7 }, (_, n) => alarm(`search-bundle-${n}`)));
    await desk.forward(2);
    for (let n = 0; n < 7; n++) {
      const id = await incidentOf(`search-bundle-${n}`);
      const told = await toldOf(id);
      expect(told.filter(({ unreached }) => unreached).map(({ person }) => person)).toEqual(['dana']);
      expect(told.some(({ person }) => person === 'eli')).toBe(true);
      await take(id);
    }
    expect(hooks(gone.url)).toHaveLength(6);
    await reachedBy([mail]);
  });
});

describe('notices', () => {
  const about = async (words: string) =>
    (await mailsTo('rosa')).filter(({ subject, text }) => `${subject}\n${text}`.includes(words));

  const say = (id: string, command: string, body: object) =>
    desk.done('eli', 'POST', `/v1/incidents/${id}/${command}`, body);

  test('ten in a minute about one record are one mail', async () => {
    const { id } = await desk.done('rosa', 'POST', '/v1/incidents', { title: 'The printer hums' });
    for (let each = 0; each < 5; each++) {
      await say(String(id), 'resolve', { resolution: 'It stopped' });
      await say(String(id), 'reopen', { reason: 'It hums again' });
    }
    await desk.forward(2);
    const mails = await about('The printer hums');
    expect(mails.map(({ subject }) => subject)).toEqual([`[${id}] The printer hums`]);
    expect(mails[0]?.text.match(/It hums again/g)).toHaveLength(5);
    expect(mails[0]?.text).toContain(`/incidents/${id}`);
    expect(mails[0]?.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' });
    expect(mails[0]?.html).toContain('It stopped');
    await say(String(id), 'resolve', { resolution: 'It stopped' });
  });

  test('wait for the digest, or are left out, as somebody wants it', async () => {
    await settle('rosa', { topics: { '*': 'digest' }, digest: { every: 'hour' } });
    const { id } = await desk.done('rosa', 'POST', '/v1/incidents', { title: 'The scanner sings' });
    await say(String(id), 'resolve', { resolution: 'Heard it' });
    await desk.forward(2);
    expect(await about('The scanner sings')).toHaveLength(0);
    await desk.forward(61);
    const mails = await about('The scanner sings');
    expect(mails.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Your digest/)]);
    await settle('rosa', { topics: { '*': 'off' } });
    await say(String(id), 'reopen', { reason: 'Never mind' });
    await desk.forward(120);
    expect(await about('The scanner sings')).toHaveLength(1);
  });
});

test('nothing is left in a dead-letter queue but what failed three times', async () => {
  const { waiting } = await desk.done('admin', 'GET', '/v1/redrives');
  const messages = (waiting as { messages: number }[]).map((each) => each.messages);
  expect(messages.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(1);
});
