import Alert from '@cloudscape-design/components/alert';
import { useParams, useSearchParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { PriorityBadge } from '../../components/priority.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useLive } from '../../live/use-live.ts';
import type { Incident } from '../../model.ts';
import { AttachmentsPanel } from '../../record/attachments-panel.tsx';
import { CommentBox } from '../../record/comment-box.tsx';
import { LinksPanel } from '../../record/links-panel.tsx';
import { RecordId } from '../../record/record-id.tsx';
import { WatchersPanel } from '../../record/watchers-panel.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { IncidentOutage } from '../availability/incident-outage.tsx';
import { CapacityPanel } from '../capacity/capacity-panel.tsx';
import { IncidentArticles } from '../knowledge/incident-articles.tsx';
import { CameByMail } from '../mail/came-by-mail.tsx';
import { ChangesBefore } from '../monitoring/change-markers.tsx';
import { Paged } from '../on-call/paged.tsx';
import { IncidentProblem } from '../problem/incident-problem.tsx';
import { LevelPanel } from '../service-level/level-panel.tsx';
import { AffectedPanel } from './affected-panel.tsx';
import { Commands } from './commands.tsx';
import { EscalationPanel } from './escalation.tsx';
import { FamilyPanel } from './family-panel.tsx';
import { IncidentFacts } from './incident-facts.tsx';
import { LifeLine } from './life-line.tsx';
import { LinkedAlerts } from './linked-alerts.tsx';
import { MajorPanel } from './major-panel.tsx';
import { MarkersPanel } from './markers-panel.tsx';
import { SimilarPanel } from './similar-panel.tsx';

export function IncidentRecord() {
  const { id = '' } = useParams();
  const page = useSearchParams()[0].get('page');
  const { data: incident, error, refetch } = useLive<Incident>(`/incidents/${encodeURIComponent(id)}`);
  if (!incident) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, priority, state, openedAt, version, description, escalation, standing, mergedInto } =
    incident;
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Incidents', href: '/incidents' }}
      badges={
        <>
          <PriorityBadge priority={priority} />
          <StateBadge state={state} />
          <span className="soft">
            opened <Age since={openedAt} ago />
          </span>
        </>
      }
      commands={<Commands incident={incident} />}
      above={
        <>
          {state === 'open' && escalation === 'exhausted' && (
            <Alert type="error" header="Nobody answered" statusIconAriaLabel="Error">
              No level is left to page, and nobody has taken it. Take it yourself, or call somebody.
            </Alert>
          )}
          {page && <Paged incident={incident} page={page} />}
          {mergedInto && (
            <Alert type="info" header="It goes on elsewhere" statusIconAriaLabel="Info">
              It was merged into <RecordId id={mergedInto} />. What is said here stays here.
            </Alert>
          )}
          {standing && (
            <Alert type={state === 'on-hold' ? 'warning' : 'info'} statusIconAriaLabel="Info">
              {standing}
            </Alert>
          )}
          <CameByMail incident={incident} />
          <LifeLine incident={incident} />
        </>
      }
      main={
        <>
          <EscalationPanel incident={incident} />
          <AffectedPanel incident={incident} />
          {description && (
            <Panel title="Description">
              <p className="prose">{description}</p>
            </Panel>
          )}
          <Panel title="Timeline">
            <CommentBox record={incident} shut={state === 'closed'} />
            <Timeline path={`/incidents/${id}`} version={version} />
          </Panel>
        </>
      }
      side={
        <>
          <IncidentFacts incident={incident} />
          {!standing && <IncidentProblem incident={incident} />}
          {incident.capacity && <CapacityPanel id={incident.capacity} />}
          {!standing && <IncidentOutage incident={incident} />}
          <LevelPanel about={id} />
          <MajorPanel incident={incident} />
          <FamilyPanel incident={incident} />
          <LinkedAlerts incident={incident} />
          {incident.service && <ChangesBefore service={incident.service} at={openedAt} />}
          <AttachmentsPanel record={incident} />
          {!standing && (
            <>
              <IncidentArticles incident={incident} />
              <MarkersPanel incident={incident} />
              <LinksPanel record={incident} />
              <WatchersPanel record={incident} />
              <SimilarPanel path={`/incidents/${id}/similar`} />
            </>
          )}
        </>
      }
    />
  );
}
