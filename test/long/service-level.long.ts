import { afterAll, beforeAll, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { levelStorm } from '../journeys/level-storm.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

const count = Number(process.env.CLOCKS ?? 10_000);

test(
  `${count} clocks that strike in one second are handled within a minute of it, and none before`,
  async () => {
    await levelStorm(desk, count, true);
  },
  24 * 3_600_000,
);
