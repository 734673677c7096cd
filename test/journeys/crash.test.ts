import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

type Incident = { id: string; title: string; state: string };
type Call = { service: string; operation: string; caller: string; role?: string };

const outward = [
  'TransactWriteItems',
  'UpdateItem',
  'PutItem',
  'PutEvents',
  'SendEmail',
  'StartExecution',
  'SendTaskSuccess',
];
/** What functions do that leaves something behind; reading is not in it. */
const acts = ({ operation, role }: Call) => role !== undefined && outward.includes(operation);
const now = () => new Date(desk.host.clock.now()).toISOString();

const incidentsOf = async (name: string) =>
  (await desk.items<Incident>('dana', '/v1/incidents?limit=100')).filter(({ title }) =>
    title.startsWith(`${name}:`),
  );
const mailsOf = async (id: string) =>
  (await desk.mail()).filter(({ subject }) => subject.includes(`[${id}]`));

/** An alarm until its first page; retries of functions and tasks come within a few minutes. */
async function page(name: string): Promise<Incident[]> {
  await desk.happen(alarmEvent({ name, at: now() }));
  await desk.forward(4);
  return incidentsOf(name);
}

let path: Call[] = [];

describe('a crash after any act of the alarm path', () => {
  test('the path without one', async () => {
    const { calls } = desk.host.dispatcher;
    const before = calls.list().length;
    const [incident] = await page('search-clean');
    path = calls.list().slice(before).filter(acts);
    expect(await mailsOf(incident?.id ?? '')).toHaveLength(1);
    expect(path.length).toBeGreaterThan(12);
  });

  test.each(Array.from({ length: 24 }, (_, k) => k))(
    'act %i: one incident, and somebody is paged',
    async (k) => {
      const act = path[k];
      if (!act) return;
      const { service, operation, caller } = act;
      const earlier = path
        .slice(0, k)
        .filter((each) => each.operation === operation && each.caller === caller).length;
      const { faults } = desk.host.dispatcher;
      faults.set({ match: { service, operation, caller, nth: earlier + 1 }, kind: 'crash', times: 1 });
      const incidents = await page(`search-crash-${k}`);
      faults.clear();
      expect(incidents.map(({ state }) => state)).toEqual(['open']);
      const mails = await mailsOf(incidents[0]?.id ?? '');
      expect(mails.length).toBeGreaterThanOrEqual(1);
      // A crash after sending, before it is recorded, is the one thing that may send twice.
      expect(mails.length).toBeLessThanOrEqual(
        operation === 'SendEmail' || caller.toLowerCase().includes('paged') ? 2 : 1,
      );
      const [execution] = await desk.items<{ status: string }>(
        'dana',
        `/v1/incidents/${incidents[0]?.id}/execution`,
      );
      expect(execution?.status).toBe('RUNNING');
    },
  );
});

describe('every call of the alarm path', () => {
  test.each(['before', 'after', 'twice'] as const)('that fails once (%s) is made good', async (kind) => {
    const { faults } = desk.host.dispatcher;
    for (const operation of [
      'TransactWriteItems',
      'PutEvents',
      'SendEmail',
      'StartExecution',
      'UpdateItem',
    ]) {
      const caller = path.find((each) => each.operation === operation)?.caller;
      if (caller) faults.set({ match: { operation, caller }, kind, times: 1 });
    }
    const [incident, ...more] = await page(`search-${kind}`);
    faults.clear();
    expect(more).toEqual([]);
    expect(incident?.state).toBe('open');
    const mails = await mailsOf(incident?.id ?? '');
    expect(mails.length).toBeGreaterThanOrEqual(1);
    expect(mails.length).toBeLessThanOrEqual(2);
  });
});

test('nothing is left in a dead-letter queue', async () => {
  const { waiting } = await desk.done('admin', 'GET', '/v1/redrives');
  expect((waiting as { messages: number }[]).map(({ messages }) => messages)).toEqual(
    (waiting as unknown[]).map(() => 0),
  );
});
