import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountLife, asItComes, inTheEnd } from '../configuration/inventory.ts';
import { configEvent } from '../configuration/items.ts';
import { knownWorld } from '../configuration/seen.ts';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

test('5,000 items of AWS Config in any order, partly twice, end at the same items and relations', async () => {
  const told = accountLife(5_000, 11);
  await desk.happen(...asItComes(told, 12).map(configEvent));
  const expected = inTheEnd(told);
  const known = await knownWorld(desk);
  expect(known.items).toEqual(expected.items);
  const described = (edge: string) =>
    edge
      .split(' ')
      .map((part) => (part.startsWith('arn:') && !expected.items[part] ? '?' : part))
      .join(' ');
  expect(known.edges).toEqual([...new Set(expected.edges.map(described))].sort());
});
