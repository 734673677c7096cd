import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import { capital, spelled } from '../../words.ts';
import type { DialogProps } from './asked.ts';

type ReasonProps = DialogProps & { command: string; field: string; label: string; done: string };

/** A command that needs words: why, or how. */
export function ReasonDialog({ incident, onClose, command, field, label, done }: ReasonProps) {
  const [text, setText] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const { id } = incident;
  const go = () =>
    send({
      path: `/incidents/${id}/${command}`,
      body: { [field]: text.trim() },
      done,
      touches: ['/escalations'],
    });
  return (
    <Ask
      title={`${capital(spelled(command))} ${id}`}
      go={capital(spelled(command))}
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={text.trim() !== ''}
    >
      <TextField
        label={label}
        rows={4}
        value={text}
        onChange={setText}
        error={refusal?.fields[field]}
        focus
      />
    </Ask>
  );
}
