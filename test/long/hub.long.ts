import { afterAll, beforeAll, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { buildHub, expectBounded, expectPaged } from '../journeys/hub.ts';

let desk: Desk;
let hub: string;
const spokes = 10_000;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
  hub = await buildHub(desk, spokes);
}, 3_600_000);
afterAll(() => desk?.stop());

test('10,000 relations of one item are read page by page, each once', () =>
  expectPaged(desk, hub, spokes, 100));

test('its impact is as bounded as that of any other', async () => {
  for (const limit of [100, 1_000, 2_000]) await expectBounded(desk, hub, limit);
});
