import { afterAll, beforeAll, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { storm } from '../journeys/storm.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

test('10,000 alarm events in any order, 30 % of them twice, make exactly the incidents that they tell of', async () => {
  await storm(desk, 125, 10_000);
});
