import { expect } from 'vitest';
import { type Desk, monday } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

/** Alarms of five namespaces: each is a source of its own, and none of them too loud. */
const quiet = (count: number) =>
  Array.from({ length: count }, (_, n) => {
    const metric = { namespace: `Shop/${n % 5}`, name: 'Latency', dimensions: { Shard: String(n) } };
    const configuration = { metrics: [{ metricStat: { metric } }] };
    const at = new Date(monday - 60_000 + n).toISOString();
    return alarmEvent({ name: `ServerCpu-${n}`, at, configuration });
  });

const perBody = 200;

/** An Alertmanager that says everything at once, in one group. */
async function shout(desk: Desk, count: number): Promise<string> {
  const ask = { name: 'Noisy', type: 'alertmanager', service: 'search', limit: 1_000 };
  const { id } = await desk.done('admin', 'POST', '/v1/integrations', ask);
  const { path } = await desk.done('admin', 'GET', `/v1/integrations/${id}/keys`);
  const alerts = Array.from({ length: count }, (_, n) => {
    const labels = { alertname: 'Down', instance: `web-${n}` };
    return {
      status: 'firing',
      labels,
      startsAt: new Date(monday - 60_000).toISOString(),
      fingerprint: `f${n}`,
    };
  });
  for (let from = 0; from < count; from += perBody) {
    const body = { version: '4', groupKey: '{}:{}', alerts: alerts.slice(from, from + perBody) };
    const { status } = await fetch(`${desk.host.urls.api}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect(status).toBe(202);
  }
  return String(id);
}

async function firing(desk: Desk, service: string): Promise<number> {
  let count = 0;
  let next: unknown;
  do {
    const after = next ? `&cursor=${next}` : '';
    const page = await desk.done('dana', 'GET', `/v1/alerts?service=${service}&limit=100${after}`);
    count += (page.items as { state: string }[]).filter(({ state }) => state === 'firing').length;
    next = page.next;
  } while (next);
  return count;
}

const openOf = async (desk: Desk, service: string) => {
  let count = 0;
  let next: unknown;
  do {
    const after = next ? `&cursor=${next}` : '';
    const page = await desk.done('dana', 'GET', `/v1/incidents?service=${service}&limit=100${after}`);
    count += (page.items as unknown[]).length;
    next = page.next;
  } while (next);
  return count;
};

/**
 * One source raises its alerts, and others theirs right behind them: theirs are open before a minute of the clock has passed, and
 * those of the noisy one fire within ten.
 */
export async function storm(desk: Desk, noisy: number, others: number): Promise<void> {
  const id = await shout(desk, noisy);
  await desk.put(quiet(others));
  await desk.host.forward(10_000);
  // One that two took in at once is counted twice: none too many gets in, but one may wait that need not.
  expect(await firing(desk, 'search')).toBeLessThanOrEqual(300);
  const [sidelined] = await desk.items<{ putOff: number; waiting: number; until: string }>(
    'dana',
    '/v1/sidelines',
  );
  expect(sidelined).toMatchObject({ source: id, integration: id, until: expect.any(String) });
  expect(sidelined?.waiting).toBeGreaterThan(0);
  await desk.host.forward(49_000);
  expect(await openOf(desk, 'checkout')).toBe(others);
  await desk.forward(10);
  expect(await firing(desk, 'search')).toBe(noisy);
  const [over] = await desk.items<{ putOff: number; waiting: number }>('dana', '/v1/sidelines');
  expect(over?.waiting).toBe(0);
  expect(over?.putOff).toBeGreaterThanOrEqual(noisy - 300);
  expect(await desk.items('dana', '/v1/quarantined-signals')).toEqual([]);
}
