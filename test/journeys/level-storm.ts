import { expect } from 'vitest';
import { someAtOnce } from '../../functions/runtime/some-at-once.ts';
import type { Desk } from '../desk.ts';
import { hearOnly } from './hear-only.ts';

const hour = 3_600_000;

/**
 * So many incidents are opened in the same second, so that all their clocks strike in one.
 *
 * @param alone only service levels hear of them
 */
export async function levelStorm(desk: Desk, count: number, alone = false): Promise<void> {
  await desk.done('femi', 'POST', '/v1/agreements', {
    id: 'storm',
    name: 'Seen to in an hour',
    measure: 'resolution',
    targets: [{ within: { amount: 1, unit: 'hours' } }],
  });
  await desk.host.forward(10_000);
  if (alone) await hearOnly(desk, ['servicelevelonmoved', 'servicelevelonclock', 'frontarm']);
  const opened = await someAtOnce(Array.from({ length: count }), 16, async () => {
    const { id } = await desk.done('rosa', 'POST', '/v1/incidents', { title: 'It hails', urgency: 'low' });
    return String(id);
  });
  await desk.settled();
  const due = desk.host.clock.now() + hour;
  const missed = () =>
    someAtOnce(opened, 16, async (id) => {
      const { levels } = await desk.done('dana', 'GET', `/v1/service-levels/${id}`);
      return (levels as { agreement: string; missedAt?: string }[]).find(
        ({ agreement }) => agreement === 'storm',
      )?.missedAt;
    });
  if (alone) await desk.done('dana', 'GET', `/v1/service-levels/${opened.at(-1)}`);
  await desk.host.forward(hour - 1_000);
  expect((await missed()).filter(Boolean)).toEqual([]);
  await desk.host.forward(61_000);
  expect(new Set(await missed())).toEqual(new Set([new Date(due).toISOString()]));
}
