import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDesk } from '../desk.ts';
import type { Page } from '../model.ts';

const mostPages = 10;

/** All pages of a list that belongs to one version of a record, up to a thousand entries. It is not polled: a new
 * version asks again and shows the old answer meanwhile. */
export function useWhole<T>(path: string | null, version: number) {
  const { client } = useDesk();
  return useQuery<T[]>({
    queryKey: [path, version],
    enabled: path !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
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
    },
  });
}
