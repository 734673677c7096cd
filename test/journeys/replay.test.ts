import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

const waiting = async () => {
  const { waiting: queues } = await desk.done('admin', 'GET', '/v1/redrives');
  return (queues as { messages: number }[]).reduce((total, { messages }) => total + messages, 0);
};

test('What was saved while the bus was out for longer than the relay tries is told by a redrive', async () => {
  const { faults } = desk.host.dispatcher;
  const out = (caller: string) => {
    const match = { service: 'events', operation: 'PutEvents', caller };
    faults.set({ match, kind: 'before', times: 1_000_000 });
  };
  const mails = (await desk.mail()).length;
  out(desk.callerOf('relay-relay'));
  const incident = { title: 'Search is down', service: 'search', urgency: 'high', impact: 'high' };
  await desk.done('rosa', 'POST', '/v1/incidents', incident);
  await desk.host.forward(6.1 * 3_600_000);
  expect((await desk.mail()).length).toBe(mails);
  const letters = await waiting();
  expect(letters).toBeGreaterThan(0);
  faults.clear();

  // What the replay fails at stays where it is.
  out(desk.callerOf('relay-replay'));
  const { id } = await desk.done('admin', 'POST', '/v1/redrives', {});
  await desk.settled();
  faults.clear();
  await desk.forward(5);
  expect((await desk.done('admin', 'GET', `/v1/redrives/${id}`)).left).toBe(letters);
  expect(await waiting()).toBe(letters);

  await desk.done('admin', 'POST', '/v1/redrives', {});
  await desk.settled();
  await desk.forward(5);
  expect(await waiting()).toBe(0);
  expect((await desk.mail()).length).toBeGreaterThan(mails);
});

test('One record can be told again by name, which changes nothing for who has heard of it', async () => {
  const [incident] = await desk.items<{ id: string; version: number }>('dana', '/v1/incidents');
  const mails = (await desk.mail()).length;
  const record = { kind: 'incident', id: incident?.id };
  const { id } = await desk.done('admin', 'POST', '/v1/redrives', { record });
  await desk.settled();
  const redrive = await desk.done('admin', 'GET', `/v1/redrives/${id}`);
  expect(redrive).toMatchObject({ state: 'done', left: 0, record });
  expect(redrive.moved).toBeGreaterThan(0);
  expect((await desk.mail()).length).toBe(mails);
  const after = await desk.done('dana', 'GET', `/v1/incidents/${incident?.id}`);
  expect(after.version).toBe(incident?.version);
});
