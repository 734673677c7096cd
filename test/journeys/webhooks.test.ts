import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

type Subscription = { id: string; state: string; version: number; failures: number; completeFrom?: string };
type Delivery = {
  id: string;
  state: string;
  event: string;
  attempts: number;
  tried: { status?: number; error?: string }[];
  payload: { record: { id: string }; data?: { priority?: number } };
};

const all = '/v1/webhook-subscriptions';
const hooks = (url: string) => desk.host.webhooks.list().filter((each) => each.url === url);
const subscribe = async (url: string, more: object = {}) =>
  (await desk.done('admin', 'POST', all, {
    title: url.slice(8),
    url,
    events: ['incident.*'],
    ...more,
  })) as unknown as Subscription;
const read = async (id: string) =>
  (await desk.done('admin', 'GET', `${all}/${id}`)) as unknown as Subscription;
const deliveries = (id: string) =>
  desk.items<Delivery>('admin', `/v1/webhook-deliveries?subscription=${id}&limit=100`);
const keys = async (id: string) => (await desk.done('admin', 'GET', `${all}/${id}/secret`)).keys as string[];
const header = (headers: Record<string, string>, name: string) =>
  Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1] ?? '';
const report = async (title: string) => {
  const { id } = await desk.done('dana', 'POST', '/v1/incidents', { title });
  await desk.settled();
  return String(id);
};

function signedBy(hook: { headers: Record<string, string>; body: string }, key: string): boolean {
  const [time, ...signatures] = header(hook.headers, 'x-itsm-signature').split(',');
  const mac = createHmac('sha256', Buffer.from(key, 'hex'))
    .update(`${time?.slice(2)}.${hook.body}`)
    .digest('hex');
  return signatures.includes(`v1=${mac}`);
}

/** What an operator does to the way of events to the queue of webhooks, behind the desk's back. */
const operator = (service: string, operation: string, input: object) =>
  desk.host.dispatcher.dispatch({ service, operation, input: { ...input }, caller: { name: 'operator' } });

function outlet() {
  const { resolver } = desk.host;
  const rule = resolver
    .each('AWS::Events::Rule')
    .find(({ props }) => String(props.Description).includes('addresses that were subscribed'))!;
  const [, EventBusName, Name] = String(resolver.value({ 'Fn::GetAtt': [rule.id, 'Arn'] }, rule.stack)).split(
    '/',
  );
  return { EventBusName, Name };
}
const isOpen = async () => ((await operator('events', 'DescribeRule', outlet())) as { State: string }).State;
const sent = () => desk.host.dispatcher.calls.list().filter(({ service }) => service === 'sqs').length;
const now = () => new Date(desk.host.clock.now()).toISOString();
const pause = async (id: string) => {
  await desk.done('admin', 'POST', `${all}/${id}/pause`, {});
  await desk.settled();
};

describe('while nobody is subscribed', () => {
  const url = 'https://tools.example/first';

  test('no event goes to the queue, and the queue is not asked', async () => {
    await desk.forward(60);
    const before = sent();
    await report('Nobody outside hears of it');
    expect([await isOpen(), sent()]).toEqual(['DISABLED', before]);
  });

  test('what got into the queue nevertheless is not told to whoever subscribes later', async () => {
    await operator('events', 'EnableRule', outlet());
    await report('Too early');
    await desk.host.forward(10_000);
    const { id } = await subscribe(url);
    await desk.settled();
    expect([await isOpen(), hooks(url)]).toEqual(['ENABLED', []]);
    await report('In time');
    expect(new Set(hooks(url).map(({ body }) => JSON.parse(body).data.title))).toEqual(new Set(['In time']));
    await pause(id);
    expect(await isOpen()).toBe('DISABLED');
    await desk.done('admin', 'POST', `${all}/${id}/resume`, {});
    await desk.settled();
    expect(await isOpen()).toBe('ENABLED');
  });

  test('the first one is told of everything two minutes later, those after it at once', async () => {
    const [first] = await desk.items<Subscription>('admin', all);
    const { id } = await subscribe('https://tools.example/second');
    await desk.settled();
    const second = await read(id);
    expect(second.completeFrom).toBe(first?.completeFrom);
    expect(Date.parse(String(first?.completeFrom)) - desk.host.clock.now()).toBe(120_000);
    await desk.forward(3);
    const third = await subscribe('https://tools.example/third');
    await desk.settled();
    expect((await read(third.id)).completeFrom).toBe(now());
    await pause(id);
    expect((await read(id)).completeFrom).toBeUndefined();
    await pause(third.id);
    expect(await isOpen()).toBe('ENABLED');
  });

  test('what was turned by hand, or by a deployment, is turned back', async () => {
    await operator('events', 'DisableRule', outlet());
    await desk.forward(60);
    expect(await isOpen()).toBe('ENABLED');
    const [first] = await desk.items<Subscription>('admin', all);
    await pause(String(first?.id));
    await operator('events', 'EnableRule', outlet());
    await desk.forward(60);
    expect(await isOpen()).toBe('DISABLED');
  });
});

