import { isOver, problemStates } from '../../../functions/problem/lifecycle.ts';
import { type Counts, sum, useViews, Views } from '../../components/views.tsx';
import { useLive } from '../../live/use-live.ts';

type Answer = { all?: Counts; mine: Counts };

const asked = [
  ...[
    'mine',
    'state',
    'priority',
    'major',
    'knownError',
    'unassigned',
    'service',
    'ci',
    'watching',
    'closed',
  ],
];
const states = problemStates.filter((state) => !isOver({ state }));

/** The queues of problems with how many are in each; of one team, where one is chosen. */
export function ProblemViews() {
  const { team, view } = useViews('/problems', asked);
  const { data } = useLive<Answer>(`/problems/counts${team ? `?team=${team}` : ''}`, { keep: true });
  const { all, mine } = data ?? {};
  const one = (label: string, state: string) => view(label, sum(all, state), `state=${state}`);
  const views = [
    view('All', sum(all, ...states), ''),
    view('Mine', sum(mine, ...states), 'mine=1'),
    view('Unassigned', sum(all, 'unassigned'), 'unassigned=true', { alarm: true }),
    one('New', 'new'),
    one('Assessed', 'assess'),
    one('Root cause', 'root-cause'),
    one('Being fixed', 'fix-in-progress'),
    one('Resolved', 'resolved'),
    view('Known errors', sum(all, 'known-error'), 'knownError=true'),
    view('Major', sum(all, 'major'), 'major=true'),
  ];
  return <Views label="Queues" views={views} />;
}
