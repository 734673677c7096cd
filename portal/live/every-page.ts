import type { Client } from '../client.ts';
import type { Page } from '../model.ts';

const mostPages = 10;

/** All pages of a list, up to a thousand entries. */
export async function everyPage<T>(client: Client, path: string, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const answer = await client.get<Page<T>>(`${path}?limit=100${more}`, signal);
    items.push(...answer.items);
    cursor = answer.next;
    if (!cursor) break;
  }
  return items;
}
