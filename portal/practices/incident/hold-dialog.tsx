import { useState } from 'react';
import { Ask } from '../../components/ask.tsx';
import { DateTime } from '../../components/date-time.tsx';
import { Pick } from '../../components/pick.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAsked } from '../../live/use-asked.ts';
import type { HoldReason } from '../../model.ts';
import type { DialogProps } from './asked.ts';

const reasons: { value: HoldReason; label: string; description: string }[] = [
  { value: 'requester', label: 'The requester', description: 'Their next comment ends the wait' },
  { value: 'change', label: 'A change', description: 'It will be solved by a change that is planned' },
  { value: 'problem', label: 'A problem', description: 'The cause is being looked for' },
  { value: 'vendor', label: 'A vendor', description: 'Somebody outside works on it' },
];

/** What it waits for, and until when. Whoever waits for the requester has to say what they need of them. */
export function HoldDialog({ incident, onClose }: DialogProps) {
  const { id, version, requester } = incident;
  const [reason, setReason] = useState<HoldReason>(requester ? 'requester' : 'vendor');
  const [words, setWords] = useState('');
  const [until, setUntil] = useState('');
  const { send, busy, refusal } = useAsked(onClose);
  const asks = reason === 'requester';
  const text = words.trim();
  const body = { reason, ...(until && { until }), ...(text && { [asks ? 'comment' : 'note']: text }) };
  const go = () =>
    send({ path: `/incidents/${id}/hold`, body, version, done: `${id} is on hold. Nobody is paged.` });
  return (
    <Ask
      title={`Put ${id} on hold`}
      go="Put on hold"
      onGo={go}
      onClose={onClose}
      busy={busy}
      ready={!asks || text !== ''}
    >
      <Pick
        label="What does it wait for?"
        options={reasons}
        value={reason}
        onChange={(value) => setReason(value as HoldReason)}
        error={refusal?.fields.reason}
      />
      <TextField
        label={asks ? 'What do you need from the requester?' : 'A note for those who work on it'}
        description={asks ? 'They read this, and are told.' : 'The requester does not see it.'}
        rows={3}
        value={words}
        onChange={setWords}
        error={refusal?.fields[asks ? 'comment' : 'note']}
        focus
      />
      <DateTime
        label="Until (if you know)"
        description="Then it goes on by itself."
        value={until}
        onChange={setUntil}
        error={refusal?.fields.until}
      />
    </Ask>
  );
}
