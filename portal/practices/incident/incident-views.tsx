import { type Counts, sum, useViews, Views } from '../../components/views.tsx';
import { isRequester, useDesk } from '../../desk.ts';
import { useLive } from '../../live/use-live.ts';

type Answer = { all?: Counts; mine: Counts };

const asked = ['mine', 'unassigned', 'major', 'state', 'priority', 'service', 'watching', 'closed'];

/** The queues of incidents with how many are in each; of one team, where one is chosen. */
export function IncidentViews() {
  const { team, view } = useViews('/incidents', asked);
  const { me } = useDesk();
  const asker = isRequester(me);
  const { data } = useLive<Answer>(`/incidents/counts${team && !asker ? `?team=${team}` : ''}`, {
    keep: true,
  });
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
