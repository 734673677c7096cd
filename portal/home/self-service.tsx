import Button from '@cloudscape-design/components/button';
import { lazy, Suspense, useState } from 'react';
import { Age } from '../components/age.tsx';
import { Panel } from '../components/panel.tsx';
import { PlainRow } from '../components/plain-row.tsx';
import { Loading, Nothing, Trouble } from '../components/quiet.tsx';
import { StateBadge } from '../components/state.tsx';
import { useDesk } from '../desk.ts';
import { useItems, useLive } from '../live/use-live.ts';
import type { Incident, IncidentState } from '../model.ts';

const CreateIncident = lazy(async () => ({
  default: (await import('../practices/incident/create.tsx')).CreateIncident,
}));

/** What a state means to somebody who waits. */
const plain: Record<IncidentState, string> = {
  open: 'It has arrived. Somebody will take it.',
  acknowledged: 'Somebody is working on it.',
  'on-hold': 'It waits. Open it to see for what.',
  resolved: 'It should work again.',
  closed: 'It is done.',
};

/** For people who ask for help: one button, and what became of what they asked before. */
export function SelfService() {
  const [creating, setCreating] = useState(false);
  const { me } = useDesk();
  const { items, error, isPending, refetch } = useItems<Incident>('/incidents?closed=true&limit=50');
  const { data } = useLive<{ mine: Record<string, number> }>('/incidents/counts');
  return (
    <div className="page home">
      <header className="welcome">
        <h1>What can we help with, {me.name.split(' ')[0]}?</h1>
        <p>Say what is wrong in your own words. You see here, and by mail, what becomes of it.</p>
        <Button variant="primary" iconName="add-plus" onClick={() => setCreating(true)}>
          Report a problem
        </Button>
      </header>
      <Panel
        title="What you reported"
        count={data?.mine.working ? `· ${data.mine.working} not solved yet` : undefined}
        flush
      >
        {error && <Trouble error={error} retry={refetch} />}
        {isPending && <Loading lines={4} />}
        {!isPending && !error && !items.length && <Nothing title="You have not reported anything" />}
        <ul className="rows">
          {items.map(({ id, title, state, openedAt }) => (
            <li key={id}>
              <PlainRow
                href={`/incidents/${id}`}
                id={id}
                title={title}
                details={[plain[state]]}
                badge={<StateBadge state={state} />}
                aside={<Age since={openedAt} ago />}
              />
            </li>
          ))}
        </ul>
      </Panel>
      {creating && (
        <Suspense fallback={null}>
          <CreateIncident onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </div>
  );
}
