import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { RunStep } from '../../../functions/continuity/plan-step.ts';
import { Age } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMay } from '../../desk.ts';
import { useAllNames } from '../../live/use-all-names.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useCommand } from '../../live/use-command.ts';
import { RecordId } from '../../record/record-id.tsx';
import type { PlanRun } from './types.ts';
import { spanOf } from './words.ts';

type Why = { step: RunStep; command: 'skip-step' | 'fail-step' };

function WhyDialog({
  run,
  why: { step, command },
  onClose,
}: {
  run: PlanRun;
  why: Why;
  onClose: () => void;
}) {
  const [note, setNote] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const skips = command === 'skip-step';
  const go = () =>
    send({ path: `/plan-runs/${run.id}/${command}`, body: { step: step.id, note: note.trim() } });
  return (
    <Ask
      title={`${skips ? 'Skip' : 'Cannot do'} “${step.title}”`}
      go={skips ? 'Skip' : 'It failed'}
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={note.trim() !== ''}
    >
      <TextField
        label={skips ? 'Why is it not needed?' : 'Why can it not be done?'}
        value={note}
        onChange={setNote}
        error={refusal?.fields.note}
        focus
      />
    </Ask>
  );
}

const took = ({ openedAt, endedAt }: RunStep) =>
  openedAt && endedAt ? Math.round((Date.parse(endedAt) - Date.parse(openedAt)) / 60_000) : undefined;

function Timing({ step }: { step: RunStep }) {
  const minutes = took(step);
  const late = step.minutes !== undefined && minutes !== undefined && minutes > step.minutes;
  return (
    <span className="soft">
      {step.state === 'open' && step.openedAt && (
        <>
          since <Age since={step.openedAt} ago />
        </>
      )}
      {minutes !== undefined && ` took ${spanOf(minutes)}`}
      {step.minutes !== undefined && ` · planned ${spanOf(step.minutes)}`}{' '}
      {late && <StateBadge state="late" />}
    </span>
  );
}

/** The steps of a run, with what each took against what was planned, and what can be done about it now. */
export function RunSteps({ run }: { run: PlanRun }) {
  const may = useMay();
  const names = useAllNames();
  const { give, busy } = useCommand();
  const [why, setWhy] = useState<Why>();
  const able = run.state === 'running' && may('plan-run', 'complete-step');
  const tell = (command: string, step: RunStep) =>
    give({ path: `/plan-runs/${run.id}/${command}`, body: { step: step.id } });
  return (
    <Panel title="Steps" count={run.steps.length}>
      <ol className="tasks">
        {run.steps.map((step, n) => (
          <li key={step.id}>
            <span>
              <span className="id">{n + 1}</span> {step.title} <StateBadge state={step.state} />{' '}
              <Timing step={step} />
              <span className="soft">
                {' '}
                ·{' '}
                {step.by === 'automation'
                  ? 'a function'
                  : step.by === 'plan'
                    ? 'a plan'
                    : step.assignee
                      ? names.person(step.assignee)
                      : names.team(step.team)}
                {step.attempt > 1 && ` · attempt ${step.attempt}`}
              </span>{' '}
              {step.run && <RecordId id={step.run} />}
              {step.note && <p className="reason">{step.note}</p>}
              {step.text && step.state === 'open' && <p className="prose">{step.text}</p>}
            </span>
            {able && (step.state === 'open' || step.state === 'failed') && (
              <span className="actions">
                {step.state === 'failed' && (
                  <Button
                    ariaLabel={`Try again: ${step.title}`}
                    disabled={busy}
                    onClick={() => tell('retry-step', step)}
                  >
                    Try again
                  </Button>
                )}
                <Button
                  ariaLabel={`Done: ${step.title}`}
                  disabled={busy}
                  onClick={() => tell('complete-step', step)}
                >
                  Done
                </Button>
                {step.state === 'open' && (
                  <Button
                    variant="link"
                    ariaLabel={`Failed: ${step.title}`}
                    disabled={busy}
                    onClick={() => setWhy({ step, command: 'fail-step' })}
                  >
                    Failed…
                  </Button>
                )}
                <Button
                  variant="link"
                  ariaLabel={`Skip ${step.title}`}
                  disabled={busy}
                  onClick={() => setWhy({ step, command: 'skip-step' })}
                >
                  Skip…
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {why && <WhyDialog run={run} why={why} onClose={() => setWhy(undefined)} />}
    </Panel>
  );
}
