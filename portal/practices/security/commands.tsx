import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { dismissals } from '../../../functions/security/incident.ts';
import { isOver } from '../../../functions/security/lifecycle.ts';
import { Ask } from '../../components/ask.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useDesk, useMay } from '../../desk.ts';
import { useAsked } from '../../live/use-asked.ts';
import { useCommand } from '../../live/use-command.ts';
import { capital, spelled } from '../../words.ts';
import type { Incident } from './types.ts';

type Props = { incident: Incident; onClose: () => void };

const forward: Record<string, { label: string; done: string }> = {
  analyze: { label: 'Analyze', done: 'It is being analyzed.' },
  contain: { label: 'Contain', done: 'It is being contained.' },
  eradicate: { label: 'Eradicate', done: 'Its cause is being done away with.' },
  recover: { label: 'Recover', done: 'What suffered is being brought back.' },
  'begin-review': { label: 'Begin the review', done: 'It is being looked back at.' },
  close: { label: 'Close', done: 'It is closed.' },
};
/** What each phase leads to; the others lead back. */
const ahead: Record<string, string> = {
  draft: 'analyze',
  analysis: 'contain',
  contain: 'eradicate',
  eradicate: 'recover',
  recover: 'begin-review',
  review: 'close',
};
const codes = dismissals
  .filter((code) => code !== 'cleared-by-source')
  .map((value) => ({ value, label: capital(spelled(value)) }));

function DismissDialog({ incident: { id }, onClose }: Props) {
  const [code, setCode] = useState('false-positive');
  const [text, setText] = useState('');
  const { send, busy } = useAsked(onClose);
  const body = { code, ...(text.trim() && { text: text.trim() }) };
  const go = () => send({ path: `/security-incidents/${id}/dismiss`, body, done: `${id} is none.` });
  return (
    <Ask title={`${id} is no incident`} go="Dismiss" onGo={go} onClose={onClose} busy={busy}>
      <Pick label="Why?" options={codes} value={code} onChange={setCode} />
      <TextField label="In words" rows={3} value={text} onChange={setText} focus />
    </Ask>
  );
}

function ReopenDialog({ incident: { id }, onClose }: Props) {
  const [reason, setReason] = useState('');
  const { send, busy } = useAsked(onClose);
  const body = { reason: reason.trim() };
  const go = () => send({ path: `/security-incidents/${id}/reopen`, body, done: `${id} goes on.` });
  const ready = reason.trim() !== '';
  return (
    <Ask title={`Reopen ${id}`} go="Reopen" onGo={go} onClose={onClose} busy={busy} ready={ready}>
      <TextField label="Why is it not over?" rows={3} value={reason} onChange={setReason} focus />
    </Ask>
  );
}

/** What can be done now: what the lifecycle allows in this phase. */
export function Commands({ incident }: { incident: Incident }) {
  const { me } = useDesk();
  const may = useMay();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'dismiss' | 'reopen'>();
  const { give, giving, busy } = useCommand();
  const { id, state, version, assignee, steps = [] } = incident;
  const can = (step: string) => steps.includes(step) && may('security-incident', step);
  const path = (step: string) => `/security-incidents/${id}/${step}`;
  const onClose = () => setDialog(undefined);
  return (
    <>
      {Object.entries(forward)
        .filter(([step]) => can(step))
        .map(([step, { label, done }]) => (
          <Button
            key={step}
            variant={ahead[state] === step ? 'primary' : 'normal'}
            loading={giving?.path === path(step)}
            loadingText={label}
            disabled={busy}
            onClick={() => give({ path: path(step), body: {}, done })}
          >
            {ahead[state] === step ? label : `${label} again`}
          </Button>
        ))}
      {!isOver(incident) && (
        <Button onClick={() => void navigate(`/security-incidents/${id}/edit`)}>Edit</Button>
      )}
      {!isOver(incident) && assignee !== me.id && (
        <Button
          disabled={busy}
          onClick={() =>
            give({
              ...{ path: `/security-incidents/${id}`, method: 'PATCH', version },
              ...{ body: { assignee: me.id }, done: `${id} is yours.` },
            })
          }
        >
          Assign to me
        </Button>
      )}
      {can('dismiss') && <Button onClick={() => setDialog('dismiss')}>It is none…</Button>}
      {can('reopen') && <Button onClick={() => setDialog('reopen')}>Reopen…</Button>}
      {dialog === 'dismiss' && <DismissDialog incident={incident} onClose={onClose} />}
      {dialog === 'reopen' && <ReopenDialog incident={incident} onClose={onClose} />}
    </>
  );
}