describe('a subscription', () => {
  test('is told of what it wants to hear, signed, and of nothing else', async () => {
    const url = 'https://tools.example/loud';
    const quiet = 'https://tools.example/quiet';
    const { id } = await subscribe(url);
    await subscribe(quiet, { filter: { field: 'data.priority', atMost: 1 } });
    const incident = await report('The lift is stuck');
    await desk.done('dana', 'POST', `/v1/incidents/${incident}/acknowledge`, {});
    await desk.settled();
    const told = hooks(url).map(({ headers }) => header(headers, 'x-itsm-event'));
    expect(told).toContain('incident.opened');
    expect(told).toContain('incident.acknowledged');
    expect(told.every((type) => type.startsWith('incident.'))).toBe(true);
    expect(hooks(quiet)).toEqual([]);
    const [key = ''] = await keys(id);
    expect(hooks(url).every((hook) => signedBy(hook, key))).toBe(true);
    const list = await deliveries(id);
    expect(list.map(({ id: each }) => each).toSorted()).toEqual(
      hooks(url)
        .map(({ headers }) => header(headers, 'x-itsm-delivery'))
        .toSorted(),
    );
    expect(list.every(({ state, tried }) => state === 'delivered' && tried[0]?.status === 200)).toBe(true);
    expect(JSON.stringify(list)).not.toContain(key);
  });

  test('has two secrets for a day after a rotation', async () => {
    const url = 'https://tools.example/rotating';
    const { id } = await subscribe(url);
    const [old = ''] = await keys(id);
    await desk.done('admin', 'POST', `${all}/${id}/rotate-secret`, {});
    const [fresh = ''] = await keys(id);
    expect(fresh).not.toBe(old);
    await desk.done('admin', 'POST', `${all}/${id}/test`, {});
    await desk.settled();
    const [sent] = hooks(url);
    expect([sent && signedBy(sent, fresh), sent && signedBy(sent, old)]).toEqual([true, true]);
    await desk.forward(25 * 60);
    await desk.done('admin', 'POST', `${all}/${id}/test`, {});
    await desk.settled();
    const last = hooks(url).at(-1);
    expect([last && signedBy(last, fresh), last && signedBy(last, old)]).toEqual([true, false]);
    await desk.done('admin', 'POST', `${all}/${id}/pause`, {});
  });

  test('is not led elsewhere by a redirect', async () => {
    const url = 'https://tools.example/moved';
    const inside = 'https://169.254.169.254/latest/meta-data';
    desk.host.webhooks.answer(url, { status: 302, headers: { location: inside } });
    const { id } = await subscribe(url, { events: ['alert.raised'] });
    await desk.done('admin', 'POST', `${all}/${id}/test`, {});
    await desk.settled();
    expect(hooks(inside)).toEqual([]);
    expect((await deliveries(id))[0]).toMatchObject({ state: 'waiting', tried: [{ status: 302 }] });
    await desk.done('admin', 'POST', `${all}/${id}/pause`, {});
  });

  test('is for administrators, and for public addresses', async () => {
    const ask = { title: 'x', url: 'https://tools.example/x', events: ['*'] };
    expect((await desk.call('femi', 'POST', all, ask)).status).toBe(403);
    expect((await desk.call('dana', 'GET', all)).status).toBe(403);
    for (const url of ['http://tools.example', 'https://127.0.0.1/', 'https://[::1]/', 'https://10.0.0.1/'])
      expect((await desk.call('admin', 'POST', all, { ...ask, url })).status).toBe(400);
  });
});

