import { changeStates, isOver } from '../../../functions/change/lifecycle.ts';
import { type Counts, sum, useViews, Views } from '../../components/views.tsx';
import { isRequester, useDesk } from '../../desk.ts';
import { useLive } from '../../live/use-live.ts';

type Answer = { all?: Counts; mine: Counts };

const asked = ['mine', 'state', 'type', 'risk', 'service', 'watching', 'parent', 'needs', 'closed'];
const states = changeStates.filter((state) => !isOver({ state }));

/** The queues of changes with how many are in each; of one team, where one is chosen. */
export function ChangeViews() {
  const { team, view } = useViews('/changes', asked);
  const { me } = useDesk();
  const asker = isRequester(me);
  const { data } = useLive<Answer>(`/changes/counts${team && !asker ? `?team=${team}` : ''}`, { keep: true });
  const { mine } = data ?? {};
  const all = asker ? mine : data?.all;
  const one = (label: string, state: string, alarm = false) =>
    view(label, sum(all, state), `state=${state}`, { alarm });
  const views = [
    view('All', sum(all, ...states), ''),
    ...(asker ? [] : [view('Mine', sum(mine, ...states), 'mine=1')]),
    one('Drafts', 'draft'),
    one('To assess', 'assess'),
    one('To authorize', 'authorize'),
    one('Scheduled', 'scheduled'),
    one('Under way', 'implement', true),
    one('To review', 'review'),
  ];
  return <Views label="Queues" views={views} />;
}
