import type { Names } from '../components/incident-row.tsx';
import { usePeople, useServices, useTeams } from './use-names.ts';

export function useAllNames(): Names {
  return { person: usePeople(), service: useServices(), team: useTeams() };
}
