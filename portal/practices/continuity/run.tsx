import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Age, When } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import { Run } from '../../machine/run.tsx';
import type { Execution } from '../../model.ts';
import { RecordId } from '../../record/record-id.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import { RunSteps } from './run-steps.tsx';
import type { PlanRun } from './types.ts';
import { spanOf } from './words.ts';

const words = { loop: 'each time a step ends or is late', end: 'nothing is left' };

function MachinePanel({ id }: { id: string }) {
  const { items } = useItems<Execution>(`/plan-runs/${id}/execution`);
  if (!items.length) return null;
  return (
    <Panel title="How it runs">
      {items.map((each) => (
        <Run key={each.name} execution={each} words={words} />
      ))}
    </Panel>
  );
}

function CancelDialog({ run, onClose }: { run: PlanRun; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const go = () =>
    send({ path: `/plan-runs/${run.id}/cancel`, body: { reason: reason.trim() }, done: 'It has ended.' });
  return (
    <Ask
      title={`End ${run.id} before its end`}
      go="End it"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={reason.trim() !== ''}
    >
      <TextField
        label="Why?"
        rows={3}
        value={reason}
        onChange={setReason}
        error={refusal?.fields.reason}
        focus
      />
    </Ask>
  );
}

/** A plan that is followed: its steps with their timing, and the machine that runs it. */
export function RunRecord() {
  const { id = '' } = useParams();
  const { data: run, error, refetch } = useLive<PlanRun>(`/plan-runs/${encodeURIComponent(id)}`);
  const may = useMay();
  const names = useAllNames();
  const [canceling, setCanceling] = useState(false);
  if (!run) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const {
    title,
    state,
    mode,
    plan,
    edition,
    service,
    lead,
    incident,
    exercise,
    parent,
    rto,
    minutes,
    met,
    startedAt,
    endedAt,
    version,
  } = run;
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Running plans', href: '/plan-runs' }}
      badges={
        <>
          <StateBadge state={state} />
          <span className={`state ${mode === 'real' ? 'bad' : 'quiet'}`}>
            {mode === 'real' ? 'for real' : 'exercise'}
          </span>
          <span className="soft">
            began <Age since={startedAt} ago />
          </span>
        </>
      }
      commands={
        state === 'running' &&
        may('plan-run', 'cancel') && (
          <Button onClick={() => setCanceling(true)}>End it before its end…</Button>
        )
      }
      main={
        <>
          <RunSteps run={run} />
          <MachinePanel id={id} />
          <Panel title="Timeline">
            <Timeline path={`/plan-runs/${id}`} version={version} />
          </Panel>
          {canceling && <CancelDialog run={run} onClose={() => setCanceling(false)} />}
        </>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="Plan">
              <RecordId id={plan} /> edition {edition}
            </Fact>
            <Fact label="Service">
              <a href={`/service-continuity/${service}`}>{names.service(service)}</a>
            </Fact>
            <Fact label="Led by">{names.person(lead)}</Fact>
            <Fact label="Major incident">{incident && <RecordId id={incident} />}</Fact>
            <Fact label="Exercise">{exercise && <RecordId id={exercise} />}</Fact>
            <Fact label="A step of">{parent && <RecordId id={parent.run} />}</Fact>
            <Fact label="RTO">{rto !== undefined && spanOf(rto)}</Fact>
            <Fact label="Took">{minutes !== undefined && spanOf(minutes)}</Fact>
            <Fact label="Within the RTO">
              {met !== undefined && <StateBadge state={met ? 'met' : 'missed'} />}
            </Fact>
            <Fact label="Ended">{endedAt && <When at={endedAt} />}</Fact>
          </Facts>
        </Panel>
      }
    />
  );
}
