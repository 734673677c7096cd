import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDesk } from '../desk.ts';
import type { Page } from '../model.ts';
import { nextPoll, type Pace } from './pace.ts';
import { useVisible } from './use-now.ts';

type Options = { pace?: Pace; keep?: boolean };

/** What the API answers on a path, kept fresh. A null path asks nothing. `keep` shows the previous path's answer
 * until the next one is there, for filters and pages. */
export function useLive<T>(path: string | null, { pace = 'live', keep = false }: Options = {}) {
  const { client, config } = useDesk();
  // A tab that is looked at again goes on where it stopped.
  useVisible();
  return useQuery<T>({
    queryKey: [path],
    queryFn: ({ signal }) => client.get<T>(path ?? '', signal),
    enabled: path !== null,
    refetchInterval: (query) => nextPoll(pace, Boolean(config.local), query),
    refetchIntervalInBackground: true,
    staleTime: pace === 'live' ? 1000 : 30_000,
    ...(keep && { placeholderData: keepPreviousData }),
  });
}

const none: never[] = [];

/** The records of a list, [] until they are there. */
export function useItems<T>(path: string | null, options: Options = {}) {
  const { data, error, isPending, refetch } = useLive<Page<T>>(path, options);
  return { items: data?.items ?? (none as T[]), next: data?.next, error, isPending, refetch };
}
