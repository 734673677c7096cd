import { afterAll, beforeAll, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { levelStorm } from '../journeys/level-storm.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

test('10,000 clocks that strike in one second are handled within a minute of it, and none before', async () => {
  await levelStorm(desk, 10_000);
}, 7_200_000);
