import { useSearchParams } from 'react-router';
import { type View, Views } from '../../components/views.tsx';
import { isRequester, useDesk } from '../../desk.ts';
import { useLive } from '../../live/use-live.ts';

type Counts = Record<string, number>;
type Answer = { all?: Counts; mine: Counts };

const sum = (counts: Counts | undefined, ...names: string[]) =>
  counts && names.reduce((all, name) => all + (counts[name] ?? 0), 0);

const asked = ['mine', 'unassigned', 'major', 'state', 'priority', 'service', 'watching', 'closed'];

/** The queues of incidents with how many are in each; of one team, where one is chosen. */
export function IncidentViews() {
  const [search] = useSearchParams();
  const { me } = useDesk();
  const asker = isRequester(me);
  const team = search.get('team');
  const { data } = useLive<Answer>(`/incidents/counts${team && !asker ? `?team=${team}` : ''}`, {
    keep: true,
  });
  const now = new URLSearchParams(
    asked.flatMap((name) => (search.get(name) ? [[name, search.get(name) ?? '']] : [])),
  );
  const view = (label: string, count: number | undefined, query: string, more: Partial<View> = {}): View => {
    const ofTeam = team && query !== 'mine=1' ? `team=${team}` : '';
    const href = `/incidents?${[ofTeam, query].filter(Boolean).join('&')}`.replace(/\?$/, '');
    return { label, href, count, chosen: now.toString() === query, ...more };
  };
  const { all, mine } = data ?? {};
  const views = asker
    ? [
        view('All', sum(mine, 'working', 'resolved'), ''),
        view('Waiting', sum(mine, 'on-hold'), 'state=on-hold', { alarm: Boolean(mine?.['hold-requester']) }),
        view('Solved', sum(mine, 'resolved'), 'state=resolved'),
      ]
    : [
        view('All', sum(all, 'working', 'resolved'), ''),
        view('Mine', sum(mine, 'working', 'resolved'), 'mine=1'),
        view('Unassigned', sum(all, 'unassigned'), 'unassigned=true', { alarm: true }),
        view('On hold', sum(all, 'on-hold'), 'state=on-hold'),
        view('Resolved', sum(all, 'resolved'), 'state=resolved'),
        view('Major', sum(all, 'major'), 'major=true', { alarm: true }),
      ];
  return <Views label="Queues" views={views} />;
}
