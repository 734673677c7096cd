import Button from '@cloudscape-design/components/button';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { StateBadge } from '../../components/state.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useMay } from '../../desk.ts';
import { useItems } from '../../live/use-live.ts';
import type { Escalation, OnCall, Schedule } from '../../model.ts';
import { Ladder } from './ladder.tsx';
import { MyShifts } from './my-shifts.tsx';
import { Policies } from './policies.tsx';
import { ScheduleLane } from './schedule-lane.tsx';
import { TimeOffList } from './time-off.tsx';

function Schedules() {
  const {
    items: schedules,
    error,
    isPending,
    refetch,
  } = useItems<Schedule>('/schedules?limit=100', { pace: 'slow' });
  const { items: now, isPending: looking } = useItems<OnCall>('/schedules/on-call');
  return (
    <>
      {error && <Trouble error={error} retry={refetch} />}
      {isPending && <Loading lines={6} />}
      {!isPending && !error && !schedules.length && (
        <Nothing title="No schedule has been made yet">
          Without one, escalation policies page people and teams by name.
        </Nothing>
      )}
      {schedules.map((schedule) => (
        <ScheduleLane
          key={schedule.id}
          schedule={schedule}
          loading={looking}
          now={now.find((each) => each.schedule === schedule.id)}
        />
      ))}
    </>
  );
}

export function OnCallPage() {
  const may = useMay();
  const { items: escalations } = useItems<Escalation>('/escalations?limit=100');
  const paging = escalations.filter(({ state }) => state === 'paging');
  return (
    <Page
      title="On call"
      about="Who is called when something breaks: now, in the next two weeks, and who comes after them."
      actions={
        may('schedule', 'create') && (
          <>
            <Button href="/schedules/new">New schedule</Button>
            <Button href="/escalation-policies/new">New policy</Button>
          </>
        )
      }
    >
      {paging.length > 0 && (
        <Panel title="Paging now" count={paging.length}>
          <ul className="paging">
            {paging.map((escalation) => (
              <li key={escalation.id}>
                <p className="line">
                  <a href={`/incidents/${escalation.incident}`}>{escalation.incident}</a>
                  <StateBadge state={escalation.state} />
                </p>
                <Ladder escalation={escalation} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Tabs
        label="On call"
        tabs={[
          { id: 'schedules', label: 'Schedules', content: () => <Schedules /> },
          { id: 'mine', label: 'My shifts', content: () => <MyShifts /> },
          { id: 'away', label: 'Time off', content: () => <TimeOffList /> },
          { id: 'policies', label: 'Policies', content: () => <Policies /> },
        ]}
      />
    </Page>
  );
}