describe('a receiver that is dead', () => {
  test('keeps no other one waiting, is left alone after five failures, and hears of everything once it is back', async () => {
    const dead = 'https://tools.example/dead';
    desk.host.webhooks.answer(dead, { status: 503 });
    const { id } = await subscribe(dead);
    const well = await Promise.all(
      Array.from({ length: 9 }, (_, n) => subscribe(`https://tools.example/well-${n}`)),
    );
    const incidents: string[] = [];
    for (let each = 0; each < 6; each++) incidents.push(await report(`Number ${each}`));
    for (const each of well) {
      const told = await deliveries(each.id);
      expect(told.filter(({ event }) => event === 'incident.opened')).toHaveLength(6);
      expect(told.every(({ state }) => state === 'delivered')).toBe(true);
    }
    expect((await read(id)).state).toBe('failing');
    // Five attempts, and one or two that were under way by then.
    expect(hooks(dead).length).toBeLessThanOrEqual(7);
    desk.host.webhooks.answer(dead, { status: 200 });
    await desk.forward(6);
    expect((await read(id)).state).toBe('active');
    const told = await deliveries(id);
    expect(told.filter(({ event }) => event === 'incident.opened').map(({ state }) => state)).toEqual(
      Array.from({ length: 6 }, () => 'delivered'),
    );
    // The same ids, whichever attempt brought them.
    expect(new Set(hooks(dead).map(({ headers }) => header(headers, 'x-itsm-delivery'))).size).toBe(
      told.length,
    );
    for (const each of well) await desk.done('admin', 'POST', `${all}/${each.id}/pause`, {});
  });

  test('is given up after a day, and can be made up for by replay', async () => {
    const url = 'https://tools.example/long-dead';
    desk.host.webhooks.answer(url, { status: 500 });
    const { id } = await subscribe(url, { events: ['incident.opened'] });
    const from = new Date(desk.host.clock.now() - 1000).toISOString();
    await report('Lost on them');
    await desk.forward(25 * 60);
    // Once it is given up, the receiver is asked with test events whether it is back.
    const lost = (await deliveries(id)).find(({ event }) => event === 'incident.opened');
    expect(lost?.state).toBe('failed');
    const tries = hooks(url).length;
    desk.host.webhooks.answer(url, { status: 200 });
    // Within an hour it is found out that the receiver is back.
    await desk.forward(65);
    await desk.done('admin', 'POST', `/v1/webhook-deliveries/${lost?.id}/replay`, {});
    await desk.settled();
    expect((await deliveries(id)).find(({ id: each }) => each === lost?.id)?.state).toBe('delivered');
    expect(header(hooks(url).at(-1)?.headers ?? {}, 'x-itsm-delivery')).toBe(lost?.id);
    expect(hooks(url).length).toBeGreaterThan(tries);

    const before = hooks(url).length;
    const to = new Date(desk.host.clock.now() + 1000).toISOString();
    await desk.done('admin', 'POST', `${all}/${id}/replay`, { from, to });
    await desk.forward(1);
    expect(hooks(url).length).toBe(before + (await deliveries(id)).length);
  });
});

test('nothing was refused to a role, and nothing is in a dead-letter queue', async () => {
  const denied = desk.host.dispatcher.calls.list().filter((call) => call.denied);
  expect(denied).toEqual([]);
  const { waiting } = await desk.done('admin', 'GET', '/v1/redrives');
  expect((waiting as { messages: number }[]).every(({ messages }) => messages === 0)).toBe(true);
});
