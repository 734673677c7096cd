import { useParams } from 'react-router';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useLive } from '../../live/use-live.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import type { Window } from './types.ts';
import { WindowCommands } from './window-commands.tsx';
import { WindowScope, WindowTime } from './window-facts.tsx';

/** One maintenance window: what it is for, when, and who opened it. */
export function WindowRecord() {
  const { id = '' } = useParams();
  const path = `/maintenance-windows/${encodeURIComponent(id)}`;
  const { data: window, error, refetch } = useLive<Window>(path);
  if (!window) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  return (
    <RecordPage
      id={id}
      title={window.title}
      trail={{ label: 'Maintenance', href: '/maintenance-windows' }}
      badges={<StateBadge state={window.state} />}
      commands={<WindowCommands window={window} />}
      main={
        <Panel title="Timeline">
          <Timeline path={path} version={window.version} />
        </Panel>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="For">
              <WindowScope window={window} />
            </Fact>
            <Fact label="Time">
              <WindowTime window={window} />
            </Fact>
            <Fact label="Opened by">{window.openedBy}</Fact>
            <Fact label="Ended by">{window.endedBy}</Fact>
          </Facts>
        </Panel>
      }
    />
  );
}
