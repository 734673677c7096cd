import { expect } from 'vitest';
import type { Desk } from '../desk.ts';
import { prepareImport } from './import.ts';

type Impact = {
  items: { id: string; distance: number }[];
  truncated: boolean;
  left: number;
  unread: number;
  reads: { queries: number; batches: number };
};

/** A database that so many applications need, by two imports. @returns its id */
export async function buildHub(desk: Desk, spokes: number): Promise<string> {
  const ask = (method: 'GET' | 'POST', path: string, body?: object) => desk.done('admin', method, path, body);
  const all = Array.from({ length: spokes }, (_, nth) => nth + 1);
  const through = async (text: string, mapping: object, created: number) => {
    const path = await prepareImport(ask, text, { mapping });
    await desk.settled();
    await ask('POST', `${path}/run`, {});
    await desk.settled();
    expect(await ask('GET', path)).toMatchObject({ state: 'done', taken: { created, refused: 0 } });
  };
  const fields = [
    { column: 'name', field: 'name' },
    { column: 'serial', field: 'attributes.serial-number' },
  ];
  const items = ['name,serial', 'hub,HUB-1', ...all.map((nth) => `app-${nth},APP-${nth}`)];
  await through(items.join('\n'), { class: { value: 'server' }, fields }, spokes + 1);
  const ends = ['from', 'to'].map((field) => ({ column: field, field }));
  const ties = ['from,to', ...all.map((nth) => `APP-${nth},HUB-1`)];
  await through(ties.join('\n'), { of: 'relations', type: { value: 'depends-on' }, fields: ends }, spokes);
  const again = await prepareImport(ask, 'name,serial\nhub,HUB-1\n', {
    mapping: { class: { value: 'server' }, fields },
  });
  await desk.settled();
  await ask('POST', `${again}/run`, {});
  await desk.settled();
  const { results } = await ask('GET', again);
  const { url } = (results as { outcomes: { url: string } }).outcomes;
  return /CI-\d+/.exec(await (await fetch(url)).text())?.[0] ?? '';
}

/** All pages of what relates to it, each of them bounded; every relation is on one of them. */
export async function expectPaged(desk: Desk, hub: string, spokes: number, limit: number): Promise<void> {
  const seen = new Set<string>();
  let pages = 0;
  for (let cursor: unknown = ''; cursor !== undefined; pages++) {
    const more = cursor ? `&cursor=${encodeURIComponent(String(cursor))}` : '';
    const path = `/v1/cis/${hub}/relations?direction=to&limit=${limit}${more}`;
    const page = await desk.done('dana', 'GET', path);
    const items = page.items as { id: string; other: { title?: string } }[];
    expect(items.length).toBeLessThanOrEqual(limit);
    for (const { id, other } of items) {
      expect(other.title).toMatch(/^app-/);
      expect(seen.has(id)).toBe(false);
      seen.add(id);
    }
    cursor = page.next;
  }
  expect([seen.size, pages]).toEqual([spokes, Math.ceil(spokes / limit)]);
}

/** Its impact looks at no more than it may, and says that there is more. */
export async function expectBounded(desk: Desk, hub: string, limit: number): Promise<void> {
  const path = `/v1/cis/${hub}/impact?limit=${limit}`;
  const impact = (await desk.done('dana', 'GET', path)) as unknown as Impact;
  expect(impact.items).toHaveLength(limit + 1);
  expect(impact).toMatchObject({ truncated: true, unread: 1 });
  // The hub's relations; the records of the hub and of what was found.
  expect(impact.reads).toEqual({ queries: 1, batches: 1 + Math.ceil(limit / 100) });
}
