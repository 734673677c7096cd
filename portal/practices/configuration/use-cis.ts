import { useQueries } from '@tanstack/react-query';
import { useDesk } from '../../desk.ts';
import { useLive } from '../../live/use-live.ts';
import type { Ci, ClassWithRules } from './types.ts';

/** Items by their ids, as far as they are there and may be seen. */
export function useCis(ids: readonly string[]): Map<string, Ci> {
  const { client } = useDesk();
  const answers = useQueries({
    queries: ids.map((id) => ({
      queryKey: [`/cis/${id}`],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.get<Ci>(`/cis/${id}`, signal),
      staleTime: 30_000,
      retry: false,
    })),
  });
  return new Map(answers.flatMap(({ data }) => (data ? [[data.id, data]] : [])));
}

/** The attributes that an item may have, with their labels. */
export function useAttributes(ci: Ci | undefined) {
  const path = ci ? `/ci-classes/${encodeURIComponent(ci.class)}` : null;
  const { data } = useLive<ClassWithRules>(path, { pace: 'rare' });
  return data?.rules?.attributes;
}
