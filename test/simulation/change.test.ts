import { expect, test } from 'vitest';
import { orders, runAll } from './change-run.ts';
import { actors } from './change-world.ts';

const all = orders(Object.keys(actors));

test('720 orders of six actors', () => {
  expect(all).toHaveLength(720);
});

test('a sample of them, with a crash here and there: no invariant of approvals is violated', async () => {
  const found: string[] = [];
  for (let index = 0; index < all.length; index += 48)
    found.push(...(await runAll(all[index] ?? [], index, 7)).violations);
  expect(found).toEqual([]);
});
