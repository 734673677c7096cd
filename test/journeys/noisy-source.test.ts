import { afterAll, beforeAll, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { storm } from './noisy-source.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

test('one source that raises 400 alerts at once does not keep 20 alarms of others waiting', async () => {
  await storm(desk, 400, 20);
});
