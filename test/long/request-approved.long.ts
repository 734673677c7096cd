import { afterAll, beforeAll, describe } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { laptopOrdered, ordering } from '../journeys/ordering.ts';

let desk: Desk;
let at: ReturnType<typeof ordering>;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
  at = ordering(desk);
  await at.furnish();
});
afterAll(() => desk?.stop());

describe('a laptop that takes a week', () =>
  laptopOrdered(
    () => desk,
    () => at,
    24 * 60,
  ));
