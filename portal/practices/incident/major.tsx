import Alert from '@cloudscape-design/components/alert';
import { useParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { PriorityBadge } from '../../components/priority.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useLive } from '../../live/use-live.ts';
import { CommentBox } from '../../record/comment-box.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { FamilyPanel } from './family-panel.tsx';
import { MajorCommands, type MajorIncident } from './major-panel.tsx';
import { RolesPanel } from './roles-panel.tsx';
import { StakeholdersPanel } from './stakeholders-panel.tsx';
import { UpdateEditor } from './update-editor.tsx';
import { UpdateTimer } from './update-timer.tsx';
import { UpdatesPanel } from './updates.tsx';

/** The room of a major incident: who does what, what is promised, what was said, what happens. */
export function MajorRoom() {
  const { id = '' } = useParams();
  const { data: incident, error, refetch } = useLive<MajorIncident>(`/incidents/${encodeURIComponent(id)}`);
  if (!incident) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { major, title, priority, state, version, review } = incident;
  if (!major?.declaredAt)
    return (
      <Nothing title={`${id} is no major incident`}>
        <a href={`/incidents/${id}`}>Back to the incident</a>
      </Nothing>
    );
  const running = major.state === 'declared' && state !== 'resolved' && state !== 'closed';
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Incident', href: `/incidents/${id}` }}
      badges={
        <>
          <span className="state bad">
            <span className="dot" aria-hidden="true" />
            {major.state === 'declared' ? 'major incident' : major.state}
          </span>
          <PriorityBadge priority={priority} />
          <StateBadge state={state} />
          <span className="soft">
            declared <Age since={major.declaredAt} ago />
          </span>
        </>
      }
      commands={<MajorCommands incident={incident} />}
      above={
        <>
          {running && <UpdateTimer major={major} />}
          {review && (
            <Alert type="info" statusIconAriaLabel="Info">
              What can be learned from it is collected in <a href={`/reviews/${review.id}`}>{review.id}</a>.
            </Alert>
          )}
        </>
      }
      main={
        <>
          {running && <UpdateEditor incident={incident} />}
          <UpdatesPanel id={id} version={version} />
          <Panel title="Timeline">
            <CommentBox record={incident} shut={incident.state === 'closed'} />
            <Timeline path={`/incidents/${id}`} version={version} />
          </Panel>
        </>
      }
      side={
        <>
          <RolesPanel incident={incident} running={running} />
          <StakeholdersPanel incident={incident} running={running} />
          <FamilyPanel incident={incident} />
        </>
      }
    />
  );
}
