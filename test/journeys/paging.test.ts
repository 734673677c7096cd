import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

const list = '/v1/incidents';
let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

test('a cursor of one person’s list is worth nothing in another’s, or in another list', async () => {
  for (let n = 0; n < 3; n++) await desk.done('dana', 'POST', list, { title: `Number ${n}` });
  const { next } = await desk.done('dana', 'GET', `${list}?limit=2`);
  expect(next).toEqual(expect.any(String));
  expect((await desk.call('dana', 'GET', `${list}?limit=2&cursor=${next}`)).status).toBe(200);
  for (const [person, query] of [
    ['eli', 'limit=2'],
    ['dana', 'limit=2&team=platform'],
    ['dana', 'limit=3'],
  ])
    expect((await desk.call(person ?? '', 'GET', `${list}?${query}&cursor=${next}`)).status).toBe(400);
  const flipped = `${String(next).slice(0, 8)}${String(next)[8] === 'A' ? 'B' : 'A'}${String(next).slice(9)}`;
  expect((await desk.call('dana', 'GET', `${list}?limit=2&cursor=${flipped}`)).status).toBe(400);
});

test('paging shows each record once', async () => {
  const seen: string[] = [];
  let next: unknown;
  do {
    const page = await desk.done('dana', 'GET', `${list}?limit=2${next ? `&cursor=${next}` : ''}`);
    seen.push(...(page.items as { id: string }[]).map((each) => each.id));
    next = page.next;
  } while (next);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength((await desk.items('dana', `${list}?limit=100`)).length);
});
