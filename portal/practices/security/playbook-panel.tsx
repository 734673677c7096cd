import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { isOver } from '../../../functions/security/lifecycle.ts';
import { needOf, turnOf } from '../../../functions/security/run.ts';
import { When } from '../../components/age.tsx';
import { Ask } from '../../components/ask.tsx';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { StateBadge } from '../../components/state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useDesk } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems } from '../../live/use-live.ts';
import { usePeople } from '../../live/use-names.ts';
import { Run } from '../../machine/run.tsx';
import type { Execution } from '../../model.ts';
import type { Incident, Playbook } from './types.ts';

const words = { loop: 'until every step is over', end: 'the playbook is over' };
type Props = { incident: Incident; onClose: () => void };

function RunDialog({ incident: { id }, onClose }: Props) {
  const { items } = useItems<Playbook>('/security-playbooks');
  const [playbook, setPlaybook] = useState('');
  const { send, busy } = useAsked(onClose);
  const options = items
    .filter(({ state }) => state === 'active')
    .map(({ id: value, name }) => ({ value, label: name }));
  const done = 'The playbook is at work.';
  const go = () => send({ path: `/security-incidents/${id}/run-playbook`, body: { playbook }, done });
  return (
    <Ask title="Run a playbook" go="Run" onGo={go} onClose={onClose} busy={busy} ready={playbook !== ''}>
      <Pick label="Which one?" options={options} value={playbook} onChange={setPlaybook} />
      <p className="soft">What touches an account waits until somebody else has approved it.</p>
    </Ask>
  );
}

type Reasoned = { title: string; label: string; field: 'reason' | 'note'; command: string; step?: number };

function ReasonDialog({ incident: { id }, onClose, ask }: Props & { ask: Reasoned }) {
  const [text, setText] = useState('');
  const { send, busy } = useAsked(onClose);
  const { title, label, field, command, step } = ask;
  const body = { ...(step !== undefined && { step }), [field]: text.trim() };
  const go = () => send({ path: `/security-incidents/${id}/${command}`, body });
  const ready = text.trim() !== '';
  return (
    <Ask title={title} go="Send" onGo={go} onClose={onClose} busy={busy} ready={ready}>
      <TextField label={label} rows={3} value={text} onChange={setText} focus />
    </Ask>
  );
}

/** The step whose turn it is, and what can be said of it. */
function Turn({ incident, ask }: { incident: Incident; ask: (ask: Reasoned) => void }) {
  const { me } = useDesk();
  const { give, busy } = useCommand();
  const { id, run } = incident;
  if (run?.state !== 'running') return null;
  const step = turnOf(run);
  const need = needOf(run);
  const path = (command: string) => `/security-incidents/${id}/${command}`;
  const title = run.steps[step]?.title ?? '';
  return (
    <div className="actions">
      {need === 'approval' && run.by !== me.id && (
        <>
          <Button
            variant="primary"
            disabled={busy}
            onClick={() =>
              give({ path: path('approve-step'), body: { step }, done: `“${title}” is approved.` })
            }
          >
            Approve “{title}”
          </Button>
          <Button
            onClick={() =>
              ask({
                title: `Reject “${title}”`,
                label: 'Why not?',
                field: 'reason',
                command: 'reject-step',
                step,
              })
            }
          >
            Reject…
          </Button>
        </>
      )}
      {need === 'approval' && run.by === me.id && (
        <p className="soft">“{title}” waits for the approval of another responder.</p>
      )}
      {need === 'person' && (
        <Button
          variant="primary"
          disabled={busy}
          onClick={() => give({ path: path('complete-step'), body: { step }, done: `“${title}” is done.` })}
        >
          Done: {title}
        </Button>
      )}
      {need !== 'outcome' && (
        <Button
          onClick={() =>
            ask({ title: `Skip “${title}”`, label: 'Why?', field: 'note', command: 'skip-step', step })
          }
        >
          Skip…
        </Button>
      )}
      <Button
        onClick={() =>
          ask({ title: 'Stop the playbook', label: 'Why?', field: 'reason', command: 'stop-playbook' })
        }
      >
        Stop…
      </Button>
    </div>
  );
}

/** The playbook at work: its steps, who did what when, and its machine. */
export function PlaybookPanel({ incident }: { incident: Incident }) {
  const [running, setRunning] = useState(false);
  const [asked, setAsked] = useState<Reasoned>();
  const name = usePeople();
  const { id, run, runs } = incident;
  const { items } = useItems<Execution>(runs ? `/security-incidents/${id}/execution` : null);
  const able = !isOver(incident) && run?.state !== 'running';
  return (
    <Panel
      title={run ? `Playbook: ${run.title}` : 'Playbook'}
      {...(able && { actions: <Button onClick={() => setRunning(true)}>Run a playbook</Button> })}
    >
      {!run && <p className="soft">None is at work.</p>}
      {run && (
        <ol className="tasks">
          {run.steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a run keep their places
            <li key={index}>
              <span>
                {step.title} <StateBadge state={step.state} />
                {step.automation && <span className="soft"> · {step.automation}</span>}
                {step.approvedBy && <span className="soft"> · approved by {name(step.approvedBy)}</span>}
                {step.endedAt && (
                  <span className="soft">
                    {' · '}
                    <When at={step.endedAt} />
                  </span>
                )}
                {step.note && <span className="soft"> · {step.note}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
      <Turn incident={incident} ask={setAsked} />
      {items[0] && <Run execution={items[0]} words={words} />}
      {running && <RunDialog incident={incident} onClose={() => setRunning(false)} />}
      {asked && <ReasonDialog incident={incident} ask={asked} onClose={() => setAsked(undefined)} />}
    </Panel>
  );
}
