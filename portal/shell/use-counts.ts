import { isRequester, useDesk } from '../desk.ts';
import { useLive } from '../live/use-live.ts';
import type { Alert, Incident } from '../model.ts';
import { counted } from '../words.ts';

/** What stands beside a page's name in the navigation, by the page's path. */
export type Counts = Readonly<Record<string, { shown: string; words: string; urgent: boolean } | undefined>>;

type DeskAnswer = { incidents: Incident[]; alerts: Alert[]; more: string[] };

/** How many incidents are open, and urgent when one that should not wait waits for somebody; how many alerts fire. */
export function useCounts(): Counts {
  const { me } = useDesk();
  const { data } = useLive<DeskAnswer>(isRequester(me) ? null : '/desk', { pace: 'slow' });
  if (!data) return {};
  const open = data.incidents.filter(({ state }) => !['resolved', 'closed'].includes(state));
  const untaken = open.filter(({ state }) => state === 'open');
  const waiting = untaken.length;
  const firing = data.alerts.filter(({ state }) => state === 'firing').length;
  const many = (count: number, of: string) => `${count}${data.more.includes(of) ? '+' : ''}`;
  return {
    ...(open.length && {
      '/incidents': {
        shown: many(open.length, 'incidents'),
        words: waiting
          ? `${open.length} open, ${counted(waiting, 'waits', 'wait')} for somebody`
          : `${open.length} open`,
        urgent: untaken.some(({ priority }) => priority <= 3),
      },
    }),
    ...(firing && {
      '/alerts': { shown: many(firing, 'alerts'), words: `${firing} firing`, urgent: false },
    }),
  };
}
