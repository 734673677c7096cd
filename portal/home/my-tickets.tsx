import { Age } from '../components/age.tsx';
import { Panel } from '../components/panel.tsx';
import { PlainRow } from '../components/plain-row.tsx';
import { Loading, Nothing, Trouble } from '../components/quiet.tsx';
import { StateBadge } from '../components/state.tsx';
import { useItems, useLive } from '../live/use-live.ts';
import type { Base, Incident, IncidentState } from '../model.ts';

type Ordered = Base & { standing?: string; openedAt: string };

/** What a state means to somebody who waits, and what is expected of them. */
const plain: Record<IncidentState, string> = {
  open: 'It has arrived. Somebody will take it.',
  acknowledged: 'Somebody is working on it.',
  'on-hold': 'It waits.',
  resolved: 'It should work again. Reopen it if it does not.',
  closed: 'It is done.',
};

/** Why it waits stands in the record alone. */
function Standing({ id, state }: Pick<Incident, 'id' | 'state'>) {
  const { data } = useLive<Incident>(state === 'on-hold' ? `/incidents/${id}` : null, { pace: 'slow' });
  return <span className="soft">{data?.standing ?? plain[state]}</span>;
}

/** What somebody ordered and reported, and where it stands. */
export function MyTickets() {
  const { items, error, isPending, refetch } = useItems<Incident>('/incidents?closed=true&limit=50');
  const ordered = useItems<Ordered>('/requests?limit=25');
  const { data } = useLive<{ mine: Record<string, number> }>('/incidents/counts');
  return (
    <Panel
      title="My tickets"
      count={data?.mine.working ? `· ${data.mine.working} not solved yet` : undefined}
      flush
    >
      {error && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading lines={4} />}
      {!isPending && !error && !items.length && !ordered.items.length && (
        <Nothing title="You have not reported or ordered anything">
          What you send stands here until it is done.
        </Nothing>
      )}
      <ul className="rows">
        {ordered.items.map(({ id, title, state, standing, openedAt }) => (
          <li key={id}>
            <PlainRow
              href={`/requests/${id}`}
              id={id}
              title={title}
              details={[]}
              below={standing && <span className="soft">{standing}</span>}
              badge={<StateBadge state={state} />}
              aside={<Age since={openedAt} ago />}
            />
          </li>
        ))}
        {items.map(({ id, title, state, openedAt }) => (
          <li key={id}>
            <PlainRow
              href={`/incidents/${id}`}
              id={id}
              title={title}
              details={[]}
              below={<Standing id={id} state={state} />}
              badge={<StateBadge state={state} />}
              aside={<Age since={openedAt} ago />}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
