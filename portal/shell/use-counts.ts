import { isRequester, useDesk } from '../desk.ts';
import { useLive } from '../live/use-live.ts';
import type { Alert, Incident } from '../model.ts';
import { counted } from '../words.ts';

/** What stands beside a page's name in the navigation, by the page's path. */
export type Counts = Readonly<Record<string, { shown: string; words: string; urgent: boolean } | undefined>>;

type DeskAnswer = {
  incidents: Incident[];
  alerts: Alert[];
  counts: Record<'incidents' | 'alerts', Record<string, number>>;
};

const ended = ['resolved', 'closed'];

/** How many incidents are open, and urgent when one that should not wait waits for somebody; how many alerts fire. */
export function useCounts(): Counts {
  const { me } = useDesk();
  const { data } = useLive<DeskAnswer>(isRequester(me) ? null : '/desk', { pace: 'slow' });
  if (!data) return {};
  const { incidents, alerts, counts } = data;
  const worked = incidents.filter(({ state }) => !ended.includes(state));
  const open = counts.incidents.working ?? worked.length;
  const waiting = counts.incidents.open ?? worked.filter(({ state }) => state === 'open').length;
  const firing = counts.alerts.firing ?? alerts.filter(({ state }) => state === 'firing').length;
  return {
    ...(open > 0 && {
      '/incidents': {
        shown: `${open}`,
        words: waiting ? `${open} open, ${counted(waiting, 'waits', 'wait')} for somebody` : `${open} open`,
        urgent: worked.some(({ state, priority }) => state === 'open' && priority <= 3),
      },
    }),
    ...(firing > 0 && {
      '/alerts': { shown: `${firing}`, words: `${firing} firing`, urgent: false },
    }),
  };
}
