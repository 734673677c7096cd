import Alert from '@cloudscape-design/components/alert';
import { useParams } from 'react-router';
import { isOver } from '../../../functions/problem/lifecycle.ts';
import { Age, When } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { PriorityBadge } from '../../components/priority.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useLive } from '../../live/use-live.ts';
import { AttachmentsPanel } from '../../record/attachments-panel.tsx';
import { CommentBox } from '../../record/comment-box.tsx';
import { LinksPanel } from '../../record/links-panel.tsx';
import { RecordId } from '../../record/record-id.tsx';
import { TasksPanel } from '../../record/tasks-panel.tsx';
import { WatchersPanel } from '../../record/watchers-panel.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { CapacityPanel } from '../capacity/capacity-panel.tsx';
import { LevelPanel } from '../service-level/level-panel.tsx';
import { CausePanel } from './cause-panel.tsx';
import { Commands } from './commands.tsx';
import { FixesPanel } from './fixes-panel.tsx';
import { IncidentsPanel } from './incidents-panel.tsx';
import { KnownErrorPanel } from './known-error-panel.tsx';
import { ProblemFacts } from './problem-facts.tsx';
import { ReviewPanel } from './review-panel.tsx';
import type { Problem } from './types.ts';
import { ProblemWay } from './way.tsx';
import { WorkaroundPanel } from './workaround-panel.tsx';

export function ProblemRecord() {
  const { id = '' } = useParams();
  const { data: problem, error, refetch } = useLive<Problem>(`/problems/${encodeURIComponent(id)}`);
  if (!problem) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, priority, openedAt, description, version, resolution, riskUntil } = problem;
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Problems', href: '/problems' }}
      badges={
        <>
          <PriorityBadge priority={priority} />
          <StateBadge state={state} />
          {problem.major && <StateBadge state="major" />}
          {problem.knownError && <StateBadge state="known-error" />}
          <span className="soft">
            opened <Age since={openedAt} ago />
          </span>
        </>
      }
      commands={<Commands problem={problem} />}
      above={
        <>
          {resolution?.duplicateOf && (
            <Alert type="info" header="It goes on elsewhere" statusIconAriaLabel="Info">
              It is the same as <RecordId id={resolution.duplicateOf} />.
            </Alert>
          )}
          {riskUntil && (
            <Alert type="warning" header="Its risk is accepted" statusIconAriaLabel="Warning">
              It is assessed anew at <When at={riskUntil} />.
            </Alert>
          )}
          <ProblemWay problem={problem} />
        </>
      }
      main={
        <>
          {description && (
            <Panel title="What is seen">
              <p className="prose">{description}</p>
            </Panel>
          )}
          {problem.capacity && <CapacityPanel id={problem.capacity} />}
          <CausePanel problem={problem} />
          <WorkaroundPanel problem={problem} />
          <IncidentsPanel problem={problem} />
          <TasksPanel record={problem} over={isOver(problem)} />
          <ReviewPanel problem={problem} />
          <Panel title="Timeline">
            <CommentBox record={problem} />
            <Timeline path={`/problems/${id}`} version={version} />
          </Panel>
        </>
      }
      side={
        <>
          <ProblemFacts problem={problem} />
          <KnownErrorPanel problem={problem} />
          <FixesPanel problem={problem} />
          <LevelPanel about={id} />
          <AttachmentsPanel record={problem} />
          <LinksPanel record={problem} />
          <WatchersPanel record={problem} />
        </>
      }
    />
  );
}
