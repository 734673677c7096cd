import { useMemo } from 'react';
import type { Base } from '../model.ts';
import { useItems } from './use-live.ts';

/** Ids as people know them. An id that is not known (any more) stands for itself. */
export type NameOf = (id: string | undefined | null) => string;

function useNamesOf(path: string): NameOf {
  const { items } = useItems<Base>(path, { pace: 'rare' });
  return useMemo(() => {
    const names = new Map(items.map(({ id, title }) => [id, title]));
    return (id) => (id ? (names.get(id) ?? id) : '');
  }, [items]);
}

export const usePeople = (): NameOf => useNamesOf('/people?limit=100');
export const useTeams = (): NameOf => useNamesOf('/teams?limit=100');
export const useServices = (): NameOf => useNamesOf('/services?limit=100');
export const useSchedules = (): NameOf => useNamesOf('/schedules?limit=100');
export const usePolicies = (): NameOf => useNamesOf('/escalation-policies?limit=100');
