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
  more: ('incidents' | 'alerts')[];
};

/** What is happening, from one answer. Counts say `100+` when there is more than one shows. */
export function useDeskNow() {
  const { data, error, isPending, refetch } = useLive<DeskAnswer>('/desk');
  const onCall = useItems<OnCall>('/schedules/on-call', { pace: 'rare' });
  const { incidents = [], alerts = [], escalations = [], more = [] } = data ?? {};
  const open = incidents.filter(({ state }) => !done.includes(state)).sort(byUrgency);
  return {
    queue: { items: incidents, error, isPending, refetch },
    open,
    untaken: open.filter(({ state }) => state === 'open'),
    firing: alerts.filter(({ state }) => state === 'firing'),
    paging: escalations.filter(({ state }) => state === 'paging'),
    onCall,
    more: more.includes('incidents'),
    moreAlerts: more.includes('alerts'),
  };
}
export type DeskNow = ReturnType<typeof useDeskNow>;
