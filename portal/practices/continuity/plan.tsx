import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Age } from '../../components/age.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import { RecordId } from '../../record/record-id.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { StartDialog } from './start-dialog.tsx';
import { StepButtons } from './step-buttons.tsx';
import { StepList } from './step-list.tsx';
import type { Plan, PlanRun } from './types.ts';
import { spanOf } from './words.ts';

const words = {
  submit: ['Put to the vote', 'Its approvers are asked.'],
  withdraw: ['Take back', 'Nobody is asked any more.'],
  retire: ['Retire', 'Nobody follows it any more.'],
} as const;

function RunsPanel({ id }: { id: string }) {
  const { items } = useItems<PlanRun>(`/plan-runs?plan=${id}`, { pace: 'slow' });
  if (!items.length) return null;
  return (
    <Panel title="How it was followed" flush>
      <ul className="linked ties">
        {items.map((run) => (
          <li key={run.id}>
            <RecordId id={run.id} /> {run.mode === 'real' ? 'for real' : 'as an exercise'}{' '}
            <StateBadge state={run.state} />{' '}
            <span className="soft">
              <Age since={run.startedAt} ago />
              {run.minutes !== undefined && ` · took ${spanOf(run.minutes)}`}
              {run.met !== undefined && (run.met ? ', within its RTO' : ', longer than its RTO')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function PlanRecord() {
  const { id = '' } = useParams();
  const path = `/continuity-plans/${encodeURIComponent(id)}`;
  const { data: plan, error, refetch } = useLive<Plan>(path);
  const may = useMay();
  const names = useAllNames();
  const navigate = useNavigate();
  const [starting, setStarting] = useState(false);
  if (!plan) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const { title, state, steps, draft, live, version, service, team, round } = plan;
  const newer = live && JSON.stringify(live.content) !== JSON.stringify(draft);
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Continuity plans', href: '/continuity-plans' }}
      badges={
        <>
          <StateBadge state={state} />
          {live && <span className="soft">edition {live.edition} is in force</span>}
        </>
      }
      commands={
        <>
          {live && may('plan-run', 'create') && (
            <Button variant="primary" onClick={() => setStarting(true)}>
              Follow it…
            </Button>
          )}
          <StepButtons path={path} kind="continuity-plan" steps={steps} words={words} />
          {state !== 'awaiting-approval' && may('continuity-plan', 'write') && (
            <Button onClick={() => void navigate(`/continuity-plans/${id}/edit`)}>Edit</Button>
          )}
        </>
      }
      main={
        <>
          {draft.text && (
            <Panel title="When it is followed">
              <p className="prose">{draft.text}</p>
            </Panel>
          )}
          <Panel title={newer ? 'Steps of the next edition' : 'Steps'} count={draft.steps.length}>
            {draft.steps.length ? (
              <StepList steps={draft.steps} />
            ) : (
              <Nothing title="It has no step yet">Edit it to write them down.</Nothing>
            )}
          </Panel>
          {newer && (
            <Panel title={`Steps in force, edition ${live.edition}`} count={live.content.steps.length}>
              <StepList steps={live.content.steps} />
            </Panel>
          )}
          <RunsPanel id={id} />
          <Panel title="Timeline">
            <Timeline path={`/continuity-plans/${id}`} version={version} />
          </Panel>
          {starting && <StartDialog plan={plan} onClose={() => setStarting(false)} />}
        </>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="Service">
              <a href={`/service-continuity/${service}`}>{names.service(service)}</a>
            </Fact>
            <Fact label="Team">{names.team(team)}</Fact>
            <Fact label="Owner">{draft.owner && names.person(draft.owner)}</Fact>
            <Fact label="Vote">{round > 0 && <a href={`/approvals/${id}-${round}`}>Round {round}</a>}</Fact>
            <Fact label="In force since">{live && <Age since={live.approvedAt} ago />}</Fact>
          </Facts>
        </Panel>
      }
    />
  );
}
