import { useQuery } from '@tanstack/react-query';
import { useDesk } from '../desk.ts';
import { everyPage } from './every-page.ts';
import { nextPoll, type Pace } from './pace.ts';
import { useVisible } from './use-now.ts';

const none: never[] = [];

/** Everything of a small collection, such as people, teams or schedules, to choose from or to name; [] until it is there. */
export function useEvery<T>(noun: string, pace: Pace = 'slow'): T[] {
  const { client, config } = useDesk();
  useVisible();
  const { data } = useQuery<T[]>({
    queryKey: [`/${noun}`, 'every'],
    queryFn: ({ signal }) => everyPage<T>(client, `/${noun}`, signal),
    refetchInterval: (query) => nextPoll(pace, Boolean(config.local), query),
    refetchIntervalInBackground: true,
    staleTime: 30_000,
  });
  return data ?? (none as T[]);
}
