import Button from '@cloudscape-design/components/button';
import { useNavigate, useParams } from 'react-router';
import { When } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useLive } from '../../live/use-live.ts';
import { usePeople, useTeams } from '../../live/use-names.ts';
import { Timeline } from '../../timeline/timeline.tsx';
import { Matrix } from './matrix.tsx';
import { StepButtons } from './step-buttons.tsx';
import type { Analysis } from './types.ts';
import { objectiveWords, spanOf } from './words.ts';

const words = {
  finalise: ['Finalise', 'It is agreed on: what the service needs inherits it.'],
  confirm: ['Confirm as it is', 'It was reviewed.'],
  revise: ['Revise', 'It is a draft again; what was agreed on counts meanwhile.'],
} as const;

export function AnalysisRecord() {
  const { id = '' } = useParams();
  const path = `/impact-analyses/${encodeURIComponent(id)}`;
  const { data: analysis, error, refetch } = useLive<Analysis>(path);
  const may = useMay();
  const navigate = useNavigate();
  const [person, team] = [usePeople(), useTeams()];
  if (!analysis) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, steps, objective, agreed, disruption, owner, notes, reviewAt, version, rating } =
    analysis;
  return (
    <RecordPage
      id={id}
      title={`Impact analysis of ${title}`}
      trail={{ label: 'Impact analyses', href: '/impact-analyses' }}
      badges={<StateBadge state={state} />}
      commands={
        <>
          <StepButtons path={path} kind="impact-analysis" steps={steps} words={words} />
          {state === 'draft' && may('impact-analysis', 'change') && (
            <Button onClick={() => void navigate(`/impact-analyses/${id}/edit`)}>Edit</Button>
          )}
        </>
      }
      main={
        <>
          <Panel title="Impact over time">
            <Matrix rating={rating} />
          </Panel>
          {notes && (
            <Panel title="Notes">
              <p className="prose">{notes}</p>
            </Panel>
          )}
          <Panel title="Timeline">
            <Timeline path={`/impact-analyses/${id}`} version={version} />
          </Panel>
        </>
      }
      side={
        <Panel title="What follows from it">
          <Facts>
            <Fact label="Intolerable after">
              {disruption === undefined ? 'never, as rated' : spanOf(disruption)}
            </Fact>
            <Fact label="Agreed on">{objectiveWords(agreed)}</Fact>
            <Fact label="As it is written">{state === 'draft' && objectiveWords(objective)}</Fact>
            <Fact label="Review">{reviewAt && <When at={reviewAt} />}</Fact>
            <Fact label="Owner">{owner ? person(owner) : team(analysis.team)}</Fact>
            <Fact label="Where it stands">
              <a href={`/service-continuity/${id}`}>Gaps and items</a>
            </Fact>
          </Facts>
        </Panel>
      }
    />
  );
}
