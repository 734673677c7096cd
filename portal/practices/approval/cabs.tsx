import Button from '@cloudscape-design/components/button';
import { useNavigate } from 'react-router';
import { When } from '../../components/age.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Nothing, Trouble } from '../../components/quiet.tsx';
import { useDesk, useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { usePeople } from '../../live/use-names.ts';
import { counted, listed } from '../../words.ts';
import type { Approval, Cab, CabMeeting } from './types.ts';

function Agenda({ cab }: { cab: Cab }) {
  const { items } = useItems<Approval>(`/cabs/${cab.id}/agenda`);
  if (!items.length) return <p className="soft">Nothing waits for it.</p>;
  return (
    <ul className="linked" aria-label={`Agenda of ${cab.name}`}>
      {items.map(({ id, about, title }) => (
        <li key={id}>
          <a href={`/approvals/${id}`}>
            <span className="id">{about}</span> {title}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Meetings({ cab }: { cab: Cab }) {
  const { items } = useItems<CabMeeting>(`/cab-meetings?cab=${cab.id}&limit=5`, { pace: 'slow' });
  if (!items.length) return null;
  return (
    <ul className="linked" aria-label={`Meetings of ${cab.name}`}>
      {items.map(({ id, title, state, decisions }) => (
        <li key={id}>
          <a href={`/cab-meetings/${id}`}>{title}</a>{' '}
          <span className="soft">
            {state === 'running' ? 'is being held' : counted(decisions.length, 'decision')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The change advisory boards: who they are, when they meet, and what waits for them. */
export function CabList() {
  const { items, error, refetch, isPending } = useItems<Cab>('/cabs?limit=100', { pace: 'slow' });
  const { me } = useDesk();
  const may = useMay();
  const person = usePeople();
  const navigate = useNavigate();
  const { run, busy } = useCommand<CabMeeting>();
  const open = ({ id, chair }: Cab) =>
    void run({ path: '/cab-meetings', body: { cab: id, present: [chair] } }).then(
      (meeting) => navigate(`/cab-meetings/${meeting.id}`),
      () => undefined,
    );
  return (
    <Page
      title="CABs"
      about="Change advisory boards decide in their meetings; what waits for one is its agenda by itself."
      actions={
        may('cab', 'create') && (
          <Button variant="primary" iconName="add-plus" href="/cabs/new">
            Add a CAB
          </Button>
        )
      }
    >
      {error && <Trouble error={error} retry={refetch} />}
      {!isPending && !error && !items.length && (
        <Panel title="CABs">
          <Nothing title="There is no CAB yet" />
        </Panel>
      )}
      {items.map((cab) => (
        <Panel
          key={cab.id}
          title={cab.name}
          actions={
            <>
              {(cab.chair === me.id || may('cab', 'change')) && (
                <Button
                  disabled={busy}
                  onClick={() => open(cab)}
                  ariaLabel={`Open the meeting of ${cab.name}`}
                >
                  Open the meeting
                </Button>
              )}
              {may('cab', 'change') && (
                <Button href={`/cabs/${cab.id}/edit`} ariaLabel={`Change ${cab.name}`}>
                  Change
                </Button>
              )}
            </>
          }
        >
          <p>
            {listed(cab.members.map((id) => person(id)))}
            <span className="soft">, chaired by {person(cab.chair)}</span>
          </p>
          {cab.next?.[0] && (
            <p className="soft">
              Meets next <When at={cab.next[0].beginsAt} />
            </p>
          )}
          <Agenda cab={cab} />
          <Meetings cab={cab} />
        </Panel>
      ))}
    </Page>
  );
}
