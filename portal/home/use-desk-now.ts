import { useItems } from '../live/use-live.ts';
import type { Alert, Escalation, Incident, OnCall } from '../model.ts';

/** Most urgent first; of those, whatever waits for somebody; of those, what waits longest. */
const byUrgency = (a: Incident, b: Incident): number =>
  a.priority - b.priority ||
  Number(a.state !== 'open') - Number(b.state !== 'open') ||
  a.openedAt.localeCompare(b.openedAt);

/** What is happening, from four lists. Counts say `100+` when a list has more than one page. */
export function useDeskNow() {
  const queue = useItems<Incident>('/incidents?limit=100');
  const alerts = useItems<Alert>('/alerts?limit=100');
  const escalations = useItems<Escalation>('/escalations?limit=100');
  const onCall = useItems<OnCall>('/schedules/on-call');
  const open = queue.items
    .filter(({ state }) => state === 'open' || state === 'acknowledged')
    .sort(byUrgency);
  return {
    queue,
    open,
    untaken: open.filter(({ state }) => state === 'open'),
    firing: alerts.items.filter(({ state }) => state === 'firing'),
    paging: escalations.items.filter(({ state }) => state === 'paging'),
    onCall,
    more: queue.next !== undefined,
    moreAlerts: alerts.next !== undefined,
  };
}
export type DeskNow = ReturnType<typeof useDeskNow>;
