import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDesk } from '../desk.ts';
import { everyPage } from './every-page.ts';

/** All pages of a list that belongs to one version of a record, up to a thousand entries. It is not polled: a new
 * version asks again and shows the old answer meanwhile. */
export function useWhole<T>(path: string | null, version: number) {
  const { client } = useDesk();
  return useQuery<T[]>({
    queryKey: [path, version],
    enabled: path !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => everyPage<T>(client, path ?? '', signal),
  });
}
