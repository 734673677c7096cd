import { expect } from 'vitest';
import { type Desk, monday } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

const metric = (namespace: string) => ({
  metrics: [{ metricStat: { metric: { namespace, name: 'Errors', dimensions: {} } } }],
});

const alarmsOf = (namespace: string, name: string, count: number) =>
  Array.from({ length: count }, (_, n) =>
    alarmEvent({
      name: `${name}-${n}`,
      at: new Date(monday - 60_000 + n).toISOString(),
      configuration: metric(namespace),
    }),
  );

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
 * One source raises its alarms, and others theirs right behind them: theirs are open before a minute of the clock has passed, and
 * those of the noisy one within ten.
 */
export async function storm(desk: Desk, noisy: number, others: number): Promise<void> {
  await desk.put([...alarmsOf('Noisy', 'search', noisy), ...alarmsOf('Quiet', 'ServerCpu', others)]);
  await desk.host.forward(59_000);
  expect(await openOf(desk, 'checkout')).toBe(others);
  // Some that were counted twice, because two took them in at once, may have to wait as well; none too many gets in.
  expect(await firing(desk, 'search')).toBeLessThanOrEqual(300);
  const [sidelined] = await desk.items('dana', '/v1/sidelines');
  expect(sidelined).toMatchObject({ source: 'cloudwatch 123456789012 us-east-1 Noisy' });
  await desk.forward(10);
  expect(await firing(desk, 'search')).toBe(noisy);
  expect(await openOf(desk, 'search')).toBe(noisy);
  expect(await desk.items('dana', '/v1/quarantined-signals')).toEqual([]);
}
