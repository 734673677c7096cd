import Alert from '@cloudscape-design/components/alert';
import { useParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useLive } from '../../live/use-live.ts';
import { AttachmentsPanel } from '../../record/attachments-panel.tsx';
import { CommentBox } from '../../record/comment-box.tsx';
import { LinksPanel } from '../../record/links-panel.tsx';
import { TasksPanel } from '../../record/tasks-panel.tsx';
import { WatchersPanel } from '../../record/watchers-panel.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { ApprovalPanel } from '../approval/approval-panel.tsx';
import { LevelPanel } from '../service-level/level-panel.tsx';
import { AwsHealthPanel } from './aws-health-panel.tsx';
import { ChangeFacts } from './change-facts.tsx';
import { Commands } from './commands.tsx';
import { EditsPanel } from './edits-panel.tsx';
import { GatesPanel } from './gates-panel.tsx';
import { OrderPanel } from './order-panel.tsx';
import { PlansPanel } from './plans-panel.tsx';
import { RiskBadge } from './risk-badge.tsx';
import { RiskPanel } from './risk-panel.tsx';
import { TimingPanel } from './timing-panel.tsx';
import type { Change } from './types.ts';
import { UnauthorizedPanel } from './unauthorized-panel.tsx';
import { ChangeWay } from './way.tsx';

export function ChangeRecord() {
  const { id = '' } = useParams();
  const { data: change, error, refetch } = useLive<Change>(`/changes/${encodeURIComponent(id)}`);
  if (!change) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, risk, openedAt, description, version, missing = [] } = change;
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Changes', href: '/changes' }}
      badges={
        <>
          <StateBadge state={state} />
          <RiskBadge level={risk.level} />
          <span className="soft">
            opened <Age since={openedAt} ago />
          </span>
        </>
      }
      commands={<Commands change={change} />}
      above={
        <>
          {missing.length > 0 && (
            <Alert type="info" header="Before it can be submitted" statusIconAriaLabel="Info">
              It needs {missing.join(', ')}.
            </Alert>
          )}
          <ChangeWay change={change} />
        </>
      }
      main={
        <>
          <UnauthorizedPanel change={change} />
          <AwsHealthPanel change={change} />
          <ApprovalPanel about={change} />
          {description && (
            <Panel title="Why, and what exactly">
              <p className="prose">{description}</p>
            </Panel>
          )}
          <PlansPanel plans={change.plans} />
          <TasksPanel record={change} over={['review', 'closed', 'canceled'].includes(state)} />
          <EditsPanel change={change} />
          <Panel title="Timeline">
            <CommentBox record={change} />
            <Timeline path={`/changes/${id}`} version={version} />
          </Panel>
        </>
      }
      side={
        <>
          <RiskPanel risk={risk} />
          <ChangeFacts change={change} />
          <LevelPanel about={id} />
          <TimingPanel change={change} />
          <OrderPanel change={change} />
          <GatesPanel change={id} />
          <AttachmentsPanel record={change} />
          <LinksPanel record={change} />
          <WatchersPanel record={change} />
        </>
      }
    />
  );
}
