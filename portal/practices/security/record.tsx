import { useParams } from 'react-router';
import { incidentStates, isOver } from '../../../functions/security/lifecycle.ts';
import { Age } from '../../components/age.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useLive } from '../../live/use-live.ts';
import { AttachmentsPanel } from '../../record/attachments-panel.tsx';
import { TasksPanel } from '../../record/tasks-panel.tsx';
import { Way } from '../../record/way.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { WordBadge } from './badges.tsx';
import { Commands } from './commands.tsx';
import { FactsPanel, RiskPanel } from './facts-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { KnowPanel } from './know-panel.tsx';
import { NoteBox } from './note-box.tsx';
import { ObservablesPanel } from './observables-panel.tsx';
import { PlaybookPanel } from './playbook-panel.tsx';
import { ReviewPanel } from './review-panel.tsx';
import type { Incident } from './types.ts';

export function SecurityRecord() {
  const { id = '' } = useParams();
  const path = `/security-incidents/${encodeURIComponent(id)}`;
  const { data: incident, error, refetch } = useLive<Incident>(path);
  if (!incident) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, severity, risk, openedAt, description, version, reached } = incident;
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Security incidents', href: '/security-incidents' }}
      badges={
        <>
          <WordBadge word={severity} />
          <StateBadge state={state} />
          <span className="soft">
            risk {risk.score} · opened <Age since={openedAt} ago />
          </span>
        </>
      }
      commands={<Commands incident={incident} />}
      above={<Way order={incidentStates} state={state} stamps={reached} />}
      main={
        <>
          {description && (
            <Panel title="What is known">
              <p className="prose">{description}</p>
            </Panel>
          )}
          <PlaybookPanel incident={incident} />
          <ObservablesPanel incident={incident} />
          <TasksPanel record={incident} over={isOver(incident)} />
          <FindingsPanel incident={incident} />
          <ReviewPanel incident={incident} />
          <Panel title="Timeline">
            <NoteBox incident={incident} />
            <Timeline path={`/security-incidents/${id}`} version={version} />
          </Panel>
        </>
      }
      side={
        <>
          <KnowPanel incident={incident} />
          <RiskPanel incident={incident} />
          <FactsPanel incident={incident} />
          <AttachmentsPanel record={incident} />
        </>
      }
    />
  );
}
