import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { DateTime } from '../../components/date-time.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { idTyped } from '../../record/carrier.ts';
import type { Problem } from './types.ts';

/** What every dialog about a problem is given. */
export type DialogProps = { problem: Problem; onClose: () => void };

const words = {
  cancel: { title: 'Cancel', label: 'Why will nobody look into it?', done: 'Nobody looks into it.' },
  reanalyze: {
    title: 'Look again into',
    label: 'Why is it not solved?',
    done: 'Its cause is looked for again.',
  },
  reopen: { title: 'Reopen', label: 'Why is it looked into again?', done: 'It is looked into again.' },
};

/** A step that needs a reason. */
export function WhyDialog({ problem, command, onClose }: DialogProps & { command: keyof typeof words }) {
  const [reason, setReason] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const { title, label, done } = words[command];
  const go = () =>
    send({ path: `/problems/${problem.id}/${command}`, body: { reason: reason.trim() }, done });
  return (
    <Ask
      title={`${title} ${problem.id}`}
      go={title}
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={reason.trim() !== ''}
    >
      <TextField
        label={label}
        rows={3}
        value={reason}
        onChange={setReason}
        error={refusal?.fields.reason}
        focus
      />
    </Ask>
  );
}

const codes = [
  { value: 'fix-applied', label: 'A fix was applied' },
  { value: 'no-longer-occurs', label: 'It has not come again' },
];

/** What was done; incidents that wait for a fix are resolved with these words. */
export function ResolveDialog({ problem, onClose }: DialogProps) {
  const [code, setCode] = useState('fix-applied');
  const [text, setText] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const body = { code, text: text.trim() };
  const path = `/problems/${problem.id}/resolve`;
  const go = () => send({ path, body, done: `${problem.id} is resolved.`, touches: ['/incidents'] });
  return (
    <Ask
      title={`Resolve ${problem.id}`}
      go="Resolve"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={text.trim() !== ''}
    >
      <Pick label="What came of it?" options={codes} value={code} onChange={setCode} />
      <TextField
        label="What was done?"
        {...(code === 'fix-applied' && {
          description:
            'Incidents that wait for it are resolved with these words; their requesters read them.',
        })}
        rows={4}
        value={text}
        onChange={setText}
        error={refusal?.fields.text}
        focus
      />
    </Ask>
  );
}

/** One lives with it until a day. */
export function RiskDialog({ problem, onClose }: DialogProps) {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const body = { reason: reason.trim(), until };
  const path = `/problems/${problem.id}/accept-risk`;
  const go = () => send({ path, body, done: `The risk of ${problem.id} is accepted.` });
  return (
    <Ask
      title={`Accept the risk of ${problem.id}`}
      go="Accept"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={reason.trim() !== '' && until !== ''}
    >
      <TextField
        label="Why does one live with it?"
        rows={3}
        value={reason}
        onChange={setReason}
        error={refusal?.fields.reason}
        focus
      />
      <DateTime
        label="Until when?"
        description="It is assessed anew then."
        value={until}
        onChange={setUntil}
        error={refusal?.fields.until}
      />
    </Ask>
  );
}

/** It is the same as another one, which takes over its incidents. */
export function DuplicateDialog({ problem, onClose }: DialogProps) {
  const [other, setOther] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const body = { of: idTyped('PRB', other) };
  const path = `/problems/${problem.id}/mark-duplicate`;
  const go = () => send({ path, body, done: `${body.of} goes on in its place.` });
  return (
    <Ask
      title={`${problem.id} is a duplicate`}
      go="Close it"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={/^PRB-\d+$/.test(body.of)}
    >
      <TextField
        label="Of which problem?"
        description="That one takes over its incidents."
        placeholder="PRB-1042"
        value={other}
        onChange={setOther}
        error={refusal?.fields.of}
        focus
      />
    </Ask>
  );
}
