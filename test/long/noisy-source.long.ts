import { afterAll, beforeAll, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { storm } from '../journeys/noisy-source.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

test('9,000 alarms of one source: 1,000 of others are open within a minute, all of them within ten', async () => {
  await storm(desk, 9_000, 1_000);
});
