import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { everyStep, follow } from '../journeys/large-family.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

test('ten thousand children follow their parent, and the counts say so', async () => {
  await follow(desk, 10_000, everyStep);
  const { all } = await desk.done('dana', 'GET', '/v1/incidents/counts');
  expect(all).toMatchObject({ resolved: 10_001, working: 0 });
});
