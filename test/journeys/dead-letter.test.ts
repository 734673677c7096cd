import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

const now = () => new Date(desk.host.clock.now()).toISOString();
const waiting = async () => {
  const { waiting: queues } = await desk.done('admin', 'GET', '/v1/redrives');
  return (queues as { messages: number }[]).reduce((total, { messages }) => total + messages, 0);
};

test('what we could not do for an hour lies in the dead-letter queues, and a redrive makes it good', async () => {
  const { faults } = desk.host.dispatcher;
  // Of all callers: nobody can write anything for that hour.
  faults.set({
    match: { service: 'dynamodb', operation: 'TransactWriteItems' },
    kind: 'before',
    times: 100_000,
  });
  await desk.happen(alarmEvent({ name: 'search-down', at: now() }));
  await desk.forward(60);
  faults.clear();
  expect(await waiting()).toBeGreaterThan(0);
  expect(await desk.items('dana', '/v1/incidents')).toEqual([]);

  const redrive = await desk.done('admin', 'POST', '/v1/redrives', {});
  await desk.settled();
  await desk.forward(5);
  expect(await waiting()).toBe(0);
  expect(await desk.items('dana', '/v1/incidents')).toMatchObject([{ state: 'open' }]);
  const redrives = await desk.items<{ id: string; state: string; moved: number }>('admin', '/v1/redrives');
  expect(redrives.find(({ id }) => id === redrive.id)).toMatchObject({
    state: 'done',
    moved: expect.any(Number),
  });
});

test('a reaction that failed for good is sent again to the function that it was for', async () => {
  const { faults } = desk.host.dispatcher;
  const caller = desk.callerOf('on-incident-opened');
  faults.set({ match: { operation: 'StartExecution', caller }, kind: 'before', times: 100_000 });
  await desk.happen(alarmEvent({ name: 'search-unpaged', at: now() }));
  // Given up after three tries, and before the reconcile comes by.
  await desk.forward(4);
  faults.clear();
  const before = (await desk.mail()).length;
  expect(await waiting()).toBeGreaterThan(0);
  await desk.done('admin', 'POST', '/v1/redrives', {});
  await desk.settled();
  expect((await desk.mail()).length).toBe(before + 1);
  expect(await waiting()).toBe(0);
});

test('and what nobody redrives, the reconcile finds within a quarter of an hour', async () => {
  const { faults } = desk.host.dispatcher;
  // The reaction never gets there itself, however often it is tried.
  const caller = desk.callerOf('on-incident-opened');
  faults.set({ match: { operation: 'StartExecution', caller }, kind: 'before', times: 100_000 });
  await desk.happen(alarmEvent({ name: 'search-forgotten', at: now() }));
  await desk.forward(5);
  faults.clear();
  const before = (await desk.mail()).length;
  await desk.forward(16);
  expect((await desk.mail()).length).toBeGreaterThan(before);
});

test('what a queue gave up on goes back to that queue: an event that no webhook was told of', async () => {
  const { faults } = desk.host.dispatcher;
  const url = 'https://tools.example/late';
  const ask = { title: 'Late', url, events: ['incident.opened'] };
  await desk.done('admin', 'POST', '/v1/webhook-subscriptions', ask);
  await desk.settled();
  faults.set({
    match: { operation: 'TransactWriteItems', caller: desk.callerOf('notification-on-webhook-event') },
    kind: 'before',
    times: 100_000,
  });
  await desk.done('dana', 'POST', '/v1/incidents', { title: 'Nobody outside was told' });
  await desk.forward(20);
  faults.clear();
  expect(await waiting()).toBeGreaterThan(0);
  await desk.done('admin', 'POST', '/v1/redrives', {});
  await desk.settled();
  await desk.forward(1);
  expect(await waiting()).toBe(0);
  expect(desk.host.webhooks.list().filter((each) => each.url === url)).toHaveLength(1);
});
