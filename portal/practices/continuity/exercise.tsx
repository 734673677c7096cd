import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { When } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useLive } from '../../live/use-live.ts';
import { RecordId } from '../../record/record-id.tsx';
import { TasksPanel } from '../../record/tasks-panel.tsx';
import { Timeline } from '../../timeline/timeline.tsx';
import type { Exercise } from './types.ts';
import { sortWords, spanOf } from './words.ts';

type DialogProps = { exercise: Exercise; onClose: () => void };

function ConcludeDialog({ exercise, onClose }: DialogProps) {
  const [passed, setPassed] = useState('');
  const [summary, setSummary] = useState('');
  const [findings, setFindings] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const found = findings
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
  const body = {
    passed: passed === 'yes',
    findings: found,
    ...(summary.trim() && { summary: summary.trim() }),
  };
  const go = () =>
    send({
      path: `/exercises/${exercise.id}/conclude`,
      body,
      done: 'It is concluded.',
      touches: ['/service-continuity'],
    });
  return (
    <Ask
      title={`What came of ${exercise.id}?`}
      go="Conclude"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={passed !== ''}
    >
      <Pick
        label="Did it pass?"
        options={[
          { value: 'yes', label: 'It passed' },
          { value: 'no', label: 'It did not' },
        ]}
        value={passed}
        onChange={setPassed}
        error={refusal?.fields.passed}
      />
      <TextField
        label="What happened?"
        rows={4}
        value={summary}
        onChange={setSummary}
        error={refusal?.fields.summary}
      />
      <TextField
        label="What was found?"
        description="One finding a line; each becomes a task."
        rows={4}
        value={findings}
        onChange={setFindings}
        error={refusal?.fields.findings}
      />
    </Ask>
  );
}

function CancelDialog({ exercise, onClose }: DialogProps) {
  const [reason, setReason] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const go = () =>
    send({
      path: `/exercises/${exercise.id}/cancel`,
      body: { reason: reason.trim() },
      done: 'It is canceled.',
    });
  return (
    <Ask
      title={`Cancel ${exercise.id}`}
      go="Cancel it"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={reason.trim() !== ''}
    >
      <TextField
        label="Why is it not held?"
        value={reason}
        onChange={setReason}
        error={refusal?.fields.reason}
        focus
      />
    </Ask>
  );
}

export function ExerciseRecord() {
  const { id = '' } = useParams();
  const { data: exercise, error, refetch } = useLive<Exercise>(`/exercises/${encodeURIComponent(id)}`);
  const may = useMay();
  const names = useAllNames();
  const navigate = useNavigate();
  const [asks, setAsks] = useState<'conclude' | 'cancel'>();
  if (!exercise) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={8} />;
  const {
    title,
    state,
    overdue,
    steps = [],
    sort,
    service,
    plan,
    run,
    experiment,
    plannedFor,
    everyDays,
    owner,
    team,
    result,
    follows,
    version,
  } = exercise;
  const close = () => setAsks(undefined);
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'Exercises', href: '/exercises' }}
      badges={
        <>
          <StateBadge state={state} />
          {overdue && <StateBadge state="overdue" />}
          {result && <StateBadge state={result.passed ? 'passed' : 'failed'} />}
        </>
      }
      commands={
        <>
          {steps.includes('conclude') && may('exercise', 'conclude') && (
            <Button variant="primary" onClick={() => setAsks('conclude')}>
              Conclude…
            </Button>
          )}
          {state === 'planned' && may('exercise', 'change') && (
            <Button onClick={() => void navigate(`/exercises/${id}/edit`)}>Edit</Button>
          )}
          {steps.includes('cancel') && may('exercise', 'cancel') && (
            <Button onClick={() => setAsks('cancel')}>Cancel…</Button>
          )}
        </>
      }
      main={
        <>
          {result?.summary && (
            <Panel title="What came of it">
              <p className="prose">{result.summary}</p>
            </Panel>
          )}
          <TasksPanel record={exercise} over={false} />
          <Panel title="Timeline">
            <Timeline path={`/exercises/${id}`} version={version} />
          </Panel>
          {asks === 'conclude' && <ConcludeDialog exercise={exercise} onClose={close} />}
          {asks === 'cancel' && <CancelDialog exercise={exercise} onClose={close} />}
        </>
      }
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="What it is">{sortWords[sort]}</Fact>
            <Fact label="Day">
              <When at={plannedFor} />
            </Fact>
            <Fact label="Again">{everyDays && `every ${everyDays} days`}</Fact>
            <Fact label="Service">
              {service ? (
                <a href={`/service-continuity/${service}`}>{names.service(service)}</a>
              ) : (
                'Nobody has said of which'
              )}
            </Fact>
            <Fact label="Plan">{plan && <RecordId id={plan} />}</Fact>
            <Fact label="Run">{run && <RecordId id={run} />}</Fact>
            <Fact label="Experiment">{experiment}</Fact>
            <Fact label="Held by">{owner ? names.person(owner) : names.team(team)}</Fact>
            <Fact label="Took">{result?.minutes !== undefined && spanOf(result.minutes)}</Fact>
            <Fact label="RTO">{result?.rto !== undefined && spanOf(result.rto)}</Fact>
            <Fact label="Comes after">{follows && <RecordId id={follows} />}</Fact>
          </Facts>
        </Panel>
      }
    />
  );
}
