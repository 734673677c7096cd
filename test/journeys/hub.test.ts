import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { buildHub, expectBounded, expectPaged } from './hub.ts';

let desk: Desk;
let hub: string;
const spokes = 130;
beforeAll(async () => {
  desk = await startDesk();
  hub = await buildHub(desk, spokes);
});
afterAll(() => desk?.stop());

test('what relates to a hub is read page by page, each relation once', () =>
  expectPaged(desk, hub, spokes, 50));

test('its impact is bounded, and says that there is more', async () => {
  await expectBounded(desk, hub, 100);
  const whole = await desk.done('dana', 'GET', `/v1/cis/${hub}/impact`);
  expect(whole).toMatchObject({ truncated: false, left: 0, unread: 0 });
  expect(whole.items).toHaveLength(spokes + 1);
});
