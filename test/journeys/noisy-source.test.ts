import { afterAll, beforeAll, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { storm } from './noisy-source.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

test('one source that raises 450 alarms at once does not keep 50 of others waiting', async () => {
  await storm(desk, 450, 50);
}, 300_000);
