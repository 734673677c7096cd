import { useMemo } from 'react';
import type { Base } from '../model.ts';
import { systemName } from '../words.ts';
import { useEvery } from './use-every.ts';

/** Ids as people know them. An id that is not known (any more) stands for itself. */
export type NameOf = (id: string | undefined | null) => string;

function useNamesOf(noun: string): NameOf {
  const items = useEvery<Base>(noun, 'rare');
  return useMemo(() => {
    const names = new Map(items.map(({ id, title }) => [id, title]));
    return (id) => (id ? (names.get(id) ?? id) : '');
  }, [items]);
}

/** Who it was; what no person did, the desk did by itself. */
export function usePeople(): NameOf {
  const person = useNamesOf('people');
  return useMemo(() => (id) => (id?.startsWith('system:') ? systemName(id) : person(id)), [person]);
}

export const useTeams = (): NameOf => useNamesOf('teams');
export const useServices = (): NameOf => useNamesOf('services');
export const useSchedules = (): NameOf => useNamesOf('schedules');
export const usePolicies = (): NameOf => useNamesOf('escalation-policies');
