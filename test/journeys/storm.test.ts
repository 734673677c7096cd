import { afterAll, beforeAll, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { storm } from './storm.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

// All 10,000 are in test/long.
test('1,280 alarm events in any order, 30 % of them twice, make exactly the incidents that they tell of', async () => {
  await storm(desk, 16, 1_280);
});
