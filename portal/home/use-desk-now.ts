import { useItems, useLive } from '../live/use-live.ts';
import type { Alert, Escalation, Incident, OnCall } from '../model.ts';

/** Most urgent first; of those, whatever waits for somebody; of those, what waits longest. */
const byUrgency = (a: Incident, b: Incident): number =>
  a.priority - b.priority ||
  Number(a.state !== 'open') - Number(b.state !== 'open') ||
  a.openedAt.localeCompare(b.openedAt);

const done = ['resolved', 'closed'];

type DeskAnswer = {
  incidents: Incident[];
  alerts: Alert[];
  escalations: Escalation[];
  counts: Record<'incidents' | 'alerts', Record<string, number>>;
};

/** What is happening, from one answer: the first hundred of each list, and how many there are in all. */
export function useDeskNow() {
  const { data, error, isPending, refetch } = useLive<DeskAnswer>('/desk');
  const onCall = useItems<OnCall>('/schedules/on-call', { pace: 'rare' });
  const { incidents = [], alerts = [], escalations = [], counts } = data ?? {};
  const open = incidents.filter(({ state }) => !done.includes(state)).sort(byUrgency);
  return {
    queue: { items: incidents, error, isPending, refetch },
    open,
    untaken: open.filter(({ state }) => state === 'open'),
    firing: alerts.filter(({ state }) => state === 'firing'),
    paging: escalations.filter(({ state }) => state === 'paging'),
    onCall,
    counts,
  };
}
export type DeskNow = ReturnType<typeof useDeskNow>;
