import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

const anyway = { despiteFiring: true, reason: 'The alarm lags behind' };

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const now = () => new Date(desk.host.clock.now()).toISOString();
type Incident = { id: string; state: string };
type Escalation = { state: string; paged: { level: number; people: string[] }[] };

async function raise(name: string): Promise<string> {
  await desk.happen(alarmEvent({ name, at: now() }));
  const incidents = await desk.items<Incident & { title: string }>('dana', '/v1/incidents?limit=100');
  return incidents.find(({ title }) => title.startsWith(name))?.id ?? '';
}
const escalationOf = (id: string) =>
  desk.done('dana', 'GET', `/v1/escalations/${id}-1`) as Promise<unknown> as Promise<Escalation>;
const machineOf = async (id: string) =>
  (await desk.items<{ status: string }>('dana', `/v1/incidents/${id}/execution`))[0]?.status;

test('an acknowledgement that races the timer either stops the level or comes after it, and always ends the machine', async () => {
  for (let round = 0; round < 8; round++) {
    const id = await raise(`search-race-${round}`);
    await Promise.all([
      desk.forward(5),
      new Promise((resolve) => setTimeout(resolve, round * 4)).then(() =>
        desk.done('eli', 'POST', `/v1/incidents/${id}/acknowledge`, {}),
      ),
    ]);
    await desk.settled();
    const { state, paged } = await escalationOf(id);
    expect(state).toBe('stopped');
    expect(paged.length).toBeLessThanOrEqual(2);
    await desk.forward(30);
    expect((await escalationOf(id)).paged).toHaveLength(paged.length);
    expect(await machineOf(id)).toBe('SUCCEEDED');
  }
});

test.each([
  ['a millisecond before', -1, 1],
  ['at', 0, 2],
  ['a millisecond after', 1, 2],
])('an acknowledgement %s the timer of a level: %i ms, %i levels were paged', async (_, ms, levels) => {
  // One mailbox bears five pages a minute, and gets the rest in one.
  await desk.forward(2);
  const id = await raise(`search-timer${ms}`);
  await desk.host.forward(5 * 60_000 + ms);
  await desk.done('eli', 'POST', `/v1/incidents/${id}/acknowledge`, {});
  await desk.forward(30);
  const { state, paged } = await escalationOf(id);
  expect([state, paged.length]).toEqual(['stopped', levels]);
  expect(await machineOf(id)).toBe('SUCCEEDED');
});

test('an acknowledgement that commits before the token is stored ends the machine when the token comes', async () => {
  desk.host.dispatcher.faults.set({
    match: { service: 'dynamodb', operation: 'UpdateItem', caller: desk.callerOf('do-page') },
    kind: 'before',
    times: 4,
  });
  const mails = (await desk.mail()).length;
  const id = await raise('search-early');
  await desk.done('dana', 'POST', `/v1/incidents/${id}/acknowledge`, {});
  await desk.settled();
  desk.host.dispatcher.faults.clear();
  await desk.forward(2);
  expect(await machineOf(id)).toBe('SUCCEEDED');
  expect(await desk.mail()).toHaveLength(mails);
  expect((await escalationOf(id)).state).toBe('stopped');
});

test('two alarms of the same instant, and each of them twice, are two incidents', async () => {
  const at = now();
  const before = (await desk.items('dana', '/v1/incidents?limit=100')).length;
  const events = ['search-a', 'search-b'].flatMap((name) => [
    alarmEvent({ name, at }),
    alarmEvent({ name, at }),
  ]);
  await desk.happen(...events);
  expect(await desk.items('dana', '/v1/incidents?limit=100')).toHaveLength(before + 2);
});

test.each([
  ['resolve', { resolution: 'Restarted', ...anyway }],
  ['comments', { text: 'On it' }],
])(
  'the same %s eight times at once, with one key, is done once and answered alike',
  async (command, body) => {
    const id = await raise(`search-twice-${command}`);
    const headers = { 'idempotency-key': randomUUID() };
    const path = `/v1/incidents/${id}/${command}`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => desk.call('dana', 'POST', path, body, headers)),
    );
    const alike = new Set(answers.map(({ status, body: told }) => `${status} ${JSON.stringify(told)}`));
    expect([...alike]).toHaveLength(1);
    expect(answers[0]?.status).toBeLessThan(300);
  },
);

test('an incident that is reopened is escalated anew, as its next run', async () => {
  // One mailbox bears five pages a minute, and gets the rest in one.
  await desk.forward(2);
  const id = await raise('search-again');
  await desk.done('dana', 'POST', `/v1/incidents/${id}/resolve`, { resolution: 'Restarted', ...anyway });
  await desk.settled();
  const mails = (await desk.mail()).length;
  await desk.done('dana', 'POST', `/v1/incidents/${id}/reopen`, { reason: 'It is back' });
  await desk.settled();
  expect(await desk.mail()).toHaveLength(mails + 1);
  const runs = await desk.items<{ name: string; status: string }>('dana', `/v1/incidents/${id}/execution`);
  expect(runs.map(({ name, status }) => [name, status])).toEqual([
    [`${id}-2`, 'RUNNING'],
    [`${id}-1`, 'SUCCEEDED'],
  ]);
});

test('an event that says too early that nobody answered is not believed', async () => {
  await desk.forward(2);
  const id = await raise('search-still-paging');
  const send = (operation: string, input: object) =>
    desk.host.dispatcher.dispatch({
      service: 'events',
      operation,
      input: { ...input },
      caller: { name: 'test' },
    });
  const { EventBuses } = (await send('ListEventBuses', {})) as { EventBuses: { Name: string }[] };
  const detail = { id: `${id}-1`, version: 2, at: now(), by: 'somebody', changed: {}, depth: 1 };
  const entry = { Source: 'itsm', DetailType: 'escalation.exhausted', Detail: JSON.stringify(detail) };
  const EventBusName = EventBuses.find(({ Name }) => Name !== 'default')?.Name;
  await send('PutEvents', { Entries: [{ ...entry, EventBusName }] });
  await desk.settled();
  expect(await desk.done('dana', 'GET', `/v1/incidents/${id}`)).toMatchObject({ escalation: 'paging' });
});
